import type { Log } from '#functions/platform/log.ts';
import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Case } from '#schemas/case.ts';
import { type MatchReason, type MatchRelation, type MatchStrength, matchId } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';
import type { ChildSaid } from './children.ts';
import { matchKeys, reasonsFor } from './compare.ts';
import { flagsFor } from './contacts.ts';
import { type CopyRestrictionDeps, copyRestriction } from './copy-restriction.ts';
import { lookForInstruction, type PerhapsReturned, type ReturnedDeps } from './returned-form.ts';
import { strengthOf } from './strength.ts';
import { isNewer, type SuggestDeps, type Suggestion, suggestMatch } from './suggest-match.ts';
import { tokensToAsk } from './tokens.ts';

/** The dependencies of looking for matches. */
export interface MatchDeps
  extends ReturnedDeps,
    CopyRestrictionDeps,
    SuggestDeps,
    Pick<Store, 'standingUnder' | 'tokensOf' | 'matchesOf' | 'flagForMatches' | 'lookOnceMore'> {
  readonly log: Log;
}

/** The details of a case by which similar ones are looked for. */
export interface SaidOfCase {
  readonly children: readonly ChildSaid[];
  /** The sender, where the case came by email. */
  readonly from: string | undefined;
  /** The references on its forms: hints, and never proof. */
  readonly issuedFor: readonly Reference[];
}

/** The latest under each token: a child with more earlier contacts is found by these. */
const MOST_UNDER_ONE = 25;
/**
 * Limits of cases compared and pairs suggested: nobody reads on beyond them, and many cases of one name must not hold up the job.
 */
const MOST_CASES = 40;
const MOST_SUGGESTED = 20;

interface Pair {
  readonly child: number;
  readonly other: number;
  readonly head: Case;
  readonly relation: MatchRelation;
  readonly strength: MatchStrength;
  readonly reasons: readonly MatchReason[];
}

const RANK: Readonly<Record<MatchStrength, number>> = { strong: 0, possible: 1, weak: 2 };

/**
 * Looks for children of other cases who may be a child of this one. It suggests each to a person on both cases, and flags the case.
 * If it runs twice, or for both cases at once, the result is the same. It merges nothing.
 */
export async function lookForMatches(
  deps: MatchDeps,
  head: Case,
  { children, from, issuedFor }: SaidOfCase,
  keys: LookupKeys,
  now: Date,
): Promise<number> {
  const pairs = await pairsOf(deps, head, children, keys);
  const judged = new Map((await deps.matchesOf(head.reference)).map((match) => [match.id, match.state]));
  const standing = pairs.filter(
    ({ child, other, head: { reference } }) => judged.get(matchId(child, { reference, child: other })) !== 'rejected',
  );
  let suggested = 0;
  for (const pair of standing.slice(0, MOST_SUGGESTED)) {
    const suggestion = suggestionOf(head, pair);
    if (pair.strength !== 'weak') {
      const [newer, older] = inOrder(head, pair.head);
      await copyRestriction(deps, newer.reference, older, now);
    }
    if ((await suggestMatch(deps, suggestion, now)) === 'before') continue;
    suggested += 1;
    if (suggestion.newer.reference !== head.reference) await deps.lookOnceMore(suggestion.newer.reference, now);
  }
  if (standing.length > MOST_SUGGESTED)
    deps.log.warn('more matches than are suggested', { reference: head.reference, count: standing.length });
  const earlier = standing.filter((pair) => isNewer(head, pair.head));
  for (const flag of flagsFor(head, earlier)) await deps.flagForMatches(head.reference, flag, now);
  for (const returned of perhapsReturned(head, { from, issuedFor }, earlier))
    await lookForInstruction(deps, returned, now);
  return suggested;
}

/** Finds returned forms by reference, else by sender and child (S13b). */
function perhapsReturned(
  { reference: form }: Case,
  { from, issuedFor }: Pick<SaidOfCase, 'from' | 'issuedFor'>,
  earlier: readonly Pair[],
): PerhapsReturned[] {
  const named = issuedFor.filter((told) => told !== form);
  const sent = from === undefined ? [] : [...surely(earlier)].filter((told) => !named.includes(told));
  return [
    ...named.map((told) => ({ form, told, by: 'its_reference' as const })),
    ...sent.map((told) => ({ form, told, by: { sender: from ?? '' } })),
  ];
}

/** Returns the cases with a child that is almost certainly one of these children. */
function surely(pairs: readonly Pair[]): ReadonlySet<Reference> {
  const sure = pairs.filter(({ relation, strength }) => relation === 'same_child' && strength === 'strong');
  return new Set(sure.map((pair) => pair.head.reference));
}

async function pairsOf(deps: MatchDeps, head: Case, children: readonly ChildSaid[], keys: LookupKeys): Promise<Pair[]> {
  const others = new Set<Reference>();
  const asked = new Set(children.flatMap(matchKeys).flatMap(({ key }) => tokensToAsk(keys, key)));
  for (const token of asked) {
    for (const { reference } of (await deps.standingUnder(token, MOST_UNDER_ONE)).found)
      if (reference !== head.reference && others.size < MOST_CASES) others.add(reference);
  }
  const pairs: Pair[] = [];
  for (const reference of others) {
    const other = await deps.caseHead(reference);
    if (other === undefined) continue;
    const theirs = Map.groupBy(await deps.tokensOf(reference), ({ child }) => child);
    for (const [index, child] of children.entries()) {
      for (const [number, tokens] of theirs) {
        const reasons = number === 0 ? [] : reasonsFor(child, keys, tokens);
        const found = strengthOf(reasons);
        if (found !== undefined) pairs.push({ child: index + 1, other: number, head: other, ...found, reasons });
      }
    }
  }
  return pairs.sort((a, b) => RANK[a.strength] - RANK[b.strength]);
}

const inOrder = (one: Case, other: Case): [newer: Case, older: Case] =>
  isNewer(one, other) ? [one, other] : [other, one];

function suggestionOf(
  head: Case,
  { head: other, child, other: number, relation, strength, reasons }: Pair,
): Suggestion {
  const here = { reference: head.reference, child };
  const there = { reference: other.reference, child: number };
  const [newer, older] = isNewer(head, other) ? [here, there] : [there, here];
  return { newer, older, relation, strength, reasons };
}
