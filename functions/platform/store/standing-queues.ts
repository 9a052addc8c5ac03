import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { Case, type CaseState, type Team } from '#schemas/case.ts';
import { NO_QUEUES, StandingQueues } from '#schemas/standing-queues.ts';
import { queueOf, standingQueuesKey } from './keys.ts';
import type { Tables } from './table.ts';
import type { Item } from './transact.ts';

/** Of a case in a work list, what its decision clock counts by; nothing of the family, so that no look is owed for it. */
export const Clocked = Case.pick({
  reference: true,
  team: true,
  state: true,
  receivedAt: true,
  decisionDueAt: true,
  priority: true,
  clockSaid: true,
  takenAt: true,
  decidedAt: true,
}).extend({ pk: z.string(), sk: z.string(), timer: z.string().optional() });
export type Clocked = z.infer<typeof Clocked>;

/** All of them are in the `queue` index (indexes.ts). */
const NAMES = Object.keys(Clocked.shape);

/**
 * Returns the cases of a team in a state by their due times, soonest or latest first: up to a limit, in pages of the table's own.
 */
export async function clockedIn(
  tables: Tables,
  _actor: Actor,
  list: { team: Team; state: CaseState; most: number; latestFirst?: true },
): Promise<Clocked[]> {
  const found: Clocked[] = [];
  let from: Item | undefined;
  do {
    const page = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        IndexName: 'queue',
        KeyConditionExpression: '#queue = :queue',
        ExpressionAttributeNames: {
          '#queue': 'queue',
          ...Object.fromEntries(NAMES.map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: { ':queue': queueOf(list.team, list.state) },
        ProjectionExpression: NAMES.map((name) => `#${name}`).join(', '),
        ScanIndexForward: list.latestFirst !== true,
        Limit: list.most - found.length,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    // A head that does not parse is shown as unreadable in its list; here it only counts for nothing.
    for (const item of page.Items ?? []) found.push(...[Clocked.safeParse(item)].flatMap(({ data }) => data ?? []));
    from = page.LastEvaluatedKey;
    if ((page.Items ?? []).length === 0) break;
  } while (from !== undefined && found.length < list.most);
  return found;
}

/** Keeps the sweep's result, for the lists that show each case's clock. Only the newest counts. */
export async function keepQueues(tables: Tables, _actor: Actor, queues: StandingQueues): Promise<void> {
  await tables.client.send(
    new PutCommand({ TableName: tables.cases, Item: { ...standingQueuesKey, item: 'queues', queues } }),
  );
}

/** Returns the sweep's last result; empty queues before the first sweep, or when a newer version of the service wrote it. */
export async function readQueues(tables: Tables): Promise<StandingQueues> {
  const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: standingQueuesKey }));
  const parsed = StandingQueues.safeParse(Item?.queues);
  return parsed.success ? parsed.data : NO_QUEUES;
}
