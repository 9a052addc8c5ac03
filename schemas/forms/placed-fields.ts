import { type FieldDefinition, type FormDefinition, fieldOf, type SectionDefinition } from './definition.ts';

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

/** Where a path of an answer leads: a field, by its id or a former one, of an item where the section repeats. */
export interface Place {
  readonly section: SectionDefinition;
  readonly index: number | undefined;
  readonly field: FieldDefinition;
  /** The path of its section or item, to which a field's id is added. */
  readonly base: string;
}

const PATH = /^\/([A-Za-z0-9]+)(?:\/(\d{1,3}))?\/([A-Za-z][A-Za-z0-9]*)$/;

/** The place of an answer in a form; `undefined` for a path of another form, of another version, or past the room for items. */
export function placeOf(definition: FormDefinition, path: string): Place | undefined {
  const parts = PATH.exec(path);
  const section = parts && definition.sections.find(({ id }) => id === parts[1]);
  const field = section && fieldOf(section, parts?.[3] ?? '');
  const index = parts?.[2] === undefined ? undefined : Number(parts[2]);
  if (!section || !field || (section.repeat === undefined) !== (index === undefined)) return undefined;
  if (section.repeat && index !== undefined && index >= section.repeat.max) return undefined;
  return { section, index, field, base: path.slice(0, path.lastIndexOf('/')) };
}
