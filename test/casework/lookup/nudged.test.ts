import { expect, it } from '@jest/globals';
import { lookupJob } from '#functions/casework/lookup/lookup-job.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import { newReference } from '#schemas/reference.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS } from '#test/support/lookup-world.ts';

it('a nudge that takes long leaves the rest of its cases to the sweep, so that the counts after it go on', async () => {
  const tables = await localTables();
  const looked: string[] = [];
  let at = Date.parse('2026-11-24T10:00:00.000Z');
  const job = lookupJob({
    ...lookupStore(asJob('FollowingFollow', tables)),
    // Each case takes four seconds.
    readTokensMade: async (reference) => {
      looked.push(reference);
      at += 4_000;
      return undefined;
    },
    keys: async () => LOOKUP_KEYS,
    copy: async (owed) => owed,
    now: () => new Date(at),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    figures: () => undefined,
  });
  const references = Array.from({ length: 10 }, () => newReference());
  const Records = references.map((reference) => ({
    dynamodb: { Keys: { pk: { S: `CASE#${reference}` }, sk: { S: 'TOK#MADE' } } },
  }));
  expect(await job({ Records })).toEqual({ batchItemFailures: [] });
  expect(looked).toEqual(references.slice(0, 3));
});
