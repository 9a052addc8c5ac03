import * as z from 'zod';

/**
 * Why an expected answer is missing (domain S8). No reason blocks a referral. A decision-maker must see `unsafe_to_ask`.
 */
export const MissingReason = z.enum(['not_known', 'not_asked', 'declined', 'not_applicable', 'unsafe_to_ask']);
export type MissingReason = z.infer<typeof MissingReason>;

/** A code of a set. Codes are strings, so that "10" is never the number 10 and no spreadsheet changes "1A". */
export const Code = z.strictObject({
  code: z.string().min(1).max(60),
  label: z.string().min(1).max(200),
  /** Other words that people write for it, compared without case, spaces and punctuation. */
  synonyms: z.array(z.string().min(1).max(200)).max(30).optional(),
  /** The missing-reason that this code means (ethnicity REFU and NOBT). */
  missing: MissingReason.optional(),
  /** Whether this code excludes all others (disability NONE; CIN-validator 8790). */
  exclusive: z.boolean().optional(),
});
export type Code = z.infer<typeof Code>;

/** The codes that an answer is chosen from. The largest set, factors at assessment, has some 45; 200 leave room. */
export const CodeSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]*$/),
  codes: z.array(Code).min(1).max(200),
});
export type CodeSet = z.infer<typeof CodeSet>;

/** Returns the lower-case letters and digits of a text for comparison, so that "Roma / Gypsy" equals "roma gypsy". */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

interface Index {
  readonly exact: ReadonlyMap<string, Code>;
  /** `undefined` for a text of two codes: then neither is chosen. */
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

/** Returns the code of a text, by code, label or synonym; `undefined` if no code matches, or two do: it never guesses. */
export function codeFor(set: CodeSet, text: string): Code | undefined {
  const index = indexOf(set);
  return index.exact.get(text) ?? index.plain.get(plainText(text));
}

/** Checks whether a set has exactly this code. */
export function hasCode(set: CodeSet, code: string): boolean {
  return indexOf(set).exact.has(code);
}

/** Returns the label of a code, or the code itself if the set does not have it (from an older form). */
export function labelOf(set: CodeSet, code: string): string {
  return indexOf(set).exact.get(code)?.label ?? code;
}
