import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Holder } from './holder.ts';
import { itemsAt } from './index-rows.ts';
import { countedKey, countsKey } from './keys.ts';
import type { Tables } from './table.ts';
import { StoreBusyError, transact, type Write } from './transact.ts';

/**
 * How many cases stand in each team and state, and how many tasks are open with each team. One item holds the counts, and
 * beside it an item for each case and task remembers as what it is counted, so that a repeat or an old event counts nothing.
 */
export interface Standing {
  readonly reference: Holder;
  /** The sort key of what is counted: a case's head or a task. */
  readonly sk: string;
  /** Forward only: what stood at a lower version is not counted any more. */
  readonly version: number;
  /** Under which count it falls; null is under none. */
  readonly count: string | null;
}

export const caseCount = (team: string, state: string): string => `case ${team} ${state}`;
export const taskCount = (team: string): string => `task ${team}`;

const Counted = z.object({ version: z.number().int(), count: z.string().nullable() });
type Counted = z.infer<typeof Counted>;

/** Two counting the same case at once settle it in as many looks; more is a table that is busy. */
const LOOKS = 5;
/** A transaction's hundred writes, with room for the counts; larger ones meet others more often. */
export const MOST_AT_ONCE = 50;

/**
 * Counts things as they stand, each a single time among these and at most {@link MOST_AT_ONCE}, in one transaction with the remembering
 * of each: many changes cost one write of the counts. Returns how many were counted; the others are counted so already, or as they
 * stood later.
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

/** Every count that there is; one that was never counted is not among them. */
export async function readCounts(tables: Tables): Promise<ReadonlyMap<string, number>> {
  const { Item = {} } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: countsKey, ConsistentRead: true }),
  );
  const { pk: _pk, sk: _sk, ...counts } = Item;
  return new Map(Object.entries(z.record(z.string(), z.number().int()).parse(counts)));
}
