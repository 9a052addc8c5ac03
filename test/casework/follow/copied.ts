import { copyReferral } from '#functions/casework/follow/copy-referral.ts';
import { lookupJob } from '#functions/casework/lookup/lookup-job.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import { everyKey } from '#functions/platform/object-listing.ts';
import { openObjects, putIfFree } from '#functions/platform/objects.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { quiet } from '#test/correspondence/outbox-fixture.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { LOOKUP_KEYS } from '#test/support/lookup-world.ts';

/** Returns the stream's reader over real tables and a real bucket. `breaks` makes the bucket refuse. */
export async function copying(tables: Tables, now: () => Date) {
  const objects = openObjects(localS3());
  const bucket = await localBucket(objects.client, 'copies');
  const figures: Record<string, number>[] = [];
  const world = { breaks: false };
  const store = lookupStore(tables);
  const put = async (key: string, copy: unknown) => {
    if (world.breaks) throw new Error('the bucket refuses');
    return putIfFree(objects, { bucket, key, body: JSON.stringify(copy) });
  };
  const job = lookupJob({
    ...store,
    keys: async () => LOOKUP_KEYS,
    copy: (...owed) => copyReferral({ ...store, put, log: quiet }, ...owed),
    now,
    log: quiet,
    figures: (told) => figures.push({ ...told }),
  });
  return {
    objects,
    bucket,
    figures,
    world,
    /** Sends the stream's records of new cases. */
    told: (...references: readonly string[]) =>
      job({
        Records: references.map((reference) => ({
          dynamodb: { Keys: { pk: { S: `CASE#${reference}` }, sk: { S: 'TOK#MADE' } } },
        })),
      }),
    sweep: () => job({ sweep: true }),
    keys: async () => {
      const keys: string[] = [];
      for await (const { key } of everyKey(objects, bucket, '')) keys.push(key);
      return keys;
    },
  };
}
