import type { OutboundMessage } from '#schemas/message.ts';
import { pendingEmail } from './pending-email.ts';

/** A case that somebody must look at now, and where the duty desk is told of such. */
export interface Alerted {
  /** A new ULID. */
  readonly id: string;
  readonly head: Pick<OutboundMessage, 'reference' | 'receivedAt' | 'decisionDueAt'>;
  /** The council's own address for it (`dutyAlerts`). */
  readonly dutyDesk: string;
  readonly now: Date;
}

/**
 * The word to the duty desk that a case cannot wait (domain 6: an alert to a person): written with the case, sent apart from
 * everything else and whatever else holds. It adds to the flag, the task and the place on the list, and takes the place of none.
 */
export function dangerAlert({ id, head, dutyDesk, now }: Alerted): OutboundMessage {
  return pendingEmail({ id, kind: 'danger_alert', to: { address: dutyDesk, recipient: 'duty_desk' }, head, now });
}
