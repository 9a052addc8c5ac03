import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import {
  askedOf,
  type FieldDefinition,
  type FormDefinition,
  type SectionDefinition,
} from '#schemas/forms/definition.ts';
import { type Choice, everyField, type Field } from '../../kit/fields.ts';
import { type Kinds, MOST_FIELDS, type Values } from '../../kit/form-body.ts';

/** A section of a form as the page shows it. */
export interface SectionShown {
  readonly id: string;
  readonly title: string;
  readonly intro: string | undefined;
  readonly fields: readonly Field[];
  /** The words of the button that adds an item, where the section is a list that is not full. */
  readonly adds: string | undefined;
  /** Whether the page has no room for another item. */
  readonly isFull: boolean;
}

/** A longer list of codes is a list to choose from; the codes of a shorter one are all in sight. */
const MOST_OPEN = 6;

const YES_OR_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** The reasons for no answer (S8). The reader of answers knows them by these words, in any field. */
const REASONS: readonly Choice[] = missingReasons.codes.map(({ label }) => ({ value: label, text: label }));

/** The fields that a form may send, less those of the kit, and some that our form does not ask. */
const MOST_ON_PAGE = MOST_FIELDS - 50;

/** Returns the sections of a form with the fields for what was typed, and one more item of each list that `more` names. */
export function sectionsOf(form: FormDefinition, values: Values, more: string | undefined): SectionShown[] {
  const sections = form.sections.map((section) => {
    const { id, title, intro, repeat } = section;
    const about = { id, title, intro, adds: undefined, isFull: false };
    if (repeat === undefined)
      return { ...about, fields: askedOf(section).map((field) => fieldOf(field, `${id}/${field.id}`)) };
    const typed = Math.max(
      0,
      ...Object.keys(values).flatMap((name) => (name.startsWith(`${id}/`) ? [Number(name.split('/')[1]) + 1] : [])),
    );
    const items = Math.min(repeat.max, Math.max(1, typed) + (more === id && typed > 0 ? 1 : 0));
    return {
      ...about,
      adds: items < repeat.max ? `Add another: ${repeat.itemLabel.toLowerCase()}` : undefined,
      fields: Array.from({ length: items }, (_, item) => itemOf(section, item)),
    };
  });
  const room = MOST_ON_PAGE - sections.reduce((sum, { fields }) => sum + mostSent(fields), 0);
  return sections.map((section) =>
    section.adds !== undefined && mostSent(section.fields.slice(0, 1)) > room
      ? { ...section, adds: undefined, isFull: true }
      : section,
  );
}

/** Returns how many values fields send at most: each box that is ticked, and one that says that the boxes were there. */
const mostSent = (fields: readonly Field[]): number =>
  everyField(fields).reduce(
    (sum, field) => sum + (field.kind === 'group' ? 0 : field.kind === 'checkboxes' ? field.choices.length + 1 : 1),
    0,
  );

const itemOf = (section: SectionDefinition, item: number): Field => ({
  kind: 'group',
  name: `${section.id}/${item}`,
  label: `${section.repeat?.itemLabel} ${item + 1}`,
  fields: askedOf(section).map((field) => fieldOf(field, `${section.id}/${item}/${field.id}`)),
});

function fieldOf(field: FieldDefinition, name: string): Field {
  const { label, hint } = field;
  const about = { name, label, ...(hint === undefined ? {} : { hint }) };
  const reasons = field.need === 'optional' ? [] : REASONS;
  const codes = (field.codes === undefined ? [] : codeSet(field.codes).codes).map(({ code, label: text }) => ({
    value: code,
    text,
  }));
  switch (field.type) {
    case 'long_text':
      return { ...about, kind: 'textarea', rows: 4 };
    case 'yes_no':
      return { ...about, kind: 'radios', wraps: true, choices: [...YES_OR_NO, ...reasons] };
    case 'yes_no_unknown':
      return { ...about, kind: 'radios', wraps: true, choices: [...YES_OR_NO, ...REASONS] };
    case 'choice':
      if (codes.length > MOST_OPEN) return { ...about, kind: 'select', choices: [...codes, ...reasons] };
      return { ...about, kind: 'radios', wraps: true, choices: [...codes, ...reasons] };
    case 'choices':
      return { ...about, kind: 'checkboxes', wraps: true, choices: codes };
    default:
      return { ...about, kind: 'text', width: field.type === 'text' ? 30 : 20 };
  }
}

/** Returns which fields of a form have several answers. */
export const kindsOf = (form: FormDefinition): Kinds => ({
  lists: form.sections.flatMap(({ id, fields }) =>
    fields.flatMap((field) => (field.type === 'choices' ? [`${id}/${field.id}`] : [])),
  ),
});

/** Returns the answers as the values of fields: each by its JSON pointer without the first slash. */
export function valuesOf(answers: unknown, path: readonly string[] = []): Values {
  if (answers === null || answers === undefined) return {};
  const isTexts = Array.isArray(answers) && answers.every((one) => typeof one === 'string');
  if (isTexts) return { [path.join('/')]: answers };
  if (typeof answers !== 'object')
    return { [path.join('/')]: answers === true ? 'yes' : answers === false ? 'no' : String(answers) };
  const entries = Object.entries(answers);
  const missing = missingReasons.codes.find(({ code }) => code === answers['missing' as keyof typeof answers]);
  if (missing !== undefined && entries.length === 1) return { [path.join('/')]: missing.label };
  return Object.assign({}, ...entries.map(([name, inner]) => valuesOf(inner, [...path, name])));
}
