import { londonTime } from '../london-time.ts';
import { closing, type Letter, type LetterFacts, subjectOf } from './letter.ts';

/** Says that a form arrived with nothing filled in, and asks for it again or for a call. It names no form, file or person (domain 5.4). */
export function formReturnedBlankLetter(facts: LetterFacts): Letter {
  return {
    subject: subjectOf(facts),
    pieces: [
      { is: 'heading', text: 'The form that you sent is empty' },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Received', londonTime(facts.receivedAt)],
          ['Decision due by', londonTime(facts.decisionDueAt)],
        ],
      },
      { is: 'paragraph', text: 'We received your form, and there are no answers in it.' },
      { is: 'paragraph', text: 'Please fill in the form, save it, and reply to this email with it.' },
      { is: 'paragraph', text: 'If that is difficult, telephone us and we will take the details.' },
      ...closing(facts),
    ],
  };
}
