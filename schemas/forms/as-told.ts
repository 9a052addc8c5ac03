import type { FormDefinition } from './definition.ts';

const known = new WeakMap<FormDefinition, FormDefinition>();

/**
 * A form as it is taken down for somebody: what is mandatory online is expected here, since nobody is sent away for what they
 * cannot say, and advice can be asked without naming a child (domain 2, S4a, S19b).
 */
export function asTold(definition: FormDefinition): FormDefinition {
  const before = known.get(definition);
  if (before) return before;
  const made: FormDefinition = {
    ...definition,
    sections: definition.sections.map((section) => ({
      ...section,
      ...(section.repeat === undefined ? {} : { repeat: { ...section.repeat, min: 0 } }),
      fields: section.fields.map((field) =>
        field.need === 'mandatory' ? { ...field, need: 'expected' as const } : field,
      ),
    })),
  };
  known.set(definition, made);
  return made;
}
