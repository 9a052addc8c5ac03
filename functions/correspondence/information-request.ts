import type { AskSaid } from '#schemas/ask.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { type ChosenEmail, pendingEmail } from './pending-email.ts';

/** An email about a request for more. */
export interface AskEmail extends ChosenEmail {
  readonly kind: 'information_request' | 'information_reminder' | 'information_chaser';
  readonly ask: AskSaid;
}

/** The email for the outbox, which holds codes and times and none of the questions (domain 5.4). */
export function askEmail({ ask: { reasons, topics, form, dueAt }, ...email }: AskEmail): OutboundMessage {
  return { ...pendingEmail(email), ask: { reasons, topics, dueAt, ...(form === undefined ? {} : { form }) } };
}
