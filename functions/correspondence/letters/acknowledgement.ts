import { londonTime } from '../london-time.ts';
import { closing, type Letter, type LetterFacts, subjectOf } from './letter.ts';

/** Says that what was sent has arrived, and by when somebody decides (Working Together: one working day; domain 4.1, 5.4). */
export function acknowledgementLetter(facts: LetterFacts): Letter {
  return {
    subject: subjectOf(facts),
    pieces: [
      { is: 'heading', text: 'We have received what you sent' },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Received', londonTime(facts.receivedAt)],
          ['Decision due by', londonTime(facts.decisionDueAt)],
        ],
      },
      {
        is: 'paragraph',
        text: 'A duty social worker will decide what happens next by that time. They may ask you for more information.',
      },
      // A letter goes out by itself, at night as well: nobody may take it for a person who has read it.
      { is: 'paragraph', text: `${facts.council.hours} This email does not mean that somebody has read it yet.` },
      ...closing(facts),
    ],
  };
}
