import type { Log } from '#functions/platform/log.ts';
import type { Mailer, Outgoing, SendResult } from '#functions/platform/mailer.ts';
import type { Move, Moved, Outbox, OutboxKey } from '#functions/platform/store/outbox.ts';
import { mayNotGo } from '#functions/safety/index.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Council } from '#schemas/settings.ts';
import { BadAddressError, writeEmail } from './email.ts';
import { afterSend, claim, owedTo, stop } from './outbox-rules.ts';

/** What sending needs of the world. */
export interface SendDeps {
  readonly read: (key: OutboxKey) => Promise<Outbox | undefined>;
  readonly move: (before: OutboundMessage, move: Move, now: Date) => Promise<Moved>;
  readonly mail: Mailer;
  /** Whether an operator holds sending back (restore drill): then messages stay pending and keep their timers, but for alerts. */
  readonly frozen: () => Promise<boolean>;
  readonly from: { readonly address: string; readonly council: Council };
  readonly now: () => Date;
  readonly log: Log;
}

/** What became of a message that we looked at; `elsewhere` means that another sender or an event was first. */
export type Looked = 'absent' | 'not_due' | 'moved' | 'stopped' | 'frozen' | 'elsewhere' | SendResult['is'];

/**
 * Looks at one message and does what is owed to it, at most one send. Called twice, or by two at once, it sends once: the
 * claim decides. It throws when the table fails; the message then keeps its timer and the sweep comes back.
 */
export async function sendOne(deps: SendDeps, key: OutboxKey): Promise<Looked> {
  const facts = { reference: key.reference, messageId: key.id };
  let outbox = await deps.read(key);
  if (outbox === undefined) return noted(deps, facts, 'absent');
  let owed = owedTo(outbox.message, outbox.lookAt, deps.now());
  if (owed.owed === 'move') {
    const { move } = owed;
    if ((await deps.move(outbox.message, move, deps.now())) !== 'moved') return noted(deps, facts, 'elsewhere');
    outbox = { ...outbox, message: move.to, lookAt: move.lookAt };
    owed = owedTo(outbox.message, outbox.lookAt, deps.now());
    if (owed.owed !== 'send') return noted(deps, facts, 'moved');
  }
  if (owed.owed !== 'send') return noted(deps, facts, 'not_due');
  return noted(deps, facts, await send(deps, key, outbox));
}

function noted(deps: SendDeps, facts: { reference: string; messageId: string }, outcome: Looked): Looked {
  deps.log.info('looked at a message', { ...facts, outcome });
  return outcome;
}

async function send(deps: SendDeps, key: OutboxKey, outbox: Outbox): Promise<Looked> {
  const { message } = outbox;
  // A second alert to our own desk harms nobody; one that waits may (domain 6).
  if (message.kind !== 'danger_alert' && (await deps.frozen())) return 'frozen';
  const not = mayNotGo(message, outbox, deps.now());
  if (not !== undefined) return stopped(deps, stop(message, not, deps.now()), message);
  // Written before the claim, so that a message we cannot write is not taken for one whose end is unknown.
  const outgoing = await writable(message, deps);

  const claiming = claim(message, outbox.door, deps.now());
  const claimed = await deps.move(message, claiming, deps.now());
  if (claimed === 'changed') return 'elsewhere';
  if (claimed === 'too_many') return stopped(deps, stop(message, 'too_many_to_address', deps.now()), message);

  const result: SendResult = outgoing === undefined ? { is: 'refused', code: 'BadAddress' } : await deps.mail(outgoing);
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
  const settled = await deps.move(claiming.to, next, deps.now());
  if (settled !== 'moved' && result.is === 'sent') await noteCopy(deps, key, result.sesMessageId);
  return result.is;
}

async function stopped(deps: SendDeps, move: Move, message: OutboundMessage): Promise<Looked> {
  return (await deps.move(message, move, deps.now())) === 'moved' ? 'stopped' : 'elsewhere';
}

async function writable(message: OutboundMessage, deps: SendDeps): Promise<Outgoing | undefined> {
  try {
    return await writeEmail(message, deps.from, deps.now());
  } catch (error) {
    if (error instanceof BadAddressError) return undefined;
    throw error;
  }
}

/**
 * An event settled the message while SES was answering us. Of this copy we only keep SES's id, so that its own events find
 * the message; that it went twice is a line on the case.
 */
async function noteCopy(deps: SendDeps, key: OutboxKey, sesMessageId: string): Promise<void> {
  const outbox = await deps.read(key);
  if (outbox === undefined || outbox.message.sesMessageId === sesMessageId) return;
  const { message, lookAt } = outbox;
  const line = `${message.kind}_sent_again`;
  await deps.move(message, { to: message, lookAt, action: 'message-sent', line, sesMessageId }, deps.now());
}
