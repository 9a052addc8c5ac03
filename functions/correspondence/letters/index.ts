import type { OutboundMessage } from '#schemas/message.ts';
import type { Council } from '#schemas/settings.ts';
import { acknowledgementLetter } from './acknowledgement.ts';
import { conversationConfirmation } from './conversation-confirmation.ts';
import { dangerAlertLetter } from './danger-alert.ts';
import { formReturnedBlankLetter } from './form-returned-blank.ts';
import { informationChaser, informationReminder, informationRequest } from './information-request.ts';
import type { Letter, LetterFacts } from './letter.ts';
import { safeCopyRequestLetter } from './safe-copy-request.ts';

/** Every letter that the service sends, by the kind of message. */
export const LETTERS: Readonly<Record<OutboundMessage['kind'], (facts: LetterFacts) => Letter>> = {
  acknowledgement: acknowledgementLetter,
  safe_copy_request: safeCopyRequestLetter,
  form_returned_blank: formReturnedBlankLetter,
  information_request: informationRequest,
  information_reminder: informationReminder,
  information_chaser: informationChaser,
  conversation_confirmation: conversationConfirmation,
  danger_alert: dangerAlertLetter,
};

/** The letter of one message: from what an email may be told and from nothing else that the message holds (domain 5.4). */
export function letterOf(message: OutboundMessage, { name, telephone, coordinator, hours }: Council): Letter {
  const { reference, receivedAt, decisionDueAt, ask, conversation } = message;
  const council = { name, telephone, coordinator, hours };
  return LETTERS[message.kind]({ reference, receivedAt, decisionDueAt, ask, conversation, council });
}
