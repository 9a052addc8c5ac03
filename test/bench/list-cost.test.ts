import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { localTables } from '#test/support/local-tables.ts';
import { fill } from '../../bench/lists/fill-tables.ts';
import { pages } from '../../bench/lists/patterns.ts';

/**
 * What a page reads, counted at the client: the local cloud's own capacity figures say the same whatever is read. `npm run bench
 * -- lists` has the units themselves, at a thousand and a hundred thousand cases.
 */
const Read = z.object({ Items: z.array(z.unknown()), ScannedCount: z.number() });
const Got = z.object({ Responses: z.record(z.string(), z.array(z.unknown())) });

async function listsOf(cases: number) {
  const tables = await localTables();
  const read = { calls: 0, rows: 0, thrownAway: 0, heads: 0 };
  tables.client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const rows = Read.safeParse(answer.output).data;
      const heads = Got.safeParse(answer.output).data;
      read.calls += 1;
      read.rows += rows?.Items.length ?? 0;
      read.thrownAway += rows === undefined ? 0 : rows.ScannedCount - rows.Items.length;
      read.heads += Object.values(heads?.Responses ?? {}).flat().length;
      return answer;
    },
    { step: 'initialize', priority: 'high', name: 'what-is-read' },
  );
  const places = await fill(tables, cases);
  const costOf = async (page: () => Promise<unknown>) => {
    Object.assign(read, { calls: 0, rows: 0, thrownAway: 0, heads: 0 });
    await page();
    return { ...read };
  };
  return { lists: pages(tables, places, LIMIT), costOf };
}

/** So that each list has several pages in the smaller table. */
const LIMIT = 2;

describe('a page of a list', () => {
  it('costs the same first and last, in a small table and a large one, and reads nothing that it does not show', async () => {
    const costs = new Map<string, unknown[]>();
    for (const cases of [60, 400]) {
      const { lists, costOf } = await listsOf(cases);
      for (const [name, { first, last }] of lists)
        costs.set(name, [...(costs.get(name) ?? []), await costOf(first), await costOf(last)]);
    }
    expect(costs.size).toBe(11);
    for (const [name, four] of costs) {
      // One question a list, five for the states of one person's cases; the heads; the audit.
      const calls = name.startsWith('one person’s, ') ? 7 : 3;
      // … and of tasks the heads of their cases as well, which say whose they are and who may see the words.
      const written = name.endsWith('tasks') ? 1 : 0;
      const cost = { calls: calls + written, rows: LIMIT, thrownAway: 0, heads: LIMIT * (1 + written) };
      expect([name, ...four]).toEqual([name, cost, cost, cost, cost]);
    }
  }, 60_000);
});
