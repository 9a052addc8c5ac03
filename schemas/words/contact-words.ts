import type { Channel, ContactRecord, SafeTime, SafeWay } from '#schemas/contact.ts';
import type { WordsFor } from './phrases.ts';

/** Whether a person may be contacted. */
export const CONTACT_WORDS: WordsFor<ContactRecord['contact']> = {
  safe: 'Safe, in the ways listed',
  never: 'Never contact',
  unknown: 'Not known: do not contact',
};

/** The labels of ways to reach a person. */
export const WAY_WORDS: WordsFor<Channel> = {
  telephone: 'Telephone',
  text: 'Text message',
  email: 'Email',
  post: 'Letter',
  visit: 'Visit',
};

/** Whether staff may leave a message. */
export const VOICEMAIL_WORDS: WordsFor<SafeWay['voicemail']> = {
  yes: 'You can leave a message',
  no: 'Do not leave a message',
  unknown: 'Not known: do not leave a message',
};

/** The days of the week. */
export const DAY_WORDS: WordsFor<SafeTime['days'][number]> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};
