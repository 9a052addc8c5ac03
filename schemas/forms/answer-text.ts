import { labelOf, plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import { type Answer, MOST_WORDS } from './answer.ts';
import type { FieldBody } from './body.ts';
import { ukDate } from './dates.ts';
import type { FieldDefinition } from './definition.ts';

/** Returns the text of an answer for staff: labels for codes, UK dates, "Yes" and "No", and a missing-reason in brackets. */
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

/**
 * Returns the original words of a coded answer if they say more than the code: "Paternal grandmother" for *grandparent*. Returns
 * none if they are the code or its label, whatever the case and punctuation.
 */
export function wordsBeside(
  field: FieldDefinition,
  value: FieldBody,
  written: string | readonly string[],
): { words?: string } {
  if (field.codes === undefined || typeof value === 'boolean' || value === undefined) return {};
  if (!Array.isArray(value) && typeof value !== 'string') return {};
  const codes = [value].flat();
  const others = [written].flat().filter((each) => !codes.includes(each));
  if (others.length === 0) return {};
  const labels = codeSet(field.codes).codes.filter(({ code }) => codes.includes(code));
  const own = new Set(
    [...codes, ...labels.map(({ label }) => label), labels.map(({ label }) => label).join('')].map(plainText),
  );
  const beside = others
    .filter((each) => !own.has(plainText(each)))
    .join('; ')
    .trim()
    .slice(0, MOST_WORDS);
  return beside === '' ? {} : { words: beside };
}
