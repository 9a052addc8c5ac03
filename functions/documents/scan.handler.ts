import * as z from 'zod';
import { batch } from '#functions/platform/batch.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openObjects, streamObject } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { scanStream } from './scan/clamd.ts';
import { scanObject } from './scan/scan-object.ts';

const objects = openObjects();
const queues = openQueues();
const log = openLog('documents/scan');
const settings = readEnvironment(
  z.object({ CLAMD_HOST: z.string(), CLAMD_PORT: z.coerce.number().int(), VERDICT_QUEUE_URL: z.string() }),
);
const clamd = { host: settings.CLAMD_HOST, port: settings.CLAMD_PORT };

export const handler = batch(log, async ({ body, attempt }) => {
  const outcome = await scanObject(
    {
      stream: (place) => streamObject(objects, place),
      scan: (bytes) => scanStream(clamd, bytes),
      report: (scanned) => queues.send(settings.VERDICT_QUEUE_URL, scanned),
    },
    body,
    attempt,
    new Date(),
  );
  if (outcome === 'error') log.warn('the scanner gave no verdict', { outcome });
  else log.info('file scanned', { outcome });
});
