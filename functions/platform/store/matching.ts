import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#schemas/actor.ts';
import type { CaseFlag, Task } from '#schemas/case.ts';
import {
  type ChildAt,
  Match,
  type MatchReason,
  type MatchRelation,
  type MatchStrength,
  matchId,
} from '#schemas/known-child.ts';
import { newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { flagWrite, taskWrite, timelineWrite } from './items.ts';
import { caseKey, recordKey, tokensMadeKey } from './keys.ts';
import { ownerWrites } from './listing.ts';
import type { Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** Two children of two cases that may be one, or of one family. */
export interface Suggestion {
  readonly newer: ChildAt;
  readonly older: ChildAt;
  readonly relation: MatchRelation;
  readonly strength: MatchStrength;
  readonly reasons: readonly MatchReason[];
  /** What the older case's team is asked, where it is still open (S5b). */
  readonly task?: Task;
  /** What the newer case's team is asked, where the older one is kept from somebody (domain 5.3). */
  readonly taskOnNewer?: Task;
}

/** The matches of a case, for a job of ours. */
export async function matchesOf(tables: Tables, _actor: Actor, reference: string): Promise<Match[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :match)',
      ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':match': recordKey(reference, 'match', '').sk },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => Match.parse(item));
}

/**
 * Puts a suggestion on both cases, with a line on each timeline, the older case's task and both audit entries, in one transaction:
 * one of them never shows what the other does not. Made before, by whichever case's job, it changes nothing: a person may have
 * judged it since.
 */
export async function suggestMatch(
  tables: Tables,
  actor: Actor,
  { newer, older, task, taskOnNewer, ...suggested }: Suggestion,
  now: Date,
): Promise<'suggested' | 'before'> {
  const on = (side: Match['side'], here: ChildAt, other: ChildAt): Write[] => {
    const id = matchId(here.child, other);
    const match = Match.parse({
      id,
      child: here.child,
      other,
      ...suggested,
      side,
      state: 'suggested',
      suggestedAt: now.toISOString(),
      version: 1,
    });
    const line = { id: newId(now), at: now.toISOString(), what: 'match_suggested', by: 'service' };
    return [
      {
        name: `match-${side}`,
        table: tables.cases,
        put: { ...recordKey(here.reference, 'match', id), item: 'match', reference: here.reference, ...match },
        condition: 'attribute_not_exists(pk)',
      },
      newVersion(tables, here.reference),
      timelineWrite(tables, here.reference, { ...line, detail: other.reference }),
      auditWrite(tables, actor, now, {
        action: 'suggest-match',
        reference: here.reference,
        subject: other.reference,
      }),
    ];
  };
  const owed = (reference: string, raised: Task | undefined): Write[] =>
    raised === undefined ? [] : [taskWrite(tables, reference, raised), ...ownerWrites(tables, reference, raised)];
  const outcome = await transact(tables.client, [
    ...on('newer', newer, older),
    ...on('older', older, newer),
    ...owed(older.reference, task),
    ...owed(newer.reference, taskOnNewer),
  ]);
  return outcome.done ? 'suggested' : 'before';
}

/** Whoever decides on a case must have seen what came since (ETag). */
function newVersion(tables: Tables, reference: string): Write {
  return {
    name: `version-${reference}`,
    table: tables.cases,
    update: caseKey(reference),
    set: 'ADD #version :one',
    condition: 'attribute_exists(pk)',
    names: { '#version': 'version' },
    values: { ':one': 1 },
  };
}

/** Flags a case once for what its matches say; one that a person lifted afterwards is not put back. */
export async function flagForMatches(
  tables: Tables,
  actor: Actor,
  reference: string,
  flag: CaseFlag,
  now: Date,
): Promise<void> {
  await transact(tables.client, [
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(reference),
      set: 'ADD flagged :flags',
      condition: 'attribute_exists(pk) AND NOT contains(flagged, :flag)',
      values: { ':flags': new Set([flag]), ':flag': flag },
    },
    ...flagWrite(tables, reference, [flag]),
    timelineWrite(tables, reference, {
      id: newId(now),
      at: now.toISOString(),
      what: `flagged_${flag}`,
      by: 'service',
    }),
    auditWrite(tables, actor, now, { action: 'flag-for-matches', reference, subject: flag }),
  ]);
}

/** A case that was looked after before another's tokens stood looks once more: what it is flagged for may be more now. */
export async function lookOnceMore(tables: Tables, _actor: Actor, reference: string, now: Date): Promise<void> {
  await transact(tables.client, [
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(reference),
      set: 'SET #state = :toMatch, #timer = :timer, timerAt = :at',
      condition: '#state = :done',
      names: { '#state': 'state', '#timer': 'timer' },
      values: { ':toMatch': 'to_match', ':timer': 'lookup', ':at': now.toISOString(), ':done': 'done' },
    },
  ]);
}
