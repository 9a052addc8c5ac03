import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Holder } from './holder.ts';
import { itemsAt } from './index-rows.ts';
import { countedKey, countsKey } from './keys.ts';
import { StoreBusyError } from './store-busy.ts';
import type { Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/**
 * The number of cases in each team and state, and of open tasks of each team. One item holds the counts. An item for each case and
 * task records its count, so that a repeated or old event counts nothing.
 */
export interface Standing {
  readonly reference: Holder;
  /** The sort key of what is counted: a case's head or a task. */
  readonly sk: string;
  /** Forward only: a lower version no longer counts. */
  readonly version: number;
  /** The count that it belongs to; null for none. */
  readonly count: string | null;
}

export const caseCount = (team: string, state: string): string => `case ${team} ${state}`;
export const taskCount = (team: string): string => `task ${team}`;

const Counted = z.object({ version: z.number().int(), count: z.string().nullable() });
type Counted = z.infer<typeof Counted>;

/** Two jobs counting the same case at once finish within this many looks; with more, the table is busy. */
const LOOKS = 5;
/** A transaction's hundred writes, with room for the counts; larger ones meet others more often. */
export const MOST_AT_ONCE = 50;

/**
 * Counts cases and tasks, each only once here and at most {@link MOST_AT_ONCE}. It is one transaction with the record of each, and
 * many changes cost one write of the counts. Returns how many were counted; the others were counted before, at this version or a
 * later one.
 * @throws StoreBusyError
 */
export async function countAll(tables: Tables, standings: readonly Standing[]): Promise<number> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const keyOf = ({ reference, sk }: Standing) => countedKey(reference, sk);
    const items = await itemsAt(tables, standings.map(keyOf));
    const moves = standings
      .map((is) => ({ is, was: Counted.optional().parse(items.get(keyOf(is))) }))
      .filter(({ is, was }) => was === undefined || was.version < is.version);
    if (moves.length === 0) return 0;
    const writes = [...moves.map(({ is, was }) => rememberWrite(tables, is, was)), ...countsWrite(tables, moves)];
    if ((await transact(tables.client, writes)).done) return moves.length;
  }
  throw new StoreBusyError('a case changed each time that it was counted');
}

function rememberWrite(tables: Tables, { reference, sk, version, count }: Standing, was: Counted | undefined): Write {
  return {
    name: `counted ${reference} ${sk}`,
    table: tables.cases,
    put: { ...countedKey(reference, sk), item: 'counted', version, count },
    ...(was === undefined
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was.version } }),
  };
}

function countsWrite(tables: Tables, moves: readonly { is: Standing; was: Counted | undefined }[]): Write[] {
  const sums = new Map<string, number>();
  const add = (count: string | null | undefined, step: number) => {
    if (typeof count === 'string') sums.set(count, (sums.get(count) ?? 0) + step);
  };
  for (const { is, was } of moves) {
    add(was?.count, -1);
    add(is.count, 1);
  }
  const steps = [...sums].filter(([, step]) => step !== 0);
  if (steps.length === 0) return [];
  return [
    {
      name: 'counts',
      table: tables.cases,
      update: countsKey,
      set: `ADD ${steps.map((_, at) => `#count${at} :step${at}`).join(', ')}`,
      names: Object.fromEntries(steps.map(([name], at) => [`#count${at}`, name])),
      values: Object.fromEntries(steps.map(([, step], at) => [`:step${at}`, step])),
    },
  ];
}

/** Returns every count; one that was never counted is missing. */
export async function readCounts(tables: Tables): Promise<ReadonlyMap<string, number>> {
  const { Item = {} } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: countsKey, ConsistentRead: true }),
  );
  const { pk: _pk, sk: _sk, ...counts } = Item;
  return new Map(Object.entries(z.record(z.string(), z.number().int()).parse(counts)));
}
