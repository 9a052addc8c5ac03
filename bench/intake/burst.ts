import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';
import { startDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import { localTables } from '#test/support/local-tables.ts';
import { rounded } from '../statistics.ts';
import { eventWith, realHandler } from './handlers.ts';
import { newReferral } from './referral.ts';

const REFERRALS = 3000;
/** A tenth of all posts repeat another. */
const REPEATS = REFERRALS / 10;
/** The number of callers at once. */
const AT_ONCE = 64;

const Answered = z.object({ reference: z.string() });

/** Counts the items of each kind in a table of the bench's own. The program itself never scans. */
async function itemCounts(tables: Tables): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let from: Record<string, unknown> | undefined;
  do {
    const page = await tables.client.send(
      new ScanCommand({
        TableName: tables.cases,
        ProjectionExpression: '#item',
        ExpressionAttributeNames: { '#item': 'item' },
        ExclusiveStartKey: from,
      }),
    );
    for (const { item } of page.Items ?? []) counts.set(String(item), (counts.get(String(item)) ?? 0) + 1);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return counts;
}

/** Sends 3,000 posts, a tenth of them repeats, as fast as the handler in this process takes them, with Amazon's DynamoDB Local. */
export async function burst() {
  const dynamo = await startDynamoDbLocal();
  try {
    const tables = await localTables(dynamo.client);
    const handler = realHandler(tables);
    const first = Array.from({ length: REFERRALS - REPEATS }, newReferral);
    // Every ninth is sent again: half of them at once, so that the two race, and the others at the end.
    const again = first.filter((_, index) => index % 9 === 0);
    const racing = new Set(again.filter((_, index) => index % 2 === 0));
    const sent = first.flatMap((body) => (racing.has(body) ? [body, body] : [body]));
    sent.push(...again.filter((body) => !racing.has(body)));
    const references = new Set<string>();
    let refused = 0;
    const waiting = sent.map(eventWith);
    const begun = performance.now();
    const cpu = process.cpuUsage();
    const work = async () => {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
        const { statusCode, body } = await handler(event);
        if (statusCode === 201) references.add(Answered.parse(JSON.parse(body ?? '')).reference);
        else refused += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const counts = await itemCounts(tables);
    const cases = counts.get('case') ?? 0;
    return {
      sent: sent.length,
      distinct: first.length,
      cases,
      lost: first.length - references.size + refused,
      doubled: cases - first.length,
      acknowledgements: counts.get('message') ?? 0,
      refused,
      aSecond: rounded(sent.length / seconds),
      // Of one processor. What is left of the machine is the database's, and the test's waiting for it.
      ourProcessorShare: rounded((user + system) / 1e6 / seconds),
      aMinute: Math.round((sent.length / seconds) * 60),
    };
  } finally {
    await dynamo.stop();
  }
}
