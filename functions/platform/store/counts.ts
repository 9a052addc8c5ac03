import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LondonDate } from '../london.ts';
import type { Holder } from './holder.ts';
import { itemsAt } from './index-rows.ts';
import { activityKey, countedKey, countsKey } from './keys.ts';
import { StoreBusyError } from './store-busy.ts';
import type { Tables } from './table.ts';
import { type Key, MOST_WRITES, transact, type Write } from './transact.ts';

/** One number of a day's row that something adds one to, such as the contacts that came by email. */
export interface Mark {
  /** The first date of the part of a week in one month that the day is in: of what its row is. */
  readonly start: LondonDate;
  readonly name: string;
}

/**
 * The number of cases in each team and state, and of open tasks of each team. One item holds these counts, and one the activity of
 * each part of a week in one month. An item for each case, task and request records how it is counted, so that a repeated or old event counts nothing.
 */
export interface Standing {
  readonly reference: Holder;
  /** The sort key of what is counted: a case's head, a task or a request for information. */
  readonly sk: string;
  /** Forward only: a lower version no longer counts. */
  readonly version: number;
  /** The count that it belongs to; null for none. */
  readonly count: string | null;
  /** What it adds to the numbers of activity. */
  readonly activity?: readonly Mark[];
}

export const caseCount = (team: string, state: string): string => `case ${team} ${state}`;
export const taskCount = (team: string): string => `task ${team}`;

const Marks = z.array(z.object({ start: z.string(), name: z.string() }));
const Counted = z.object({ version: z.number().int(), count: z.string().nullable(), activity: Marks.default([]) });
type Counted = z.infer<typeof Counted>;

/** Two jobs counting the same case at once finish within this many looks; with more, the table is busy. */
const LOOKS = 5;
/** A transaction's hundred writes, with room for the counts; larger ones meet others more often. */
export const MOST_AT_ONCE = 50;

/** A standing, and how the same was counted before. */
interface Move {
  readonly is: Standing;
  readonly was: Counted | undefined;
}

/**
 * Counts cases, tasks and requests, each only once here and at most {@link MOST_AT_ONCE}. It is one transaction with the record of
 * each, and many changes cost one write of the counts and one of each row of activity. Returns how many were counted; the others were
 * counted before, at this version or a later one.
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
    const writes = [...moves.map((move) => rememberWrite(tables, move)), ...countsWrites(tables, moves)];
    if (writes.length > MOST_WRITES) return countHalves(tables, standings);
    if ((await transact(tables.client, writes)).done) return moves.length;
  }
  throw new StoreBusyError('a case changed each time that it was counted');
}

/** Cases of many weeks at once, as after a restore, change more rows than one transaction writes. */
async function countHalves(tables: Tables, standings: readonly Standing[]): Promise<number> {
  const half = Math.ceil(standings.length / 2);
  return (await countAll(tables, standings.slice(0, half))) + (await countAll(tables, standings.slice(half)));
}

function rememberWrite(tables: Tables, { is, was }: Move): Write {
  const { reference, sk, version, count, activity = [] } = is;
  return {
    name: `counted ${reference} ${sk}`,
    table: tables.cases,
    put: {
      ...countedKey(reference, sk),
      ...{ item: 'counted', version, count },
      ...(activity.length === 0 ? {} : { activity }),
    },
    ...(was === undefined
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was.version } }),
  };
}

/** Returns one write for the counts and for each row of activity whose numbers change. */
function countsWrites(tables: Tables, moves: readonly Move[]): Write[] {
  const sums = new Map<string, { readonly key: Key; readonly steps: Map<string, number> }>();
  const add = (key: Key, name: string, step: number) => {
    const at = `${key.pk} ${key.sk}`;
    const { steps } = sums.get(at) ?? { steps: new Map<string, number>() };
    sums.set(at, { key, steps: steps.set(name, (steps.get(name) ?? 0) + step) });
  };
  const addAll = ({ count, activity = [] }: Pick<Standing, 'count' | 'activity'>, step: number) => {
    if (count !== null) add(countsKey, count, step);
    for (const { start, name } of activity) add(activityKey(start), name, step);
  };
  for (const { is, was } of moves) {
    if (was !== undefined) addAll(was, -1);
    addAll(is, 1);
  }
  return [...sums.values()].flatMap(({ key, steps }) => {
    const changed = [...steps].filter(([, step]) => step !== 0);
    if (changed.length === 0) return [];
    return {
      name: `${key.pk} ${key.sk}`,
      table: tables.cases,
      update: key,
      set: `ADD ${changed.map((_, at) => `#count${at} :step${at}`).join(', ')}`,
      names: Object.fromEntries(changed.map(([name], at) => [`#count${at}`, name])),
      values: Object.fromEntries(changed.map(([, step], at) => [`:step${at}`, step])),
    };
  });
}

/** Returns every count; one that was never counted is missing. */
export async function readCounts(tables: Tables): Promise<ReadonlyMap<string, number>> {
  const { Item = {} } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: countsKey, ConsistentRead: true }),
  );
  const { pk: _pk, sk: _sk, ...counts } = Item;
  return new Map(Object.entries(z.record(z.string(), z.number().int()).parse(counts)));
}
