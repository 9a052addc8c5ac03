import type { Task } from '#schemas/case.ts';
import type { Message, OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Acknowledged } from './acknowledgement.ts';
import { pendingEmail } from './pending-email.ts';

/** A file that its sender must send again, and its case. */
export interface FileToSendAgain {
  /** A new ULID for the message. */
  readonly id: string;
  readonly documentId: string;
  readonly reference: Reference;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
  readonly now: Date;
}

/** An empty form: which form it is, and whether other words came with it. */
export interface BlankForm extends FileToSendAgain {
  readonly form: string;
  readonly withWords: boolean;
}

type Wanted = 'safe_copy_request' | 'form_returned_blank';

/** The task in place of each email. */
const TASK: Readonly<Record<Wanted, Task['kind']>> = {
  safe_copy_request: 'ask_for_safe_copy',
  form_returned_blank: 'form_returned_blank',
};

/** Returns whether nothing that we sent there failed. */
function isReachable(message: Message): message is OutboundMessage {
  if (message.direction !== 'out' || message.kind !== 'acknowledgement' || message.state === 'given_up') return false;
  return message.delivery === 'none' || message.delivery === 'delayed' || message.delivery === 'delivered';
}

/** Finds the acknowledgement that went to the sender of the referral and did not fail: its address reaches them. */
export function reachableSender(messages: readonly Message[]): OutboundMessage | undefined {
  return messages.find(isReachable);
}

/**
 * Asks the sender of a file that we could not open safely for another copy. It is an email where the case's acknowledgement was
 * allowed and did not fail, else a task (law 7: unknown is unsafe). The caller writes it in the transaction of the verdict that
 * made it necessary, so a file is asked for once.
 *
 * @param messages the case's messages
 */
export function safeCopyRequest(about: FileToSendAgain, messages: readonly Message[]): Acknowledged {
  return askSender('safe_copy_request', about, messages);
}

/**
 * Tells the sender of an empty form that it is empty, by email or by a task as for a safe copy. If words came with the form, they
 * may be the referral: then a person reads them first and asks.
 *
 * @param messages the case's messages
 */
export function formReturnedBlank(about: BlankForm, messages: readonly Message[]): Acknowledged {
  if (about.withWords) return { tasks: [taskFor('form_returned_blank', about, 'words_beside_an_empty_form')] };
  return askSender('form_returned_blank', about, messages, about.form);
}

function askSender(
  wanted: Wanted,
  about: FileToSendAgain,
  messages: readonly Message[],
  formId?: string,
): Acknowledged {
  const acknowledgement = reachableSender(messages);
  if (acknowledgement === undefined) return { tasks: [taskFor(wanted, about, 'no_address_that_may_be_written_to')] };
  const { to: address, recipient = 'referrer', inReplyTo } = acknowledgement;
  const to = { address, recipient, inReplyTo };
  const form = formId === undefined ? undefined : { id: formId, attached: recipient === 'professional' };
  const { id, now } = about;
  return { tasks: [], outbound: pendingEmail({ id, kind: wanted, to, head: about, form, now }) };
}

function taskFor(wanted: Wanted, about: FileToSendAgain, why: string): Task {
  const kind = TASK[wanted];
  return {
    id: `${kind}-${about.documentId}`,
    kind,
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: about.now.toISOString(),
    dueAt: about.decisionDueAt,
    why,
    about: about.documentId,
  };
}
