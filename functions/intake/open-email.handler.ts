import * as z from 'zod';
import { changesOver } from '#functions/casework/index.ts';
import { batch } from '#functions/platform/batch.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import { finishOpening, readInbound } from '#functions/platform/store/mail.ts';
import { addDocument } from '#functions/platform/store/slots.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { OpenMessage } from '#schemas/events.ts';
import { type OpenDeps, openMessage } from './mail/open.ts';
import { openOpeningThread } from './open-email/opening-thread.ts';

const tables = openTables();
const objects = openObjects();
const log = openLog('intake/open-email');
const settings = readEnvironment(
  z.object({ QUARANTINE_BUCKET: z.string(), SCAN_DEADLINE_SECONDS: z.coerce.number().int() }),
);

/** SES takes 40 MB (S3 action) and writes its own headers above. */
const MOST_MAIL_BYTES = 41 * 1024 * 1024;

const thread = openOpeningThread({ onFault: (fault) => log.error('a message made our own code fail', fault) });

const deps: OpenDeps = {
  ...changesOver(tables, openCouncil()),
  quarantineBucket: settings.QUARANTINE_BUCKET,
  scanDeadlineMs: settings.SCAN_DEADLINE_SECONDS * 1000,
  message: (...given) => readInbound(tables, ...given),
  raw: ({ raw }) => readObject(objects, raw, MOST_MAIL_BYTES),
  open: async (raw) => {
    const opened = await thread.open(raw);
    if (opened.is === 'unreadable') log.warn('message not understood', { code: opened.reason, outcome: opened.cause });
    return opened;
  },
  putOnce: (put) => putOnce(objects, put),
  addDocument: (...given) => addDocument(tables, ...given),
  finish: (...given) => finishOpening(tables, ...given),
};

export const handler = batch(log, async ({ body }) => {
  const { reference, messageId } = OpenMessage.parse(body);
  const { opening, files } = await openMessage(deps, reference, messageId, new Date());
  log.info('message opened', { reference, outcome: opening, count: files });
});
