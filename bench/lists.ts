import { startDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import type { Progress } from '#infra/local/progress.ts';
import { localTables } from '#test/support/local-tables.ts';
import { fill } from './lists/fill-tables.ts';
import { doings, type Pattern, pages } from './lists/patterns.ts';
import { meter } from './lists/read-meter.ts';
import { quantile, rounded } from './statistics.ts';

const SIZES = [1_000, 100_000];
/** Enough rounds for a 95th percentile. Latency is published and never asserted. */
const ROUNDS = 40;
/** The most that the dearest of a list's four pages may cost, as a multiple of the cheapest. */
const MOST_APART = 1.2;

interface Figure {
  readonly read: number;
  readonly p50: number;
  readonly p95: number;
}

async function measured(since: () => number, patterns: readonly Pattern[]): Promise<Figure[]> {
  const figures = patterns.map(() => ({ read: 0, ms: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [place, pattern] of patterns.entries()) {
      const figure = figures[place];
      if (figure === undefined) continue;
      since();
      const begun = performance.now();
      await pattern();
      figure.ms.push(performance.now() - begun);
      // Every round must cost the same: the dearest is published.
      figure.read = Math.max(figure.read, since());
    }
  }
  return figures.map(({ read, ms }) => ({
    read,
    p50: rounded(quantile(ms, 0.5)),
    p95: rounded(quantile(ms, 0.95)),
  }));
}

const shown = (figure: Figure | undefined) =>
  figure && `${figure.read} read; ${figure.p50} ms p50, ${figure.p95} ms p95`;

/** Measures what every access pattern costs in read units, in a small table and a large one, on Amazon's DynamoDB Local. */
export async function lists(progress: Progress): Promise<Record<string, unknown>> {
  const dynamo = await startDynamoDbLocal();
  try {
    const figures: Record<string, Record<string, unknown>> = {};
    const reads = new Map<string, number[]>();
    const { since } = meter(dynamo.client);
    for (const size of SIZES) {
      const tables = await localTables(dynamo.client);
      const places = await progress(`${size} cases`, () => fill(tables, size));
      figures[`${size} cases`] = await progress(`every access pattern at ${size} cases`, async () => {
        const at: Record<string, unknown> = {};
        for (const [name, { first, last }] of pages(tables, places)) {
          const [one, other] = await measured(since, [first, last]);
          at[name] = { first: shown(one), last: shown(other) };
          reads.set(name, [...(reads.get(name) ?? []), one?.read ?? 0, other?.read ?? 0]);
        }
        const patterns = doings(tables);
        const costs = await measured(since, [...patterns.values()]);
        for (const [place, name] of [...patterns.keys()].entries()) at[name] = shown(costs[place]);
        return at;
      });
    }
    const apart = [...reads].map(([name, units]) => [name, rounded(Math.max(...units) / Math.min(...units))] as const);
    return {
      ...figures,
      'dearest page to cheapest, over both tables': Object.fromEntries(apart),
      'within what is allowed': apart.every(([, ratio]) => ratio <= MOST_APART),
    };
  } finally {
    await dynamo.stop();
  }
}
