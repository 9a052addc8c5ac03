import type { NotByItself } from '#functions/safety/index.ts';
import type { Task } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { acknowledgeSafely } from './acknowledgement.ts';

/** Returns the task about a message, one for each message, on the case's own clock: no failure here moves it (law 6). */
function about(message: OutboundMessage, kind: Task['kind'], why: string, now: Date): Task {
  return {
    id: `${kind}-${message.id}`,
    kind,
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: message.decisionDueAt,
    why,
    about: message.id,
  };
}

/** Returns the task of a message that did not arrive: find another way. */
export function messageFailed(message: OutboundMessage, why: string, now: Date): Task {
  return about(message, 'message_failed', why, now);
}

/** Returns the task of a message that may or may not have gone: ask its reader. */
export function messageUncertain(message: OutboundMessage, now: Date): Task {
  return about(message, 'message_uncertain', 'end_of_sending_unknown', now);
}

/** Returns the task that replaces a message which may no longer be sent automatically. */
export function doByHand(message: OutboundMessage, why: NotByItself, now: Date): Task {
  if (message.kind === 'safe_copy_request') return about(message, 'ask_for_safe_copy', why, now);
  if (message.kind === 'form_returned_blank') return about(message, 'form_returned_blank', why, now);
  if (message.kind !== 'acknowledgement') return messageFailed(message, why, now);
  const { reference, receivedAt, decisionDueAt } = message;
  return acknowledgeSafely({ reference, receivedAt, decisionDueAt, now }, why);
}
