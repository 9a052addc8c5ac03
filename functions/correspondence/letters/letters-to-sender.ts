import { londonTime } from '#functions/platform/london-words.ts';
import { formToReturn } from './form-to-return.ts';
import { facts, type LetterFacts, list, paragraph, type WrittenLetter } from './letter.ts';

/** Returns the facts at the beginning of each letter to the sender of a referral. */
const opening = (about: LetterFacts) =>
  facts(about, ['Received', londonTime(about.receivedAt)], ['Decision due by', londonTime(about.decisionDueAt)]);

/** Says that the referral has arrived, and by when somebody decides (Working Together: one working day; domain 4.1, 5.4). */
export const acknowledgementLetter = (about: LetterFacts): WrittenLetter => ({
  heading: 'We have received what you sent',
  body: [
    opening(about),
    paragraph(
      'A duty social worker will decide what happens next by that time. They may ask you for more information.',
    ),
    // A letter goes out automatically, at night as well: its reader must not think that a person has read the referral.
    paragraph(`${about.council.hours} This email does not mean that somebody has read it yet.`),
  ],
});

/**
 * Asks for a file again, without its name, which can be a child's. A password never travels with its file, so the letter asks for
 * it by telephone (domain 6).
 */
export const safeCopyRequestLetter = (about: LetterFacts): WrittenLetter => ({
  heading: 'Please send a safe copy of a file',
  body: [
    opening(about),
    paragraph('We could not open a file safely, so we have not opened it.'),
    paragraph('The rest of what you sent has arrived. The decision does not wait for the file.'),
    paragraph('Please reply to this email with a safe copy of the file:'),
    list([
      'save it as a new Word (.docx) or PDF file',
      'leave out macros, embedded files and links to other files',
      'take off any password',
      'check it for viruses first, or ask your IT team to',
    ]),
    paragraph('If the file must have a password, do not send the password by email. Telephone us instead.'),
    paragraph('If you cannot send a safe copy, telephone us and we will take the details.'),
  ],
});

/**
 * Says that a form arrived with nothing filled in, and asks for it again or for a call. It names no file or person (domain 5.4).
 */
export const formReturnedBlankLetter = (about: LetterFacts): WrittenLetter => ({
  heading: 'The form that you sent is empty',
  body: [
    opening(about),
    paragraph('We received your form, and there are no answers in it.'),
    ...formToReturn(about),
    paragraph('If that is difficult, telephone us and we will take the details.'),
  ],
});
