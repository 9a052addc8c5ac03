import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseInList } from '#schemas/glance.ts';
import { type LookupToken, PLACE_KINDS } from '#schemas/lookup.ts';
import { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { caseKey, onceKey } from './keys.ts';
import { type ListLook, recordListLook } from './lists.ts';
import { StoredCaseInList } from './reading.ts';
import { readSafety } from './safety.ts';
import type { Acting } from './table.ts';
import { standingUnder } from './tokens.ts';

/** The latest cases under each token; for a common name the searcher must add more terms. */
const MOST_UNDER_ONE = 50;
/** Cases whose heads are read: twice what is shown, as some may be another team's. */
const MOST_CASES = 100;
/** Reads of the table under way at once. */
const AT_ONCE = 8;

/** What was found under each token, and the cases. */
export interface Found {
  readonly under: ReadonlyMap<string, readonly LookupToken[]>;
  readonly heads: ReadonlyMap<string, CaseInList>;
  /** The safety records of the cases found by a place: they say whether the place is secret. */
  readonly safety: ReadonlyMap<string, SafetyRecord>;
  /** There may be more: the searcher can add a term. */
  readonly more: boolean;
}

/** What to look under; `claim` is a once-claim that names its case. */
export interface SearchAsked {
  readonly tokens: readonly string[];
  readonly reference?: Reference | undefined;
  readonly claim?: { readonly kind: string; readonly hash: string } | undefined;
  readonly kinds: string;
}

/**
 * Looks for cases under search tokens, under a claim and under a reference. Before anything is given back the audit says who searched, by which
 * kinds of terms, and how many cases were found: never for what (law 5).
 */
export async function searchCases(store: Acting, asked: SearchAsked, look: ListLook): Promise<Found> {
  const under = new Map<string, readonly LookupToken[]>();
  let more = false;
  await fewAtOnce(asked.tokens, AT_ONCE, async (token) => {
    const there = await standingUnder(store, token, MOST_UNDER_ONE);
    under.set(token, there.found);
    more ||= there.more;
  });
  const claimed = asked.claim === undefined ? undefined : await holderOf(store, asked.claim);
  const references = new Set([
    ...[asked.reference, claimed].filter((reference) => reference !== undefined),
    ...mostFound(asked.tokens.map((token) => under.get(token) ?? [])),
  ]);
  const byPlace = new Set(
    [...under.values()].flatMap((hits) => hits.filter(({ kind }) => PLACE_KINDS.has(kind)).map((hit) => hit.reference)),
  );
  const heads = new Map<string, CaseInList>();
  const safety = new Map<string, SafetyRecord>();
  await fewAtOnce([...references].slice(0, MOST_CASES), AT_ONCE, async (reference) => {
    const { Item } = await store.client.send(
      new GetCommand({ TableName: store.cases, Key: caseKey(reference), ConsistentRead: true }),
    );
    if (Item !== undefined) heads.set(reference, StoredCaseInList.parse(Item));
    if (byPlace.has(reference)) safety.set(reference, await readSafety(store, reference));
  });
  await recordListLook(store, look, { action: 'search', subject: asked.kinds, count: heads.size }, [...heads.values()]);
  return { under, heads, safety, more: more || references.size > MOST_CASES };
}

/**
 * Returns the cases found under the most keys first: they match most of the terms. Among equals it keeps the order that was asked,
 * the surest first.
 */
function mostFound(found: readonly (readonly LookupToken[])[]): Reference[] {
  const times = new Map<Reference, number>();
  for (const hits of found)
    for (const reference of new Set(hits.map((hit) => hit.reference)))
      times.set(reference, (times.get(reference) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one).map(([reference]) => reference);
}

/** Returns the case that a claim names. It may have released the claim since: its head decides. */
async function holderOf(store: Acting, { kind, hash }: NonNullable<SearchAsked['claim']>) {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.cases, Key: onceKey(kind, hash), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Reference.parse(Item.reference);
}
