import { londonTime } from '#functions/platform/london-words.ts';
import { facts, type LetterFacts, paragraph, type WrittenLetter } from './letter.ts';

/**
 * Tells the duty desk that somebody must look now. It goes to nobody else, and may be read on a telephone in a street. It says no
 * more than any other letter: neither the danger nor the person (domain 5.4).
 */
export const dangerAlertLetter = (about: LetterFacts): WrittenLetter => ({
  subject: `Look now: reference ${about.reference}`,
  heading: 'A referral has come that must be looked at now',
  body: [
    facts(about, ['Received', londonTime(about.receivedAt)]),
    paragraph(
      'Its sender says that it cannot wait, or it has words in it that often mean danger. Nobody has looked at it yet.',
    ),
    paragraph('Sign in and open it. It is first on the list of Duty and Advice, with a task that is due already.'),
    paragraph('The words are found by a list. A referral without such words can be as urgent.'),
  ],
  ending: [
    { is: 'warning', text: 'If a child is in danger now, telephone 999. Do not wait for anybody.' },
    paragraph(
      `This email was sent automatically, to the duty desk of ${about.council.name} alone. It names nobody and gives no details.`,
    ),
  ],
});
