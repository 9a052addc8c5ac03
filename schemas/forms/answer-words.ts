import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { MOST_WORDS } from './answer.ts';
import type { FieldBody } from './body.ts';
import type { FieldDefinition } from './definition.ts';

/**
 * The words beside a coded answer that was read from other words than the code's own: "Paternal grandmother" says more than
 * *grandparent*. None where they are the code or its label, but for case and punctuation.
 */
export function wordsBeside(
  field: FieldDefinition,
  value: FieldBody,
  written: string | readonly string[],
): { words?: string } {
  if (field.codes === undefined || typeof value === 'boolean' || value === undefined) return {};
  if (!Array.isArray(value) && typeof value !== 'string') return {};
  const codes = [value].flat();
  const labels = codeSet(field.codes).codes.filter(({ code }) => codes.includes(code));
  const own = new Set(
    [...codes, ...labels.map(({ label }) => label), labels.map(({ label }) => label).join('')].map(plainText),
  );
  const words = [written].flat().filter((each) => !own.has(plainText(each)));
  const beside = words.join('; ').trim().slice(0, MOST_WORDS);
  return beside === '' ? {} : { words: beside };
}
