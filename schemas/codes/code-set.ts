import * as z from 'zod';

/**
 * Why an expected answer is not there (domain S8): each is a fact worth keeping, and none of them blocks a referral.
 * `unsafe_to_ask` is the one that a decision-maker must see.
 */
export const MissingReason = z.enum(['not_known', 'not_asked', 'declined', 'not_applicable', 'unsafe_to_ask']);
export type MissingReason = z.infer<typeof MissingReason>;

/** One code of a set. Codes are strings, so that "10" is never the number 10 and no spreadsheet changes "1A". */
export const Code = z.strictObject({
  code: z.string().min(1).max(60),
  label: z.string().min(1).max(200),
  /** Other ways in which people write it; compared without case, space or punctuation. */
  synonyms: z.array(z.string().min(1).max(200)).max(30).optional(),
  /** This code says that there is no answer, and why (ethnicity REFU and NOBT). */
  missing: MissingReason.optional(),
  /** This code allows no other beside it (disability NONE; CIN-validator 8790). */
  exclusive: z.boolean().optional(),
});
export type Code = z.infer<typeof Code>;

/** A list of codes that an answer is chosen from. The largest, factors at assessment, has some 45; 200 leaves room. */
export const CodeSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]*$/),
  codes: z.array(Code).min(1).max(200),
});
export type CodeSet = z.infer<typeof CodeSet>;

/** A text as it is compared: lower case, letters and digits only, so that "Roma / Gypsy" equals "roma gypsy". */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

interface Index {
  readonly exact: ReadonlyMap<string, Code>;
  /** `undefined` marks a text that two codes claim: then neither is chosen. */
  readonly plain: ReadonlyMap<string, Code | undefined>;
}

const indexes = new WeakMap<CodeSet, Index>();

function indexOf(set: CodeSet): Index {
  const known = indexes.get(set);
  if (known) return known;
  const exact = new Map<string, Code>();
  const plain = new Map<string, Code | undefined>();
  for (const code of set.codes) {
    exact.set(code.code, code);
    for (const text of new Set([code.code, code.label, ...(code.synonyms ?? [])].map(plainText))) {
      if (text !== '') plain.set(text, plain.has(text) ? undefined : code);
    }
  }
  const made = { exact, plain };
  indexes.set(set, made);
  return made;
}

/** The code that a text names, by code, label or synonym; `undefined` when none does or two could: it is never guessed. */
export function codeFor(set: CodeSet, text: string): Code | undefined {
  const index = indexOf(set);
  return index.exact.get(text) ?? index.plain.get(plainText(text));
}

/** Does the set have this very code? */
export function hasCode(set: CodeSet, code: string): boolean {
  return indexOf(set).exact.has(code);
}

/** The label of a code, or the code itself when the set does not have it (an older form's answer). */
export function labelOf(set: CodeSet, code: string): string {
  return indexOf(set).exact.get(code)?.label ?? code;
}
