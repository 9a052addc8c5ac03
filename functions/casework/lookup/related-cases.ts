import type { Related } from '#schemas/api/staff/history.ts';
import type { Case, Link } from '#schemas/case.ts';
import type { Match, MatchStrength } from '#schemas/known-child.ts';

/** Links that the program proposes. A person has not confirmed them. */
const PROPOSED: ReadonlySet<Link['why']> = new Set([
  'suspected_repeat',
  'same_file',
  'named_in_subject',
  'returned_form',
]);

const RANK: Readonly<Record<MatchStrength, number>> = { strong: 1, possible: 2, weak: 3 };

/** Returns the cases that a case is linked to or may share a child with, the surest first. A rejected match relates no cases. */
export function relatedCases({ links }: Pick<Case, 'links'>, matches: readonly Match[]): Related[] {
  const standing = matches.filter(({ state }) => state !== 'rejected');
  const others = new Set([...links, ...standing.map(({ other }) => other)].map(({ reference }) => reference));
  return [...others]
    .map((reference) => {
      const whys = links.filter((link) => link.reference === reference).map(({ why }) => why);
      const own = standing.filter(({ other }) => other.reference === reference);
      return {
        reference,
        links: whys,
        matches: own.map(({ child, relation, strength, state }) => ({ child, relation, strength, state })),
        suggested: whys.every((why) => PROPOSED.has(why)) && own.every(({ state }) => state === 'suggested'),
      };
    })
    .sort((one, other) => rankOf(one) - rankOf(other));
}

const rankOf = ({ suggested, matches }: Related): number =>
  suggested ? Math.min(RANK.weak, ...matches.map(({ strength }) => RANK[strength])) : 0;
