import type { AskReason, AskTopic } from '#schemas/ask.ts';
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

function asking(facts: LetterFacts, heading: string, opening: readonly string[]): Letter {
  const { ask } = facts;
  if (ask === undefined) throw new NothingToSayError(facts.reference);
  const paragraphs = opening.map((text): Piece => ({ is: 'paragraph', text }));
  return {
    subject: subjectOf(facts),
    pieces: [
      { is: 'heading', text: heading },
      {
        is: 'facts',
        rows: [
          ['Reference', facts.reference],
          ['Please answer by', londonTime(ask.dueAt)],
        ],
      },
      ...paragraphs,
      { is: 'paragraph', text: `We ask you because ${ask.reasons.map((reason) => BECAUSE[reason]).join(', and ')}.` },
      { is: 'paragraph', text: 'Our questions are about:' },
      { is: 'list', items: ask.topics.map((topic) => ABOUT[topic]) },
      {
        is: 'paragraph',
        text: 'To keep people safe the questions themselves are not in this email. Telephone us and we will read them to you.',
      },
      {
        is: 'paragraph',
        text: 'You can also reply to this email with what you know. Use a secure work address, and put no names in the subject.',
      },
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
  asking(facts, 'We need more information from you', []);

/** Before an answer is due: once. */
export const informationReminder = (facts: LetterFacts): Letter =>
  asking(facts, 'A reminder: we need more information from you', [
    'If you have answered already, you need do nothing.',
  ]);

/** After it was due: once. Then a person tries another way. */
export const informationChaser = (facts: LetterFacts): Letter =>
  asking(facts, 'We still need information from you', [
    'We asked you for information, and we have not had your answer.',
    'If you have answered already, please telephone us, so that we can look for it.',
  ]);
