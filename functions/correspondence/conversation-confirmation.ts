import type { ConversationSaid } from '#schemas/conversation.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Council } from '#schemas/settings.ts';
import { letterOf } from './letters/index.ts';
import { plainText } from './letters/plain-text.ts';
import { type ChosenEmail, pendingEmail } from './pending-email.ts';

/** An email that confirms a conversation (domain S12). */
export interface ConfirmationEmail extends Omit<ChosenEmail, 'kind'> {
  readonly conversation: ConversationSaid;
}

/** The email for the outbox, which holds codes and times and nothing of what was said (domain 5.4). */
export function confirmationEmail({ conversation, ...email }: ConfirmationEmail): OutboundMessage {
  const { at, staffRole, actions } = conversation;
  return {
    ...pendingEmail({ ...email, kind: 'conversation_confirmation' }),
    conversation: { at, staffRole, actions },
  };
}

/** A message as its reader will see it: the very text that would be sent (domain S12b). */
export function previewOf(message: OutboundMessage, council: Council): { to: string; subject: string; text: string } {
  const letter = letterOf(message, council);
  return { to: message.to, subject: letter.subject, text: plainText(letter) };
}
