import * as z from 'zod';
import { casesOver, changesOver } from '#functions/casework/index.ts';
import { batch } from '#functions/platform/batch.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { head, openObjects } from '#functions/platform/objects.ts';
import { addDocument, readSlot } from '#functions/platform/store/slots.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { type FileUploadDeps, fileUpload } from './upload/file-upload.ts';

const tables = openTables();
const council = openCouncil();
const objects = openObjects();
const log = openLog('intake/file-upload');
const { SCAN_DEADLINE_SECONDS } = readEnvironment(z.object({ SCAN_DEADLINE_SECONDS: z.coerce.number().int() }));

const deps: FileUploadDeps = {
  ...casesOver(tables, council),
  ...changesOver(tables, council),
  scanDeadlineMs: SCAN_DEADLINE_SECONDS * 1000,
  readSlot: (...given) => readSlot(tables, ...given),
  versionAt: async (bucket, key) => (await head(objects, { bucket, key }))?.versionId ?? undefined,
  addDocument: (...given) => addDocument(tables, ...given),
};

export const handler = batch(log, async ({ body }) => {
  const outcome = await fileUpload(deps, body, new Date());
  log.info('file taken in', { outcome });
});
