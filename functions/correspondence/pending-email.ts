import type { Ask } from '#schemas/ask.ts';
import type { ConversationSaid } from '#schemas/conversation.ts';
import type { FormAsked, OutboundKind, OutboundMessage, Recipient } from '#schemas/message.ts';

/** An email to send: its kind, and its recipient. */
interface ChosenEmail {
  /** A new ULID. */
  readonly id: string;
  readonly kind: OutboundKind;
  readonly to: {
    readonly address: string;
    readonly recipient: Recipient;
    readonly inReplyTo?: string | undefined;
  };
  readonly head: Pick<OutboundMessage, 'reference' | 'receivedAt' | 'decisionDueAt'>;
  /** The form that it asks for. */
  readonly form?: FormAsked | undefined;
  readonly now: Date;
}

/** Returns the email for the outbox, before the first attempt to send it. */
export function pendingEmail({ id, kind, to, head, form, now }: ChosenEmail): OutboundMessage {
  return {
    direction: 'out',
    id,
    reference: head.reference,
    kind,
    to: to.address,
    recipient: to.recipient,
    ...(to.inReplyTo === undefined ? {} : { inReplyTo: to.inReplyTo }),
    ...(form === undefined ? {} : { form }),
    state: 'pending',
    delivery: 'none',
    attempt: 0,
    uncertain: 0,
    createdAt: now.toISOString(),
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
  };
}

/** An email about a request for more, or for a form. */
interface AskEmail extends ChosenEmail {
  readonly kind: 'information_request' | 'information_reminder' | 'information_chaser';
  readonly ask: Pick<Ask, 'reasons' | 'questions' | 'dueAt'>;
}

/** Returns an email about an ask: each topic once, in the order of the questions, and none of the questions' words (domain 5.4). */
export function askEmail({ ask: { reasons, questions, dueAt }, ...email }: AskEmail): OutboundMessage {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  return { ...pendingEmail(email), ask: { reasons: [...reasons], topics, dueAt } };
}

/** An email that confirms a conversation (domain S12). */
interface ConfirmationEmail extends Omit<ChosenEmail, 'kind'> {
  readonly conversation: ConversationSaid;
}

/** Returns the email that confirms a conversation, by codes and times alone (domain 5.4). */
export function confirmationEmail({ conversation, ...email }: ConfirmationEmail): OutboundMessage {
  const { at, staffRole, actions } = conversation;
  return {
    ...pendingEmail({ ...email, kind: 'conversation_confirmation' }),
    conversation: { at, staffRole, actions },
  };
}
