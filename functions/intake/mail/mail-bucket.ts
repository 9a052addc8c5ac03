import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { ObjectTooLargeError, openObjects, readObject } from '#functions/platform/objects.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { bouncedMessage } from '../email/bounced-message.ts';
import { moveMail, streamMail } from './mail-objects.ts';
import type { ReceiveDeps } from './receive.ts';

/** A delivery report is a few kilobytes and returns headers; we do not read one whole that returns 5 MB. */
const MOST_REPORT_BYTES = 5 * 1024 * 1024;

/** Opens the bucket that mail comes into, the queue of messages to open, and what the council says of addresses. */
export function openMailBucket() {
  const settings = readEnvironment(
    z.object({
      PROFESSIONAL_DOMAINS: z.string(),
      COUNCIL_MAILBOX: z.string(),
      SENDER_ADDRESS: z.string(),
      OPEN_QUEUE_URL: z.string(),
      OPEN_DEADLINE_SECONDS: z.coerce.number().int(),
    }),
  );
  const objects = openObjects();
  const queues = openQueues();
  return {
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
    move: (from, to) => moveMail(objects, from, to),
    queueOpening: (reference, messageId) =>
      queues.send(settings.OPEN_QUEUE_URL, { event: 'OpenMessage', reference, messageId }),
  } satisfies Partial<ReceiveDeps>;
}
