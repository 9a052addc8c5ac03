import type { Delivery, InboundMessage, Message, OutboundKind, OutboundMessage } from '#schemas/message.ts';
import type { WordsFor } from './phrases.ts';

/** Whether a message came or was sent. */
export const DIRECTION_WORDS: WordsFor<Message['direction']> = { in: 'Received', out: 'From us' };

/** The labels of the letters that we send. */
export const LETTER_WORDS: WordsFor<OutboundKind> = {
  acknowledgement: 'Acknowledgement',
  safe_copy_request: 'Request for a safe copy',
  form_returned_blank: 'Letter about an empty form',
  information_request: 'Request for information',
  information_reminder: 'Reminder',
  information_chaser: 'Chaser',
  conversation_confirmation: 'Confirmation of a conversation',
  danger_alert: 'Alert to the duty desk',
};

/** The labels of the states of sending. */
export const SENDING_WORDS: WordsFor<OutboundMessage['state']> = {
  pending: 'Waiting to be sent',
  sending: 'Being sent',
  sent: 'Sent',
  given_up: 'Not sent',
};

/** What the mail service reports about a letter. */
export const DELIVERY_WORDS: WordsFor<Delivery> = {
  none: 'No report yet',
  delayed: 'Delayed',
  delivered: 'Delivered',
  bounced: 'Came back: not delivered',
  complained: 'Reported as spam by its reader',
  rejected: 'Refused by the mail service',
};

/** Whether a program wrote a message. */
export const AUTOMATIC_WORDS: WordsFor<InboundMessage['automatic']> = {
  none: 'Not automatic',
  auto_reply: 'Automatic reply',
  bounce: 'Report that an email was not delivered',
  list: 'Mailing list',
  auto_generated: 'Sent by a program',
};

/** Whether a message was opened. */
export const OPENING_WORDS: WordsFor<InboundMessage['opening']> = {
  filed: 'Waiting to be opened',
  opened: 'Opened',
  unreadable: 'Could not be opened',
};
