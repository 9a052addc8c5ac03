import { londonTime } from '#functions/platform/london-words.ts';
import type { AskReason, AskSaid } from '#schemas/ask.ts';
import type { Reference } from '#schemas/reference.ts';
import { ASK_TOPIC_WORDS } from '#schemas/words/asking-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import { formToReturn } from './form-to-return.ts';
import {
  facts,
  type LetterFacts,
  list,
  NothingToSayError,
  type Piece,
  paragraph,
  type WrittenLetter,
} from './letter.ts';

/** The two reasons for asking somebody (domain S10), as the message states them. */
const BECAUSE: Readonly<Record<AskReason, string>> = {
  existing_relationship: 'you already have a relationship with the child',
  best_placed: 'you are best placed to answer',
};

/** Returns the pieces of a letter with questions: the reason and the topics. */
function forMore({ reasons, topics }: AskSaid, reference: Reference): Piece[] {
  if (reasons.length === 0 || topics.length === 0) throw new NothingToSayError(reference);
  return [
    paragraph(`We ask you because ${reasons.map((reason) => BECAUSE[reason]).join(', and ')}.`),
    paragraph('Our questions are about:'),
    list(topics.map((topic) => inSentence(ASK_TOPIC_WORDS[topic]))),
    paragraph(
      'To keep people safe the questions themselves are not in this email. Telephone us and we will read them to you.',
    ),
    paragraph(
      'You can also reply to this email with what you know. Use a secure work address, and put no names in the subject.',
    ),
  ];
}

/**
 * Returns the pieces of a letter that asks for a form (domain S13). Questions of how to fill it in are kept apart from concerns
 * (S32).
 */
const forAForm = (about: LetterFacts): Piece[] => [
  ...formToReturn(about),
  paragraph(
    `For how to fill it in, and never for a worry about a child, ask the Early Help Coordinator: ${about.council.coordinator}.`,
  ),
];

function asking(
  about: LetterFacts,
  heading: { readonly form: string; readonly more: string; readonly due?: string },
  ...opening: readonly string[]
): WrittenLetter {
  const { ask, form, reference } = about;
  if (ask === undefined) throw new NothingToSayError(reference);
  return {
    heading: form === undefined ? heading.more : heading.form,
    body: [
      facts(about, [heading.due ?? 'Please answer by', londonTime(ask.dueAt)]),
      ...opening.map(paragraph),
      ...(form === undefined ? forMore(ask, reference) : forAForm(about)),
      paragraph('We will decide on time, with what we then know. We do not wait for your answer.'),
    ],
  };
}

/**
 * Asks for more, with the reason (domain S9, S10). The questions may hold names, so the letter gives only their topics and when the
 * answer is due (domain 5.4).
 */
export const informationRequest = (about: LetterFacts): WrittenLetter =>
  asking(about, { more: 'We need more information from you', form: 'Please complete the form and send it back' });

/** Sends a reminder of a request before the answer is due, once. */
export const informationReminder = (about: LetterFacts): WrittenLetter =>
  asking(
    about,
    { more: 'A reminder: we need more information', form: 'A reminder: please send the form back' },
    'If you have answered already, you do not need to do anything.',
  );

/** Asks again after the answer was due, once. After that a person tries another way. */
export const informationChaser = (about: LetterFacts): WrittenLetter =>
  asking(
    about,
    {
      more: 'We still need information from you',
      form: 'We still need the form from you',
      due: 'Your answer was due by',
    },
    'We asked you for this, and we have not had your answer.',
    'If you have answered already, please telephone us, so that we can look for it.',
  );
