import type { OutboundMessage } from '#schemas/message.ts';
import type { Council } from '#schemas/settings.ts';
import { conversationConfirmation } from './conversation-confirmation.ts';
import { dangerAlertLetter } from './danger-alert.ts';
import { informationChaser, informationReminder, informationRequest } from './information-request.ts';
import { completeLetter, type Letter, type LetterFacts, type WrittenLetter } from './letter.ts';
import { acknowledgementLetter, formReturnedBlankLetter, safeCopyRequestLetter } from './letters-to-sender.ts';
import { plainText } from './render-letter.ts';

const WRITTEN: Readonly<Record<OutboundMessage['kind'], (about: LetterFacts) => WrittenLetter>> = {
  acknowledgement: acknowledgementLetter,
  safe_copy_request: safeCopyRequestLetter,
  form_returned_blank: formReturnedBlankLetter,
  information_request: informationRequest,
  information_reminder: informationReminder,
  information_chaser: informationChaser,
  conversation_confirmation: conversationConfirmation,
  danger_alert: dangerAlertLetter,
};

/** Writes a letter of a kind. @throws NothingToSayError when its content was not recorded */
export const writeLetter = (kind: OutboundMessage['kind'], about: LetterFacts): Letter =>
  completeLetter(WRITTEN[kind](about), about);

/**
 * Writes the letter of one message, from the facts that an email may hold and from nothing else in the message (domain 5.4).
 * @param form where the requested form is
 */
export function letterOf(message: OutboundMessage, council: Council, form?: LetterFacts['form']): Letter {
  const { kind, reference, receivedAt, decisionDueAt, letter, ask, conversation } = message;
  const { name, telephone, outOfHours, coordinator, hours, mailbox } = council;
  const about = { reference, receivedAt, decisionDueAt, letter, form, ask, conversation };
  return writeLetter(kind, { ...about, council: { name, telephone, outOfHours, coordinator, hours, mailbox } });
}

/** Returns a message as its reader will see it: the text to send, and the subject without the number that it gets later (S12b). */
export function previewOf(message: OutboundMessage, council: Council): { to: string; subject: string; text: string } {
  const letter = letterOf(message, council);
  return { to: message.to, subject: letter.subject, text: plainText(letter) };
}
