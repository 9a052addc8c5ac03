import { labelOf } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import type { Answer } from './answer.ts';
import { ukDate } from './dates.ts';
import type { FieldDefinition } from './definition.ts';

/** An answer, or another reading of it, as staff read it: labels for codes, UK dates, "Yes" and "No", and a missing-reason in brackets. */
export function answerText(field: FieldDefinition, answer: Pick<Answer, 'value' | 'missing'>): string {
  if (answer.missing !== undefined) return `[${labelOf(missingReasons, answer.missing)}]`;
  const { value } = answer;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map((code) => labelOf(codeSet(field.codes ?? ''), code)).join('; ');
  if (field.type === 'yes_no_unknown') return value.charAt(0).toUpperCase() + value.slice(1);
  if (field.type === 'date' || field.type === 'date_time') return ukDate(value);
  return field.codes === undefined ? value : labelOf(codeSet(field.codes), value);
}
