import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { SWEEPS, sweepKey } from './keys.ts';
import type { Tables } from './table.ts';

/** The jobs that a schedule runs, besides the clock, which watches them. */
export const SweepingJob = z.enum([
  'casework/follow',
  'casework/reconcile',
  'correspondence/send',
  'platform/audit/seal',
]);
export type SweepingJob = z.infer<typeof SweepingJob>;

/** Notes the last sweep of reconcile that looked at everything and finished every check. It is no job, and the clock does not watch it. */
export const LOOKED_AT_EVERYTHING = 'casework/reconcile/everything';

const Noted = z.object({ sk: z.string(), ranAt: z.iso.datetime() });

/** Notes that a job's sweep has run. A note only moves forward, so that a slow sweep does not hide a later one. */
export async function noteSweep(
  { client, cases }: Tables,
  job: SweepingJob | typeof LOOKED_AT_EVERYTHING,
  ranAt: Date,
): Promise<void> {
  const values = { ':item': 'sweep', ':at': ranAt.toISOString() };
  try {
    await client.send(
      new UpdateCommand({
        TableName: cases,
        Key: sweepKey(job),
        UpdateExpression: 'SET #item = :item, ranAt = :at',
        ConditionExpression: 'attribute_not_exists(ranAt) OR ranAt < :at',
        ExpressionAttributeNames: { '#item': 'item' },
        ExpressionAttributeValues: values,
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Returns when each job last swept. */
export async function sweepsNoted({ client, cases }: Tables): Promise<ReadonlyMap<string, Date>> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': SWEEPS },
    }),
  );
  const noted = z.array(Noted).parse(Items);
  return new Map(noted.map(({ sk, ranAt }) => [sk, new Date(ranAt)]));
}
