import type { NotByItself } from '#functions/safety/index.ts';
import type { Task } from '#schemas/case.ts';
import type { OutboundMessage, Recipient } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { pendingEmail } from './pending-email.ts';

export interface Acknowledged {
  readonly outbound?: OutboundMessage;
  readonly tasks: readonly Task[];
}

interface About {
  readonly id: string;
  readonly reference: Reference;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
  readonly now: Date;
}

/**
 * Acknowledges one submission: by an email when the gate allows it, else by the task *acknowledge safely* on the same clock. The
 * email goes only to the sender of the referral; unknown is unsafe (law 7).
 */
export function acknowledge(
  about: About,
  to: { address: string; recipient: Recipient; inReplyTo?: string | undefined } | { no: NotByItself },
): Acknowledged {
  if ('no' in to) return { tasks: [acknowledgeSafely(about, to.no)] };
  return {
    tasks: [],
    outbound: pendingEmail({ id: about.id, kind: 'acknowledgement', to, head: about, now: about.now }),
  };
}

/** Returns the task to decide how to tell the sender that the referral arrived. It is due with the decision itself. */
export function acknowledgeSafely(about: Omit<About, 'id'>, why: NotByItself): Task {
  return {
    id: 'acknowledge_safely',
    kind: 'acknowledge_safely',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: about.now.toISOString(),
    dueAt: about.decisionDueAt,
    why,
  };
}
