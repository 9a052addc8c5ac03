import { londonTime } from '../london-time.ts';
import { closing, type Letter, type LetterFacts, subjectOf } from './letter.ts';

/**
 * Asks for a file again, without saying which: a name can be a child's. A password never travels with what it opens, so it is
 * asked for by telephone (domain 6).
 */
export function safeCopyRequestLetter(facts: LetterFacts): Letter {
  return {
    subject: subjectOf(facts),
    pieces: [
      { is: 'heading', text: 'Please send a safe copy of a file' },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Received', londonTime(facts.receivedAt)],
          ['Decision due by', londonTime(facts.decisionDueAt)],
        ],
      },
      { is: 'paragraph', text: 'We could not open a file safely, so we have not opened it.' },
      { is: 'paragraph', text: 'The rest of what you sent has arrived. The decision does not wait for the file.' },
      { is: 'paragraph', text: 'Please reply to this email with a safe copy of the file:' },
      {
        is: 'list',
        items: [
          'save it as a new Word (.docx) or PDF file',
          'leave out macros, embedded files and links to other files',
          'take off any password',
          'check it for viruses first, or ask your IT team to',
        ],
      },
      {
        is: 'paragraph',
        text: 'If the file must have a password, do not send the password by email. Telephone us and tell us.',
      },
      { is: 'paragraph', text: 'If you cannot send a safe copy, telephone us and we will take the details.' },
      ...closing(facts),
    ],
  };
}
