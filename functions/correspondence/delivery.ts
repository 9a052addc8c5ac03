import { sesIdOf } from '#functions/platform/mailer.ts';
import type { Move } from '#functions/platform/store/outbox.ts';
import { Delivery, type OutboundMessage } from '#schemas/message.ts';
import type { SesNotification } from '#schemas/ses-notification.ts';
import { DELIVERED_WITHIN_MS, unleased } from './outbox-rules.ts';
import { messageFailed } from './tasks.ts';

/** What SES's event says about one message; `none` means only that SES took it. */
export interface Heard {
  readonly sesMessageId: string;
  readonly at: string | null;
  readonly delivery: Delivery;
}

/**
 * Returns the delivery that an event reports. A bounce is final only when it is permanent. A holiday reply makes SES report a
 * transient bounce beside the delivery (forms-runner 1568). So any other bounce is a delay: a delivery overrides it, and in time it
 * becomes a task.
 */
function heardDelivery(notification: SesNotification): Delivery | undefined {
  switch (notification.kind) {
    case 'Send':
      return 'none';
    case 'Delivery':
      return 'delivered';
    case 'DeliveryDelay':
      return 'delayed';
    case 'Bounce':
      return notification.bounce.bounceType === 'Permanent' ? 'bounced' : 'delayed';
    case 'Complaint':
      // `not-spam`: its reader took it out of the spam folder (RFC 6430).
      return notification.complaint.complaintFeedbackType === 'not-spam' ? 'delivered' : 'complained';
    case 'Reject':
    case 'RenderingFailure':
      return 'rejected';
    case 'Received':
    case 'Other':
      return undefined;
  }
}

/** Reads what a notification says about a message that we sent. Returns nothing for opens, clicks and mail that arrived. */
export function heardIn(notification: SesNotification): Heard | undefined {
  const delivery = heardDelivery(notification);
  if (delivery === undefined) return undefined;
  return { sesMessageId: sesIdOf(notification.mail.messageId), at: notification.mail.timestamp, delivery };
}

/** Deliveries that a person must act on; a delay counts only once it has lasted. */
const FAILED: ReadonlySet<Delivery> = new Set<Delivery>(['bounced', 'complained', 'rejected']);

const rank = (delivery: Delivery) => Delivery.options.indexOf(delivery);

/**
 * Returns the move that an event makes. Delivery only moves forward, so events may come twice and in any order. Any event proves
 * that SES took the message, so it settles one whose sender died or gave up (law 8). Returns nothing for an event without news.
 */
export function afterEvent(message: OutboundMessage, heard: Heard, now: Date): Move | undefined {
  const forward = rank(heard.delivery) > rank(message.delivery);
  const settles = message.state !== 'sent';
  if (!forward && !settles) return undefined;
  const delivery = forward ? heard.delivery : message.delivery;
  const sentAt = heard.at ?? now.toISOString();
  const sent = settles
    ? { ...unleased(message), state: 'sent' as const, sesMessageId: heard.sesMessageId, sentAt }
    : message;
  return {
    to: { ...sent, delivery },
    lookAt: delivery === 'delayed' ? new Date(now.getTime() + DELIVERED_WITHIN_MS).toISOString() : null,
    action: settles ? 'settle-message' : 'record-delivery',
    line: `${message.kind}_${forward ? delivery : 'sent'}`,
    sesMessageId: heard.sesMessageId,
    ...(FAILED.has(delivery) ? { task: messageFailed(message, delivery, now) } : {}),
  };
}
