import * as z from 'zod';
import { knownClock } from '#functions/casework/index.ts';
import { alertedChange } from '#functions/correspondence/index.ts';
import { batch } from '#functions/platform/batch.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { head, openObjects } from '#functions/platform/objects.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { readClock } from '#functions/platform/store/clock-settings.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import { addDocument, readSlot } from '#functions/platform/store/slots.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { type FileUploadDeps, fileUpload } from './upload/file-upload.ts';

const tables = openTables();
const { dutyDesk } = openCouncil();
const objects = openObjects();
const log = openLog('intake/file-upload');
const { SCAN_DEADLINE_SECONDS } = readEnvironment(z.object({ SCAN_DEADLINE_SECONDS: z.coerce.number().int() }));

const deps: FileUploadDeps = {
  scanDeadlineMs: SCAN_DEADLINE_SECONDS * 1000,
  clock: knownClock(async () => (await readClock(tables)).settings),
  readSlot: (...given) => readSlot(tables, ...given),
  versionAt: async (bucket, key) => (await head(objects, { bucket, key }))?.versionId ?? undefined,
  file: (...given) => fileCase(tables, ...given),
  addDocument: (...given) => addDocument(tables, ...given),
  caseHead: (...given) => readCaseHead(tables, ...given),
  changeCase: (actor, head, change, now) =>
    changeCase(tables, actor, head, alertedChange(head, change, dutyDesk, now), now),
};

export const handler = batch(log, async ({ body }) => {
  const outcome = await fileUpload(deps, body, new Date());
  log.info('file taken in', { outcome });
});
