import type { Log } from '#functions/platform/log.ts';
import type { Mailer, Outgoing, SendResult } from '#functions/platform/mailer.ts';
import type { Move, Outbox, OutboxKey } from '#functions/platform/store/outbox.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { mayNotGo } from '#functions/safety/index.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { BadAddressError, type From, writeEmail } from './email.ts';
import { FormNotWrittenError, type WriteForm } from './issued-form.ts';
import { afterSend, claim, owedTo, stop } from './outbox-rules.ts';

/** The dependencies of sending. */
export interface SendDeps extends Pick<Store, 'readOutbox' | 'moveOutbox'> {
  readonly mail: Mailer;
  /**
   * Returns whether an operator holds sending back (restore drill): then all messages but alerts stay pending and keep their
   * timers.
   */
  readonly frozen: () => Promise<boolean>;
  /** Returns the sender of our emails, with the council's details as they are now. */
  readonly from: () => Promise<From>;
  /** Writes the blank form that a letter carries. */
  readonly writeForm: WriteForm;
  readonly now: () => Date;
  readonly log: Log;
}

/** The result for a message; `elsewhere` means that another sender or an event was first. */
export type Looked = 'absent' | 'not_due' | 'moved' | 'stopped' | 'frozen' | 'elsewhere' | SendResult['is'];

/**
 * Letters of one case are rarely sent at the same moment. After this many looks the message keeps its timer, and the sweep comes
 * back.
 */
const LOOKS = 3;

/**
 * Looks at one message and does what is due, at most one send. Called twice, or by two at once, it sends once: the claim decides.
 * It throws when the table fails; the message then keeps its timer and the sweep comes back.
 */
export async function sendOne(deps: SendDeps, key: OutboxKey): Promise<Looked> {
  let outcome: Looked | 'number_taken' = 'number_taken';
  for (let look = 1; look <= LOOKS && outcome === 'number_taken'; look += 1) outcome = await lookAt(deps, key);
  const looked = outcome === 'number_taken' ? 'elsewhere' : outcome;
  deps.log.info('looked at a message', { reference: key.reference, messageId: key.id, outcome: looked });
  return looked;
}

async function lookAt(deps: SendDeps, key: OutboxKey): Promise<Looked | 'number_taken'> {
  let outbox = await deps.readOutbox(key);
  if (outbox === undefined) return 'absent';
  let owed = owedTo(outbox.message, outbox.lookAt, deps.now());
  if (owed.owed === 'move') {
    const { move } = owed;
    if ((await deps.moveOutbox(outbox.message, move, deps.now())) !== 'moved') return 'elsewhere';
    outbox = { ...outbox, message: move.to, lookAt: move.lookAt };
    owed = owedTo(outbox.message, outbox.lookAt, deps.now());
    if (owed.owed !== 'send') return 'moved';
  }
  return owed.owed === 'send' ? send(deps, key, outbox) : 'not_due';
}

async function send(deps: SendDeps, key: OutboxKey, outbox: Outbox): Promise<Looked | 'number_taken'> {
  const { message } = outbox;
  // A second alert to our own desk does no harm; a late one may (domain 6).
  if (message.kind !== 'danger_alert' && (await deps.frozen())) return 'frozen';
  const not = mayNotGo(message, outbox, deps.now());
  if (not !== undefined) return stopped(deps, stop(message, not, deps.now()), message);
  const claiming = claim(message, outbox, deps.now());
  // Written before the claim, so that a message we cannot write is not taken for one with an unknown outcome.
  const written = await write(claiming.to, deps);

  const claimed = await deps.moveOutbox(message, claiming, deps.now());
  if (claimed === 'changed') return 'elsewhere';
  if (claimed === 'number_taken') return claimed;
  if (claimed === 'too_many') return stopped(deps, stop(message, 'too_many_to_address', deps.now()), message);

  const result = 'raw' in written ? await deps.mail(written) : written;
  if (result.is !== 'sent') {
    deps.log.warn('a message was not sent', {
      reference: message.reference,
      messageId: message.id,
      code: result.code,
      outcome: result.is,
    });
  }
  const next = afterSend(claiming.to, result, deps.now());
  if (next === undefined) return result.is;
  const settled = await deps.moveOutbox(claiming.to, next, deps.now());
  if (settled !== 'moved' && result.is === 'sent') await noteCopy(deps, key, result.sesMessageId);
  return result.is;
}

async function stopped(deps: SendDeps, move: Move, message: OutboundMessage): Promise<Looked> {
  return (await deps.moveOutbox(message, move, deps.now())) === 'moved' ? 'stopped' : 'elsewhere';
}

/** Writes the email with the form that it carries; or returns the result when it never reaches SES. */
async function write(message: OutboundMessage, deps: SendDeps): Promise<Outgoing | SendResult> {
  const { form, reference, ask } = message;
  const from = await deps.from();
  try {
    const attached = form?.attached
      ? await deps.writeForm({ form: form.id, reference, dueAt: ask?.dueAt, council: from.council })
      : undefined;
    return await writeEmail(message, from, deps.now(), attached);
  } catch (error) {
    if (error instanceof BadAddressError) return { is: 'refused', code: 'BadAddress' };
    if (error instanceof FormNotWrittenError) return { is: 'again', code: 'FormNotWritten' };
    throw error;
  }
}

/**
 * Records SES's id of a copy that an event had already settled, so that the copy's own events find the message. A line on the case
 * says that it went twice.
 */
async function noteCopy(deps: SendDeps, key: OutboxKey, sesMessageId: string): Promise<void> {
  const outbox = await deps.readOutbox(key);
  if (outbox === undefined || outbox.message.sesMessageId === sesMessageId) return;
  const { message, lookAt } = outbox;
  const line = `${message.kind}_sent_again` as const;
  await deps.moveOutbox(message, { to: message, lookAt, action: 'message-sent', line, sesMessageId }, deps.now());
}
