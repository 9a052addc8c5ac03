import { startDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import type { Progress } from '#infra/local/progress.ts';
import { localTables } from '#test/support/local-tables.ts';
import { fill } from './lists/fill-tables.ts';
import { pageBytes, serverTimes } from './pages/server-times.ts';
import { consoleStart } from './pages/start-of-console.ts';
import { rounded } from './statistics.ts';

/** The queue of a large council against that of a small one. */
const SIZES = [1_000, 100_000];
const QUEUE = '/staff/queue';
/** The pages are opened in a table of this many cases first, so that the small table does not pay for the start of everything. */
const TO_WARM_UP = 200;

/**
 * Measures the pages on Amazon's DynamoDB Local. It compares the server's time with that of the operations alone, the queue in a small
 * table with a large one, and the function's start with the API's. It counts the bytes that a browser gets.
 */
export async function pages(progress: Progress): Promise<Record<string, unknown>> {
  const dynamo = await startDynamoDbLocal();
  process.env.FRONT_DOOR_TEST_AWS ??= dynamo.endpoint;
  try {
    const figures: Record<string, unknown> = {};
    const queue: number[] = [];
    const before = await localTables(dynamo.client);
    await progress('warming up', async () => {
      await fill(before, TO_WARM_UP);
      await serverTimes(before);
    });
    for (const size of SIZES) {
      const tables = await localTables(dynamo.client);
      await progress(`${size} cases`, () => fill(tables, size));
      const times = await progress(`the pages at ${size} cases`, () => serverTimes(tables));
      queue.push(times[QUEUE]?.ms ?? Number.NaN);
      figures[`${size} cases`] = times;
      if (size === SIZES[0]) figures.bytes = await pageBytes(tables);
    }
    const [small = Number.NaN, large = Number.NaN] = queue;
    return {
      ...figures,
      'the queue, large to small': rounded(large / small),
      start: await progress('the start of the function', async () => consoleStart()),
    };
  } finally {
    await dynamo.stop();
  }
}
