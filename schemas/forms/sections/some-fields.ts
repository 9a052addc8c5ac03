import type { SectionDefinition } from '../definition.ts';

/** Reports a form that asks for a field which its section does not have: a mistake in the form's data, found at load. */
export class UnknownField extends Error {
  override readonly name = 'UnknownField';
  constructor(section: string, field: string) {
    super(`section ${section} has no field ${field}`);
  }
}

/**
 * Returns a section with only some of its fields, for another form, perhaps with another title. The ids stay the same, so that
 * every rule finds an answer under the same path in every form. Throws `UnknownField`.
 */
export function someFields(
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
