import { londonTime } from '../london-time.ts';
import type { Letter, LetterFacts } from './letter.ts';

/**
 * Tells the duty desk that somebody must look now. It goes to nobody else, may be read on a telephone in a street, and says no
 * more than any other: not what was found, nor of whom (domain 5.4).
 */
export function dangerAlertLetter(facts: LetterFacts): Letter {
  return {
    subject: `Look now: reference ${facts.reference}`,
    pieces: [
      { is: 'heading', text: 'A referral has come that must be looked at now' },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Received', londonTime(facts.receivedAt)],
        ],
      },
      {
        is: 'paragraph',
        text: 'Whoever sent it says that it cannot wait, or it has words in it that often mean so. Nobody has looked at it yet.',
      },
      {
        is: 'paragraph',
        text: 'Sign in and open it. It is first on the list of Duty and Advice, with a task that is due already.',
      },
      {
        is: 'paragraph',
        text: 'The words are found by a list. A referral without them, and without such a message, can be as urgent.',
      },
      {
        is: 'warning',
        text: 'If a child is in danger now, telephone 999. Do not wait for anybody.',
      },
      {
        is: 'paragraph',
        text: `This email was sent automatically, to the duty desk of ${facts.council.name} alone. It says nothing about anybody.`,
      },
    ],
  };
}
