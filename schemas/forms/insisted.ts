import type { Remark } from './answer.ts';
import { meets } from './conditions.ts';
import type { Condition, FieldDefinition, FormDefinition, SectionDefinition } from './definition.ts';

type Loose = Readonly<Record<string, unknown>>;

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Does a condition hold, seen from an item of a section? */
function holds(condition: Condition, item: Loose, body: Loose): boolean {
  const [first = '', second] = condition.field.split('.');
  const section = second === undefined ? item : body[first];
  return meets(condition, isLoose(section) ? section[second ?? first] : undefined);
}

const conditional = new WeakMap<SectionDefinition, readonly FieldDefinition[]>();

/** The fields of a section of which it depends on another answer whether they are mandatory: few sections have any. */
function conditionalFields(section: SectionDefinition): readonly FieldDefinition[] {
  const known = conditional.get(section);
  if (known) return known;
  const made = section.fields.filter(
    ({ need, onlyIf, exceptIf }) => need === 'mandatory' && (onlyIf !== undefined || exceptIf !== undefined),
  );
  conditional.set(section, made);
  return made;
}

function inItem(section: SectionDefinition, item: Loose, body: Loose, pointer: string): Remark[] {
  const faults: Remark[] = [];
  for (const field of conditionalFields(section)) {
    if (field.onlyIf && !holds(field.onlyIf, item, body)) continue;
    if (field.exceptIf && holds(field.exceptIf, item, body)) continue;
    const value = item[field.id];
    if (value === undefined || isLoose(value)) {
      faults.push({ pointer: `${pointer}/${field.id}`, code: 'required', detail: `Answer this: ${field.label}` });
    }
  }
  return faults;
}

/** The mandatory answers that are missing where it depends on another answer whether they are mandatory. */
export function insistedButMissing(definition: FormDefinition, body: Loose): Remark[] {
  const faults: Remark[] = [];
  for (const section of definition.sections) {
    const value = body[section.id];
    if (!section.repeat) {
      if (isLoose(value)) faults.push(...inItem(section, value, body, `/${section.id}`));
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (isLoose(item)) faults.push(...inItem(section, item, body, `/${section.id}/${index}`));
      }
    }
  }
  return faults;
}
