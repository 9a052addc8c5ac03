import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { everyKey, everyVersion } from '#functions/platform/object-listing.ts';
import { copyVersion, head, openObjects } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { World } from './world.ts';

/** Opens the buckets that reconcile looks through, and the jobs that it asks for what is missing. */
export function openBucketsAndQueues(): Omit<World, keyof Store> {
  const settings = readEnvironment(
    z.object({
      MAIL_BUCKET: z.string(),
      QUARANTINE_BUCKET: z.string(),
      RECEIVE_QUEUE_URL: z.url(),
      UPLOAD_QUEUE_URL: z.url(),
      OPEN_QUEUE_URL: z.url(),
    }),
  );
  const objects = openObjects();
  const queues = openQueues();
  return {
    mailBucket: settings.MAIL_BUCKET,
    quarantineBucket: settings.QUARANTINE_BUCKET,
    keys: (...given) => everyKey(objects, ...given),
    versions: (...given) => everyVersion(objects, ...given),
    headOf: (place) => head(objects, place),
    copy: (from, to, metadata) => copyVersion(objects, { from, to, metadata }),
    receive: (created) => queues.send(settings.RECEIVE_QUEUE_URL, created),
    fileUpload: (created) => queues.send(settings.UPLOAD_QUEUE_URL, created),
    open: (message) => queues.send(settings.OPEN_QUEUE_URL, message),
  };
}
