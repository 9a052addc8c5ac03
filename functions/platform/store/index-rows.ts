import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Tables } from './table.ts';
import { type Item, type Key, StoreBusyError } from './transact.ts';

/** Where a list goes on: after the row of these keys. */
export const RowPosition = z.object({ pk: z.string(), sk: z.string(), queueSort: z.string() });
export type RowPosition = z.infer<typeof RowPosition>;

/** What a row of the `queue` index names: a case, or one of its tasks. */
const Row = RowPosition.extend({
  queue: z.string(),
  task: z.string().optional(),
  id: z.string().optional(),
  // A reference is in the key of every row, so that one which is otherwise unreadable can be told.
}).transform((row) => ({ ...row, reference: row.pk.replace(/^[A-Z]+#/, '') }));
export type Row = z.infer<typeof Row>;

export interface RowPage {
  readonly rows: readonly Row[];
  readonly next?: RowPosition;
}

/** A stretch of the index: what begins with `prefix`, or stands from one place up to another, in one list or in several that are read as one. */
export interface RangeOfRows {
  readonly queues: readonly string[];
  readonly prefix: string;
  /** Both or one of them, only where there is no prefix: what is sorted at or after, and before. */
  readonly from?: string;
  readonly until?: string;
}

/**
 * One page of rows, in order. Several lists are read as one by reading a page of each: some rows are then read twice, and
 * a page of a person's cases in five states costs what it costs wherever it stands.
 */
export async function rowsIn(
  tables: Tables,
  { queues, ...stretch }: RangeOfRows,
  limit: number,
  after: RowPosition | undefined,
): Promise<RowPage> {
  const pages = await Promise.all(queues.map((queue) => rowsOfOne(tables, { queue, ...stretch, limit, after })));
  const all = pages.flatMap(({ rows }) => rows).sort((a, b) => (a.queueSort < b.queueSort ? -1 : 1));
  const rows = all.slice(0, limit);
  const more = all.length > limit || pages.some(({ goesOn }) => goesOn);
  const last = rows.at(-1);
  return { rows, ...(more && last !== undefined ? { next: RowPosition.parse(last) } : {}) };
}

type Stretch = Omit<RangeOfRows, 'queues'>;

/** Sorts after everything that a list is sorted by. */
const LAST = '~';

function conditionOf(queue: string, { prefix, from, until }: Stretch) {
  if (prefix !== '')
    return {
      KeyConditionExpression: 'queue = :queue AND begins_with(queueSort, :prefix)',
      ExpressionAttributeValues: { ':queue': queue, ':prefix': prefix },
    };
  if (from === undefined && until === undefined)
    return { KeyConditionExpression: 'queue = :queue', ExpressionAttributeValues: { ':queue': queue } };
  return {
    KeyConditionExpression: 'queue = :queue AND queueSort BETWEEN :from AND :until',
    // Sort keys begin with digits: a row is its time and then its reference, so that none is equal to a time alone.
    ExpressionAttributeValues: { ':queue': queue, ':from': from ?? '0', ':until': until ?? LAST },
  };
}

async function rowsOfOne(
  tables: Tables,
  { queue, limit, after, ...stretch }: Stretch & { queue: string; limit: number; after: RowPosition | undefined },
): Promise<{ rows: readonly Row[]; goesOn: boolean }> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      IndexName: 'queue',
      ...conditionOf(queue, stretch),
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { ...after, queue } }),
    }),
  );
  return { rows: Items.map((item) => Row.parse(item)), goesOn: LastEvaluatedKey !== undefined };
}

/** A batch gives what it can; what is left is asked for again a few times, and past that the table is busy. */
const TRIES = 4;

/** What stands under some keys, read from the table itself. At most a hundred, which is DynamoDB's limit; a page has fifty. */
export async function itemsAt(tables: Tables, keys: readonly Key[]): Promise<{ get(key: Key): Item | undefined }> {
  const nameOf = ({ pk, sk }: Key) => `${pk}/${sk}`;
  let left = [...new Map(keys.map(({ pk, sk }) => [nameOf({ pk, sk }), { pk, sk }])).values()];
  const found = new Map<string, Item>();
  for (let look = 1; left.length > 0; look += 1) {
    const { Responses, UnprocessedKeys } = await tables.client.send(
      new BatchGetCommand({ RequestItems: { [tables.cases]: { Keys: left, ConsistentRead: true } } }),
    );
    for (const item of Responses?.[tables.cases] ?? []) found.set(nameOf(KeyOf.parse(item)), item);
    left = z.array(KeyOf).parse(UnprocessedKeys?.[tables.cases]?.Keys ?? []);
    if (left.length > 0 && look === TRIES) throw new StoreBusyError('the table gave only a part of a page');
    if (left.length > 0) await wait(2 ** look * 20 * (0.5 + Math.random()));
  }
  return { get: (key) => found.get(nameOf(key)) };
}

const KeyOf = z.object({ pk: z.string(), sk: z.string() });
