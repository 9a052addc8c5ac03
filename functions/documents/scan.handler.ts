import * as z from 'zod';
import { batch } from '#functions/platform/batch.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openObjects, streamObject } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { scanStream } from './scan/clamd.ts';
import { type ScanDeps, scanObject } from './scan/scan-object.ts';

const [objects, queues] = [openObjects(), openQueues()];
const log = openLog('documents/scan');
const { CLAMD_HOST, CLAMD_PORT, VERDICT_QUEUE_URL } = readEnvironment(
  z.object({ CLAMD_HOST: z.string(), CLAMD_PORT: z.coerce.number().int(), VERDICT_QUEUE_URL: z.string() }),
);
const deps: ScanDeps = {
  stream: (place) => streamObject(objects, place),
  scan: (bytes) => scanStream({ host: CLAMD_HOST, port: CLAMD_PORT }, bytes),
  report: (scanned) => queues.send(VERDICT_QUEUE_URL, scanned),
};

export const handler = batch(log, async ({ body, attempt }) => {
  const outcome = await scanObject(deps, body, attempt, new Date());
  if (outcome === 'error') log.warn('the scanner gave no verdict', { outcome });
  else log.info('file scanned', { outcome });
});
