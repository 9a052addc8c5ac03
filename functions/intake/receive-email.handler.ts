import * as z from 'zod';
import { casesOver, changesOver } from '#functions/casework/index.ts';
import { batch } from '#functions/platform/batch.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { ObjectTooLargeError, openObjects, readObject } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { answeredMessage, joinCase } from '#functions/platform/store/mail.ts';
import { moveOutbox } from '#functions/platform/store/outbox.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { bouncedMessage } from './email/bounced-message.ts';
import { moveMail, streamMail } from './mail/mail-objects.ts';
import { type ReceiveDeps, receiveEmail } from './mail/receive.ts';
import { mailArrived } from './mail/received.ts';

const tables = openTables();
const objects = openObjects();
const queues = openQueues();
const log = openLog('intake/receive-email');
const council = openCouncil();
const settings = readEnvironment(
  z.object({
    PROFESSIONAL_DOMAINS: z.string(),
    COUNCIL_MAILBOX: z.string(),
    SENDER_ADDRESS: z.string(),
    OPEN_QUEUE_URL: z.string(),
    OPEN_DEADLINE_SECONDS: z.coerce.number().int(),
  }),
);

/** A delivery report is a few kilobytes and returns headers; we do not read one whole that returns 5 MB. */
const MOST_REPORT_BYTES = 5 * 1024 * 1024;

const deps: ReceiveDeps = {
  ...casesOver(tables, council),
  ...changesOver(tables, council),
  professionalDomains: settings.PROFESSIONAL_DOMAINS.split(','),
  ours: [settings.COUNCIL_MAILBOX, settings.SENDER_ADDRESS],
  openDeadlineMs: settings.OPEN_DEADLINE_SECONDS * 1000,
  read: (place) => streamMail(objects, place),
  bounced: async (place) => {
    try {
      return await bouncedMessage(await readObject(objects, place, MOST_REPORT_BYTES));
    } catch (error) {
      if (error instanceof ObjectTooLargeError) return undefined;
      throw error;
    }
  },
  answered: (...given) => answeredMessage(tables, ...given),
  moveOutbox: (before, move, now) => moveOutbox(tables, service('intake/receive-email'), before, move, now),
  join: (...given) => joinCase(tables, ...given),
  move: (from, to) => moveMail(objects, from, to),
  queueOpening: (reference, messageId) =>
    queues.send(settings.OPEN_QUEUE_URL, { event: 'OpenMessage', reference, messageId }),
};

export const handler = batch(log, async ({ body }) => {
  const arrived = mailArrived(body);
  if (arrived === 'setup') return;
  const received = await receiveEmail(deps, arrived, new Date());
  log.info('mail received', {
    outcome: received.outcome,
    ...('reference' in received ? { reference: received.reference } : {}),
  });
});
