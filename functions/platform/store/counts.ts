import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { countedKey, countsKey } from './keys.ts';
import type { Tables } from './table.ts';
import { StoreBusyError, transact } from './transact.ts';

/**
 * How many cases stand in each team and state, and how many tasks are open with each team. One item holds the counts, and
 * beside it an item for each case and task remembers as what it is counted, so that a repeat or an old event counts nothing.
 */
export interface Standing {
  readonly reference: string;
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

/** Two counting the same case at once settle it in as many looks; more is a table that is busy. */
const LOOKS = 5;

/** As what something is counted; undefined when it never was. */
async function countedAs(tables: Tables, { reference, sk }: Pick<Standing, 'reference' | 'sk'>) {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: countedKey(reference, sk), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Counted.parse(Item);
}

/**
 * Counts something as it stands, in one transaction with the remembering of it. `known`: it is counted so already, or as it
 * stood later.
 * @throws StoreBusyError
 */
export async function count(tables: Tables, standing: Standing): Promise<'counted' | 'known'> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const was = await countedAs(tables, standing);
    if (was !== undefined && was.version >= standing.version) return 'known';
    const outcome = await transact(tables.client, [
      {
        name: 'counted',
        table: tables.cases,
        put: {
          ...countedKey(standing.reference, standing.sk),
          item: 'counted',
          version: standing.version,
          count: standing.count,
        },
        ...(was === undefined
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was.version } }),
      },
      ...moveCount(tables, was?.count ?? null, standing.count),
    ]);
    if (outcome.done) return 'counted';
  }
  throw new StoreBusyError('a case changed each time that it was counted');
}

function moveCount(tables: Tables, from: string | null, to: string | null) {
  if (from === to) return [];
  const steps = [...(from === null ? [] : [[from, -1] as const]), ...(to === null ? [] : [[to, 1] as const])];
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
