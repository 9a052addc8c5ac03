import * as z from 'zod';
import { casesOver, changesOver } from '#functions/casework/index.ts';
import { batch } from '#functions/platform/batch.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import {
  copyVersion,
  deleteObject,
  deleteOriginal,
  deleteVersion,
  openObjects,
  readObject,
} from '#functions/platform/objects.ts';
import { applyVerdict, closeJourney, withdrawElsewhere } from '#functions/platform/store/documents.ts';
import { messagesOf, readInbound } from '#functions/platform/store/mail.ts';
import { originalsOf } from '#functions/platform/store/originals.ts';
import { readSafety } from '#functions/platform/store/safety.ts';
import { readDocument } from '#functions/platform/store/slots.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { whatWasRead } from './file/file-reading.ts';
import { type JourneyDeps, takeFurther } from './file/journey.ts';
import { openReadingThread } from './file/reading-thread.ts';
import { scanCompletedIn } from './scan/guardduty.ts';

const tables = openTables();
const council = openCouncil();
const objects = openObjects();
const log = openLog('documents/file');
const settings = readEnvironment(
  z.object({
    QUARANTINE_BUCKET: z.string(),
    DOCUMENTS_BUCKET: z.string(),
    SCAN_DEADLINE_SECONDS: z.coerce.number().int(),
  }),
);

/** A file of an email may fill what SES takes, 40 MB; an upload has 20. */
const MOST_FILE_BYTES = 41 * 1024 * 1024;

const thread = openReadingThread({ onFault: (fault) => log.error('a file made our own code fail', fault) });

const deps: JourneyDeps = {
  ...casesOver(tables, council),
  ...changesOver(tables, council),
  quarantineBucket: settings.QUARANTINE_BUCKET,
  documentsBucket: settings.DOCUMENTS_BUCKET,
  readDeadlineMs: settings.SCAN_DEADLINE_SECONDS * 1000,
  document: (...given) => readDocument(tables, ...given),
  safety: (reference) => readSafety(tables, reference),
  message: (...given) => readInbound(tables, ...given),
  messages: (actor, reference) => messagesOf(tables, actor, reference, 'out'),
  applyVerdict: (...given) => applyVerdict(tables, ...given),
  closeJourney: (...given) => closeJourney(tables, ...given),
  withdrawElsewhere: (...given) => withdrawElsewhere(tables, ...given),
  bytes: (object) => readObject(objects, object, MOST_FILE_BYTES),
  read: async (bytes, name) => whatWasRead(await thread.read(bytes, name)),
  copy: (from, to) => copyVersion(objects, { from, to, metadata: {} }),
  remove: async (copy) => {
    // The marker hides what a run that died may have copied before; the version is what links point at.
    await deleteObject(objects, copy);
    await deleteVersion(objects, copy);
  },
  originals: (...given) => originalsOf(tables, ...given),
  deleteOriginal: (original) => deleteOriginal(objects, original),
};

export const handler = batch(log, async ({ body }) => {
  const outcome = await takeFurther(deps, scanCompletedIn(body), new Date());
  log.info('file taken further', { outcome });
});
