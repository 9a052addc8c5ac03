import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { hasBox } from './boxes.ts';
import type { Understood } from './meaning.ts';

/** Codes for all that a set does not name: the words say who or what it is, and the code does not. */
const REST = /^(?:other|any other|not related)\b/i;
/** Longer is a list of options, and not what somebody said. */
const LONGEST_WORDS = 100;

/** Do the words of an answer say more than its code: "Lodger", read as not related? Then they are kept beside it. */
export function saysMore({ codes, type }: FieldDefinition, { value }: Understood, words: string): boolean {
  if (codes === undefined || type !== 'choice' || words.length > LONGEST_WORDS || hasBox(words)) return false;
  const label = codeSet(codes).codes.find(({ code }) => code === value)?.label;
  return label !== undefined && REST.test(label) && plainText(label) !== plainText(words);
}
