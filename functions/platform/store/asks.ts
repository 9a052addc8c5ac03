import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { Ask } from '#schemas/ask.ts';
import { Instant } from '#schemas/instant.ts';
import { caseKey, recordKey } from './keys.ts';
import type { Tables } from './table.ts';

/** An ask, and when the clock looks at it next; a writer of the ask must keep that time. */
export interface TimedAsk {
  readonly ask: Ask;
  readonly timerAt?: string;
}

const Timer = z.object({ timerAt: Instant.optional() });

/** Returns the open asks of a case, for one of our jobs. A case has twenty at most, of some 10 KB: less than a page. */
export async function openAsksOf(tables: Tables, _actor: Actor, reference: string): Promise<TimedAsk[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :ask)',
      ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':ask': recordKey(reference, 'ask', '').sk },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => ({ ask: Ask.parse(item), ...Timer.parse(item) })).filter(
    ({ ask }) => ask.state === 'open',
  );
}
