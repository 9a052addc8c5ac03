import type { Delivered } from '#functions/platform/batch.ts';
import type { Log } from '#functions/platform/log.ts';
import { OutboxKey } from '#functions/platform/store/outbox.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { type SesNotification, sesNotificationIn } from '#schemas/ses-notification.ts';
import { afterEvent, type Heard, heardIn } from './delivery.ts';

/** The dependencies of recording. */
export interface RecordDeps extends Pick<Store, 'outboxKeyOfSes' | 'readOutbox' | 'moveOutbox'> {
  readonly now: () => Date;
  readonly log: Log;
}

/** An event for an unknown message: its sender's own write may be a moment behind, so the queue tries again. */
export class UnknownMessageError extends Error {
  override readonly name = 'UnknownMessageError';
}

/** A queue message that is not an event of SES. The error says where it differs, never what it holds. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError';
}

/** Others kept moving the message during our tries; the queue tries again. */
export class MessageBusyError extends Error {
  override readonly name = 'MessageBusyError';
}

/** A sender's write is seconds behind at most; the third try is worth a warning. */
const WARN_FROM_ATTEMPT = 3;
/** A message has one sender and few events, so three lost races in a row are not chance. */
const TRIES = 3;

export type Recorded = 'setup' | 'ignored' | 'recorded' | 'nothing_new';

/**
 * Records the delivery of a message that we sent, from one event of SES: with our tag (event publishing) or by SES's id (identity
 * notifications, which have none). The same event twice changes nothing.
 * @throws UnreadableEventError, UnknownMessageError, MessageBusyError: each leaves the event in its queue
 */
export async function record(deps: RecordDeps, { body, attempt }: Delivered): Promise<Recorded> {
  const read = sesNotificationIn(typeof body === 'string' ? body : JSON.stringify(body));
  if (read.is === 'setup') return 'setup';
  if (read.is === 'unreadable') throw new UnreadableEventError(read.why);
  const heard = heardIn(read.notification);
  if (heard === undefined) return 'ignored';
  const key = tagged(read.notification) ?? (await deps.outboxKeyOfSes(heard.sesMessageId));
  const recorded = key && (await recordFor(deps, key, heard));
  if (recorded === undefined) {
    if (attempt >= WARN_FROM_ATTEMPT) {
      deps.log.warn('an event for a message that we do not know', { code: 'ses-event-unknown', count: attempt });
    }
    throw new UnknownMessageError(heard.delivery);
  }
  deps.log.info('an event of a message', {
    reference: key?.reference,
    messageId: key?.id,
    code: heard.delivery,
    outcome: recorded,
  });
  return recorded;
}

/** Finds our message by the tag that we sent with it, `<reference>_<outbox id>`. */
function tagged({ mail }: SesNotification): OutboxKey | undefined {
  const [reference, id] = (mail.tags.outbox?.[0] ?? '').split('_');
  const parsed = OutboxKey.safeParse({ reference, id });
  return parsed.success ? parsed.data : undefined;
}

async function recordFor(deps: RecordDeps, key: OutboxKey, heard: Heard): Promise<Recorded | undefined> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const outbox = await deps.readOutbox(key);
    if (outbox === undefined) return undefined;
    const move = afterEvent(outbox.message, heard, deps.now());
    if (move === undefined) return 'nothing_new';
    if ((await deps.moveOutbox(outbox.message, move, deps.now())) === 'moved') return 'recorded';
  }
  throw new MessageBusyError(key.reference);
}
