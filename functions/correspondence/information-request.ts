import type { AskSaid } from '#schemas/ask.ts';
import type { OutboundMessage, Recipient } from '#schemas/message.ts';

/** An email about a request for more, its kind and whom it goes to. */
export interface AskEmail {
  /** For the message: a new ULID. */
  readonly id: string;
  readonly kind: 'information_request' | 'information_reminder' | 'information_chaser';
  readonly to: {
    readonly address: string;
    readonly recipient: Recipient;
    readonly inReplyTo?: string | undefined;
  };
  readonly ask: AskSaid;
  readonly head: Pick<OutboundMessage, 'reference' | 'receivedAt' | 'decisionDueAt'>;
  readonly now: Date;
}

/** The email for the outbox, which holds codes and times and none of the questions (domain 5.4). */
export function askEmail({ id, kind, to, ask, head, now }: AskEmail): OutboundMessage {
  return {
    direction: 'out',
    id,
    reference: head.reference,
    kind,
    to: to.address,
    ...(to.inReplyTo === undefined ? {} : { inReplyTo: to.inReplyTo }),
    state: 'pending',
    delivery: 'none',
    attempt: 0,
    uncertain: 0,
    createdAt: now.toISOString(),
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
    recipient: to.recipient,
    ask: { reasons: ask.reasons, topics: ask.topics, dueAt: ask.dueAt },
  };
}
