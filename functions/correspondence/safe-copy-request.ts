import type { Task } from '#schemas/case.ts';
import type { Message, OutboundMessage } from '#schemas/message.ts';
import type { Acknowledged } from './acknowledgement.ts';
import { pendingEmail } from './pending-email.ts';

/** The file that could not be opened safely, and the case it belongs to. */
export interface UnsafeFile {
  /** For the message: a new ULID. */
  readonly id: string;
  readonly documentId: string;
  readonly reference: string;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
  readonly now: Date;
}

/** Nothing that we sent there came to grief. */
function reachable(message: Message): message is OutboundMessage {
  if (message.direction !== 'out' || message.kind !== 'acknowledgement' || message.state === 'given_up') return false;
  return message.delivery === 'none' || message.delivery === 'delayed' || message.delivery === 'delivered';
}

/** The acknowledgement that was allowed to go to whoever sent the referral and did not fail: at its address they are reached. */
export function reachableSender(messages: readonly Message[]): OutboundMessage | undefined {
  return messages.find(reachable);
}

/**
 * Asks whoever sent a file for a clean or safe copy: a message for the outbox where the case's acknowledgement was allowed to
 * go and did not fail, else the task *ask for a safe copy* (law 7: unknown is unsafe). The caller writes it with the verdict
 * or safety that made it necessary, in one transaction: so it is asked once a file.
 *
 * @param messages the case's messages
 */
export function safeCopyRequest(about: UnsafeFile, messages: readonly Message[]): Acknowledged {
  const acknowledgement = reachableSender(messages);
  if (acknowledgement === undefined) return { tasks: [askForSafeCopy(about)] };
  const { to: address, recipient, inReplyTo } = acknowledgement;
  const to = { address, recipient, inReplyTo };
  return {
    tasks: [],
    outbound: pendingEmail({ id: about.id, kind: 'safe_copy_request', to, head: about, now: about.now }),
  };
}

function askForSafeCopy(about: UnsafeFile): Task {
  return {
    id: `ask_for_safe_copy-${about.documentId}`,
    kind: 'ask_for_safe_copy',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: about.now.toISOString(),
    dueAt: about.decisionDueAt,
    why: 'no_address_that_may_be_written_to',
    about: about.documentId,
  };
}
