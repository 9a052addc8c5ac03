import type { Found } from '#functions/platform/store/searching.ts';
import type { SearchTerm } from '#schemas/api/staff/search.ts';
import type { Likeness, Why } from '#schemas/api/staff/search-result.ts';
import type { LookupToken } from '#schemas/lookup.ts';
import type { AskedKey } from './asked-keys.ts';

/** An asked key and its possible tokens. */
export interface AskedToken {
  readonly asked: AskedKey;
  readonly tokens: readonly string[];
}

const RANK: Readonly<Record<Likeness, number>> = {
  exact: 0,
  swapped: 1,
  transposed: 2,
  phonetic: 3,
  part: 4,
  surname: 5,
};

type Terms = ReadonlyMap<SearchTerm, Likeness>;

/**
 * Returns why each case was found: the best reason for each term, on the child of the case with the most reasons. Terms about the
 * case itself, such as a parent or the referrer, count for each child.
 *
 * @param mayFind whether a token may find its case for this reader
 */
export function whyFound(
  askedTokens: readonly AskedToken[],
  { under }: Pick<Found, 'under'>,
  mayFind: (hit: LookupToken) => boolean,
): Map<string, Why[]> {
  const byCase = new Map<string, Map<number, Terms>>();
  for (const { asked, tokens } of askedTokens)
    for (const hit of tokens.flatMap((token) => under.get(token) ?? []).filter(mayFind)) {
      const children = byCase.get(hit.reference) ?? new Map<number, Terms>();
      const terms = asked.terms.map((term) => [term, likenessOf(asked, term)] as const);
      byCase.set(hit.reference, children.set(hit.child, closest(children.get(hit.child), terms)));
    }
  return new Map([...byCase].map(([reference, children]) => [reference, best(children)]));
}

const likenessOf = ({ likeness, date = likeness }: AskedKey, term: SearchTerm): Likeness =>
  term === 'dateOfBirth' ? date : likeness;

function best(children: ReadonlyMap<number, Terms>): Why[] {
  const ofCase = children.get(0) ?? [];
  const whys = [...children.values()].map((terms) =>
    [...closest(terms, ofCase)].map(([term, likeness]) => ({ term, likeness })),
  );
  return whys.sort(compareWhys)[0] ?? [];
}

/** Returns the closest likeness of each term. */
function closest(before: Terms | undefined, more: Iterable<readonly [SearchTerm, Likeness]>): Terms {
  const terms = new Map(before);
  for (const [term, likeness] of more) {
    const known = terms.get(term);
    if (known === undefined || RANK[likeness] < RANK[known]) terms.set(term, likeness);
  }
  return terms;
}

/** Compares reasons: more terms come first, then closer likeness. */
export function compareWhys(one: readonly Why[], other: readonly Why[]): number {
  const distance = (whys: readonly Why[]) => whys.reduce((sum, { likeness }) => sum + RANK[likeness], 0);
  return other.length - one.length || distance(one) - distance(other);
}
