import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { deleteOriginal, head, openObjects } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { guardDutyRescan } from '#functions/platform/rescan.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { DueDeps } from './due.ts';
import { createdAgain } from './repeated-events.ts';

const Seconds = z.coerce.number().int().positive();
const Settings = z
  .object({
    SCAN_DEADLINE_SECONDS: Seconds,
    OPEN_DEADLINE_SECONDS: Seconds,
    VERDICT_QUEUE_URL: z.url(),
    UPLOAD_QUEUE_URL: z.url(),
    OPEN_QUEUE_URL: z.url(),
  })
  .and(
    z.discriminatedUnion('SCANNER', [
      z.object({ SCANNER: z.literal('clamav'), SCAN_QUEUE_URL: z.url() }),
      z.object({ SCANNER: z.literal('guardduty') }),
    ]),
  );

/** Opens the jobs and buckets that the clock's sweep asks when an item is late. */
export function openJobsToAsk(): Omit<DueDeps, keyof Store> {
  const settings = readEnvironment(Settings);
  const objects = openObjects();
  const queues = openQueues();
  return {
    engine: settings.SCANNER,
    scanDeadlineMs: settings.SCAN_DEADLINE_SECONDS * 1000,
    openDeadlineMs: settings.OPEN_DEADLINE_SECONDS * 1000,
    objectAt: (place) => head(objects, place),
    scan:
      settings.SCANNER === 'guardduty'
        ? guardDutyRescan()
        : (object) => queues.send(settings.SCAN_QUEUE_URL, createdAgain(object, new Date())),
    read: (scanned) => queues.send(settings.VERDICT_QUEUE_URL, scanned),
    fileUpload: (created) => queues.send(settings.UPLOAD_QUEUE_URL, created),
    open: (message) => queues.send(settings.OPEN_QUEUE_URL, message),
    deleteOriginal: (original) => deleteOriginal(objects, original),
  };
}
