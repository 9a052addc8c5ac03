import type { OutboundKind, OutboundMessage, Recipient } from '#schemas/message.ts';

/** An email that is to go: its kind, and where it goes. */
export interface ChosenEmail {
  /** A new ULID. */
  readonly id: string;
  readonly kind: OutboundKind;
  readonly to: {
    readonly address: string;
    /** Absent on messages of before it was kept. */
    readonly recipient?: Recipient | undefined;
    readonly inReplyTo?: string | undefined;
  };
  readonly head: Pick<OutboundMessage, 'reference' | 'receivedAt' | 'decisionDueAt'>;
  readonly now: Date;
}

/** The email for the outbox, before anybody has tried to send it. */
export function pendingEmail({ id, kind, to, head, now }: ChosenEmail): OutboundMessage {
  return {
    direction: 'out',
    id,
    reference: head.reference,
    kind,
    to: to.address,
    ...(to.recipient === undefined ? {} : { recipient: to.recipient }),
    ...(to.inReplyTo === undefined ? {} : { inReplyTo: to.inReplyTo }),
    state: 'pending',
    delivery: 'none',
    attempt: 0,
    uncertain: 0,
    createdAt: now.toISOString(),
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
  };
}
