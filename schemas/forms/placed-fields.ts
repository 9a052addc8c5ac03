import type { FieldDefinition, SectionDefinition } from './definition.ts';

/** A field and the JSON pointer under which its answer is kept. */
export interface PlacedField {
  readonly field: FieldDefinition;
  readonly path: string;
}

const known = new WeakMap<SectionDefinition, (readonly PlacedField[])[]>();

/**
 * The fields of a section, or of one item where it repeats, with their paths. Made once: every referral has the same few
 * hundred paths, and a text that is put together anew is hashed anew by everyone who looks for an answer by it.
 */
export function placedFields(section: SectionDefinition, index?: number): readonly PlacedField[] {
  const bySection = known.get(section) ?? [];
  const before = bySection[index ?? 0];
  if (before) return before;
  const base = index === undefined ? `/${section.id}` : `/${section.id}/${index}`;
  const placed = section.fields.map((field) => ({ field, path: `${base}/${field.id}` }));
  bySection[index ?? 0] = placed;
  known.set(section, bySection);
  return placed;
}
