import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { ukDate } from '#schemas/forms/dates.ts';
import { type FieldDefinition, longest } from '#schemas/forms/definition.ts';
import type { Choice, Field } from '../../../kit/fields.ts';

/** The most choices that are shown at once. */
const FEW = 8;

const YES_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** Returns the field in which a person answers a question of a form, with the answer that it has. */
export function answerField(
  { type, codes, ...field }: FieldDefinition,
  label: string,
  value: DeepReadonly<Answer['value']>,
): Field {
  const every = { name: 'answer', label, ...(field.hint === undefined ? {} : { hint: field.hint }) };
  const text = typeof value === 'string' ? value : undefined;
  if (type === 'yes_no')
    return { ...every, kind: 'radios', choices: YES_NO, value: value === undefined ? undefined : value ? 'yes' : 'no' };
  if (type === 'yes_no_unknown')
    return { ...every, kind: 'radios', choices: [...YES_NO, { value: 'unknown', text: 'Unknown' }], value: text };
  if (codes !== undefined) {
    const choices = codeSet(codes).codes.map(({ code, label: words }) => ({ value: code, text: words }));
    if (type === 'choices') return { ...every, kind: 'checkboxes', choices, value: Array.isArray(value) ? value : [] };
    return { ...every, kind: choices.length > FEW ? 'select' : 'radios', choices, value: text };
  }
  if (type === 'date')
    return { ...every, kind: 'text', width: 20, value: text === undefined ? undefined : ukDate(text) };
  if (type === 'long_text')
    return { ...every, kind: 'textarea', rows: 8, most: longest({ type, ...field }), value: text };
  return { ...every, kind: 'text', value: text };
}
