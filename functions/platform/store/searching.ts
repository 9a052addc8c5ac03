import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseInList } from '#schemas/glance.ts';
import type { LookupToken } from '#schemas/lookup.ts';
import type { Reference } from '#schemas/reference.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { caseKey } from './keys.ts';
import { type ListLook, recordListLook } from './lists.ts';
import { StoredCaseInList } from './reading.ts';
import type { Acting } from './table.ts';
import { standingUnder } from './tokens.ts';

/** The latest cases under each token; for a common name the searcher must add more terms. */
const MOST_UNDER_ONE = 50;
/** Cases whose heads are read: twice what is shown, as some may be another team's. */
const MOST_CASES = 100;
/** Reads of the table under way at once. */
const AT_ONCE = 8;

/** What was found under each token, and the heads of the cases. */
export interface Found {
  readonly under: ReadonlyMap<string, readonly LookupToken[]>;
  readonly heads: ReadonlyMap<string, CaseInList>;
  /** There may be more: the searcher can add a term. */
  readonly more: boolean;
}

/**
 * Looks for cases under search tokens, and under a reference. Before anything is given back the audit says who searched, by which
 * kinds of terms, and how many cases were found: never for what (law 5).
 */
export async function searchCases(
  store: Acting,
  asked: { readonly tokens: readonly string[]; readonly reference?: Reference | undefined; readonly kinds: string },
  look: ListLook,
): Promise<Found> {
  const under = new Map<string, readonly LookupToken[]>();
  let more = false;
  await fewAtOnce(asked.tokens, AT_ONCE, async (token) => {
    const there = await standingUnder(store, token, MOST_UNDER_ONE);
    under.set(token, there.found);
    more ||= there.more;
  });
  // In the order that was asked, the surest first, in whatever order the answers came.
  const references = new Set([
    ...(asked.reference === undefined ? [] : [asked.reference]),
    ...asked.tokens.flatMap((token) => (under.get(token) ?? []).map(({ reference }) => reference)),
  ]);
  const heads = new Map<string, CaseInList>();
  await fewAtOnce([...references].slice(0, MOST_CASES), AT_ONCE, async (reference) => {
    const { Item } = await store.client.send(
      new GetCommand({ TableName: store.cases, Key: caseKey(reference), ConsistentRead: true }),
    );
    if (Item !== undefined) heads.set(reference, StoredCaseInList.parse(Item));
  });
  await recordListLook(store, look, { action: 'search', subject: asked.kinds, count: heads.size }, [...heads.values()]);
  return { under, heads, more: more || references.size > MOST_CASES };
}
