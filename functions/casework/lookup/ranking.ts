import type { Found } from '#functions/platform/store/searching.ts';
import type { SearchTerm } from '#schemas/api/staff/search.ts';
import type { Likeness, Why } from '#schemas/api/staff/search-result.ts';
import type { AskedKey } from './asked-keys.ts';

/** An asked key and its possible tokens. */
export interface AskedToken {
  readonly asked: AskedKey;
  readonly tokens: readonly string[];
}

const RANK: Readonly<Record<Likeness, number>> = { exact: 0, swapped: 1, transposed: 2, phonetic: 3, surname: 4 };

/** Returns why each case was found: the best reason for each term, on the child of the case with the most reasons. */
export function whyFound(askedTokens: readonly AskedToken[], found: Found): Map<string, Why[]> {
  const byChild = new Map<string, Map<SearchTerm, Likeness>>();
  for (const { asked, tokens } of askedTokens) {
    for (const { reference, child } of tokens.flatMap((token) => found.under.get(token) ?? [])) {
      const key = `${reference} ${child}`;
      const terms = byChild.get(key) ?? new Map<SearchTerm, Likeness>();
      for (const term of asked.terms) {
        const before = terms.get(term);
        if (before === undefined || RANK[asked.likeness] < RANK[before]) terms.set(term, asked.likeness);
      }
      byChild.set(key, terms);
    }
  }
  const whys = new Map<string, Why[]>();
  for (const [key, terms] of byChild) {
    const [reference = key] = key.split(' ');
    const why = [...terms].map(([term, likeness]) => ({ term, likeness }));
    const before = whys.get(reference);
    if (before === undefined || compareWhys(why, before) < 0) whys.set(reference, why);
  }
  return whys;
}

/** Compares reasons: more terms come first, then closer likeness. */
export function compareWhys(one: readonly Why[], other: readonly Why[]): number {
  const distance = (whys: readonly Why[]) => whys.reduce((sum, { likeness }) => sum + RANK[likeness], 0);
  return other.length - one.length || distance(one) - distance(other);
}
