import type { AskReason, AskSaid, AskTopic } from '#schemas/ask.ts';
import { londonTime } from '../london-time.ts';
import { closing, type Letter, type LetterFacts, NothingToSayError, type Piece, subjectOf } from './letter.ts';

/** The two reasons for which somebody is asked (domain S10), as the message states them. */
const BECAUSE: Readonly<Record<AskReason, string>> = {
  existing_relationship: 'you already have a relationship with the child',
  best_placed: 'you are best placed to answer',
};

/** What is asked about. These are parts of every referral, so they say nothing about this one. */
const ABOUT: Readonly<Record<AskTopic, string>> = {
  child_details: 'who the referral is about',
  ethnic_origin_or_religion: 'ethnic origin or religion',
  parents_details: 'details of parents or carers',
  home_address: 'the home address',
  other_agencies: 'which other agencies are involved',
  what_happened: 'the reason for the referral',
  safety: 'how to keep everybody safe',
  support_tried: 'what support was given before',
  what_parents_were_told: 'what parents or carers were told',
  something_else: 'something else',
};

const paragraph = (text: string): Piece => ({ is: 'paragraph', text });

/** What is asked when questions are: the reason and what they are about. */
function forMore({ reasons, topics }: AskSaid, reference: string): Piece[] {
  if (reasons.length === 0 || topics.length === 0) throw new NothingToSayError(reference);
  return [
    paragraph(`We ask you because ${reasons.map((reason) => BECAUSE[reason]).join(', and ')}.`),
    paragraph('Our questions are about:'),
    { is: 'list', items: topics.map((topic) => ABOUT[topic]) },
    paragraph(
      'To keep people safe the questions themselves are not in this email. Telephone us and we will read them to you.',
    ),
    paragraph(
      'You can also reply to this email with what you know. Use a secure work address, and put no names in the subject.',
    ),
  ];
}

/** What is asked when a form is to come back (domain S13): how, and never with a name where everybody reads it. */
const forAForm = ({ council }: LetterFacts): Piece[] => [
  paragraph('Reply to this email with the completed form, from a secure work address.'),
  paragraph('Put no names in the subject or in the name of the file.'),
  paragraph('If you do not have the form, telephone us and we will get it to you.'),
  // A question, kept apart from concerns (S32).
  paragraph(
    `For how to fill it in, and never for a worry about a child, ask the Early Help Coordinator: ${council.coordinator}.`,
  ),
];

function asking(facts: LetterFacts, what: { form: string; more: string }, opening: readonly string[]): Letter {
  const { ask } = facts;
  if (ask === undefined) throw new NothingToSayError(facts.reference);
  const body = ask.form === true ? forAForm(facts) : forMore(ask, facts.reference);
  return {
    subject: subjectOf(facts),
    pieces: [
      { is: 'heading', text: ask.form === true ? what.form : what.more },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Please answer by', londonTime(ask.dueAt)],
        ],
      },
      ...[...opening.map(paragraph), ...body],
      { is: 'paragraph', text: 'We decide in time with what we know. The decision does not wait for your answer.' },
      ...closing(facts),
    ],
  };
}

/**
 * Asks for more, with the reason (domain S9, S10). The questions may hold names, so the letter names only what they are about
 * and when the answer is due (domain 5.4).
 */
export const informationRequest = (facts: LetterFacts): Letter =>
  asking(facts, { more: 'We need more information from you', form: 'Please complete the form and send it back' }, []);

/** Before an answer is due: once. */
export const informationReminder = (facts: LetterFacts): Letter =>
  asking(facts, { more: 'A reminder: we need more information', form: 'A reminder: please send the form back' }, [
    'If you have answered already, you need do nothing.',
  ]);

/** After it was due: once. Then a person tries another way. */
export const informationChaser = (facts: LetterFacts): Letter =>
  asking(facts, { more: 'We still need information from you', form: 'We still need the form from you' }, [
    'We asked you for this, and we have not had your answer.',
    'If you have answered already, please telephone us, so that we can look for it.',
  ]);
