import * as z from 'zod';
import { batch } from '#functions/platform/batch.ts';
import { openDutyDesk } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { head, openObjects } from '#functions/platform/objects.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { fileUploadStore } from './intake-store.ts';
import { fileUpload } from './upload/file-upload.ts';

const objects = openObjects();
const log = openLog('intake/file-upload');
const { SCAN_DEADLINE_SECONDS } = readEnvironment(z.object({ SCAN_DEADLINE_SECONDS: z.coerce.number().int() }));
const deps = {
  ...fileUploadStore(openTables(), openDutyDesk()),
  scanDeadlineMs: SCAN_DEADLINE_SECONDS * 1000,
  versionAt: async (bucket: string, key: string) => (await head(objects, { bucket, key }))?.versionId ?? undefined,
};

export const handler = batch(log, async ({ body }) => {
  const outcome = await fileUpload(deps, body, new Date());
  log.info('file taken in', { outcome });
});
