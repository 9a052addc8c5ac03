import type { SectionDefinition } from '../definition.ts';

/** A form asks for a field that its section does not have: a slip in the form's data, found as soon as it is loaded. */
export class UnknownField extends Error {
  override readonly name = 'UnknownField';
  constructor(section: string, field: string) {
    super(`section ${section} has no field ${field}`);
  }
}

/**
 * A section as another form asks it: only some of its fields, perhaps under another title, with the same ids, so that every
 * rule finds an answer under the same path in every form. Throws `UnknownField`.
 */
export function only(
  section: SectionDefinition,
  ids: readonly string[],
  words: Partial<Pick<SectionDefinition, 'title' | 'intro'>> = {},
): SectionDefinition {
  const fields = ids.map((id) => {
    const field = section.fields.find((one) => one.id === id);
    if (!field) throw new UnknownField(section.id, id);
    return field;
  });
  return { ...section, ...words, fields };
}
