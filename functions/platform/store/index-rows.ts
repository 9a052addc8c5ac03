import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LIST_INDEXES, type ListIndex } from './indexes.ts';
import { StoreBusyError } from './store-busy.ts';
import type { Tables } from './table.ts';
import type { Item, Key } from './transact.ts';

/** Where a list continues: after the item of these keys, in the order of the index. */
export const RowPosition = z.object({ pk: z.string(), sk: z.string(), sort: z.string() });
export type RowPosition = z.infer<typeof RowPosition>;

/** The case, or the task of a case, that a row of an index names. */
export interface Row extends RowPosition {
  /** The list of the index that it is in. */
  readonly queue: string;
  /** A reference is in the key of every row, so that one which is otherwise unreadable can be named. */
  readonly reference: string;
}
const Keys = z.looseObject({ pk: z.string(), sk: z.string() });

export interface RowPage {
  readonly rows: readonly Row[];
  readonly next?: RowPosition;
}

/** A range of an index: rows that begin with `prefix`, from one time until before another, in one list or several read as one. */
export interface RangeOfRows {
  readonly index: ListIndex;
  readonly queues: readonly string[];
  readonly prefix?: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Returns one page of rows, in order. Several lists are read as one by reading a page of each, so some rows are read twice. A page
 * of a person's cases in five states costs the same anywhere in the list.
 */
export async function rowsIn(
  tables: Tables,
  { queues, ...stretch }: RangeOfRows,
  limit: number,
  after: RowPosition | undefined,
): Promise<RowPage> {
  const pages = await Promise.all(queues.map((queue) => rowsOfOne(tables, { queue, ...stretch, limit, after })));
  const all = pages.flatMap(({ rows }) => rows).sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const rows = all.slice(0, limit);
  const more = all.length > limit || pages.some(({ goesOn }) => goesOn);
  const last = rows.at(-1);
  return { rows, ...(more && last !== undefined ? { next: positionOf(last) } : {}) };
}

const positionOf = ({ pk, sk, sort }: Row): RowPosition => ({ pk, sk, sort });

type Stretch = Omit<RangeOfRows, 'queues'>;

/** Every time sorts between these: it begins with a digit. A row is a time and then a reference, so that none is equal to a time alone. */
const FIRST = '0';
const LAST = '~';

async function rowsOfOne(
  tables: Tables,
  asked: Stretch & { queue: string; limit: number; after: RowPosition | undefined },
): Promise<{ rows: readonly Row[]; goesOn: boolean }> {
  const { index, prefix = '', from = FIRST, until = LAST, queue, limit, after } = asked;
  const { hash, sort } = LIST_INDEXES[index];
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      IndexName: index,
      KeyConditionExpression: '#queue = :queue AND #sort BETWEEN :from AND :until',
      ExpressionAttributeNames: { '#queue': hash, '#sort': sort },
      ExpressionAttributeValues: { ':queue': queue, ':from': `${prefix}${from}`, ':until': `${prefix}${until}` },
      Limit: limit,
      ...(after === undefined
        ? {}
        : { ExclusiveStartKey: { pk: after.pk, sk: after.sk, [hash]: queue, [sort]: after.sort } }),
    }),
  );
  const rows = Items.map((item) => Keys.parse(item)).map((item) => ({
    pk: item.pk,
    sk: item.sk,
    queue,
    sort: z.string().parse(item[sort]),
    reference: item.pk.replace(/^[A-Z]+#/, ''),
  }));
  return { rows, goesOn: LastEvaluatedKey !== undefined };
}

/** A batch may return only a part; the rest is asked for again a few times, and after that the table is busy. */
const TRIES = 4;

/** Returns the items of some keys, read from the table itself. At most a hundred, which is DynamoDB's limit; a page has fifty. */
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
