import * as z from 'zod';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import type { Leftover } from './answer.ts';

/** A fact to assume about a family until a person has recorded what an unread answer says. */
export const CarefulFact = z.enum([
  'duty_desk_is_told',
  'parents_are_not_informed',
  'family_is_not_contacted',
  'email_is_not_safe',
  'address_is_secret',
]);
export type CarefulFact = z.infer<typeof CarefulFact>;

interface CarefulValue {
  /** The path of the question, with `n` for the number of an item. */
  readonly question: string;
  readonly fact: CarefulFact;
  /** Words that clearly need no care, such as the answer in a second copy of the question. */
  readonly harmless?: RegExp;
}

const YES = /^(?:yes|y|true)[.!]?$/i;
const NO = /^(?:no|n|false)[.!]?$/i;

/**
 * The safety questions, and the fact to assume while the answer to each is unread (law 10). Agreement is among them: staff must
 * not telephone a person who refused or withdrew it as if they had agreed.
 */
export const CAREFUL_VALUES: readonly CarefulValue[] = [
  { question: '/urgency/immediateDanger', fact: 'duty_desk_is_told', harmless: NO },
  { question: '/parentsInformed/concernsShared', fact: 'parents_are_not_informed', harmless: YES },
  { question: '/parentsInformed/notToldReason', fact: 'parents_are_not_informed' },
  { question: '/parentsInformed/notToldReasonText', fact: 'parents_are_not_informed' },
  { question: '/parentsInformed/agreementToReferral', fact: 'family_is_not_contacted', harmless: YES },
  { question: '/parentsInformed/agreementToShare', fact: 'family_is_not_contacted', harmless: YES },
  { question: '/agreements/n/agreed', fact: 'family_is_not_contacted', harmless: YES },
  { question: '/agreements/n/agreedToShare', fact: 'family_is_not_contacted', harmless: YES },
  { question: '/agreements/n/withdrawnOn', fact: 'family_is_not_contacted' },
  { question: '/referrer/emailIsSafe', fact: 'email_is_not_safe', harmless: YES },
  { question: '/household/n/safeToContact', fact: 'family_is_not_contacted', harmless: YES },
  { question: '/household/n/safeContact', fact: 'family_is_not_contacted' },
  { question: '/safety/safeContactRules', fact: 'family_is_not_contacted' },
  { question: '/children/n/addressConfidential', fact: 'address_is_secret', harmless: NO },
  { question: '/children/n/addressSecretFrom', fact: 'address_is_secret' },
];

const byQuestion = new Map(CAREFUL_VALUES.map((value) => [value.question, value]));

/**
 * The other questions whose answer sets a flag, a mask, a contact rule or a clock: who the referrer is, whose an email address is,
 * and who lives at an address that may be secret. No fact is assumed while they are unread. A test looks for more on every form.
 */
const ALSO_SAFETY: ReadonlySet<string> = new Set([
  '/referrer/referrerType',
  '/referrer/sourceCode',
  '/referrer/email',
  '/household/n/livesInHousehold',
  '/household/n/email',
]);

const carefulValueOf = (path: string): CarefulValue | undefined => byQuestion.get(everyItem(path));
const everyItem = (path: string): string => path.replace(/\/\d+\//, '/n/');

/** Checks whether the answer to a question sets a flag, a mask, a contact rule or a clock. A person confirms each such reading. */
export const isSafetyQuestion = (path: string): boolean =>
  byQuestion.has(everyItem(path)) || ALSO_SAFETY.has(everyItem(path));

/** Returns the fact to assume while the answer to a question is unread; `undefined` if it is not a safety question. */
export const carefulFactOf = (path: string): CarefulFact | undefined => carefulValueOf(path)?.fact;

/** Lines to write on, dashes, dots and empty boxes; "n/a" counts as blank too. A tick or a doubt ("?", "!!") is a word. */
const NO_WORDS = /^[\s\p{Pd}\p{Pc}\p{Cf}\p{Ps}\p{Pe}.…·•,:;/\\|=~'"“”‘’☐□▢◻⬜\ufffc]*$/u;
const saysNothing = (text: string): boolean => NO_WORDS.test(text) || missingReasonIn(text) === 'not_applicable';

/** Words in the place of an answer that no person has read yet. */
export type UnreadAnswer = Required<Leftover>;

/** The leftovers of a form, and the questions for which a person has recorded a reading. */
export interface WithUnread {
  readonly leftovers: readonly Leftover[];
  readonly readings?: readonly { readonly path: string }[] | undefined;
}

/** Returns the words in the place of an answer for which no person has recorded a reading. Blanks need no reading. */
export function unreadAnswers({ leftovers, readings = [] }: WithUnread): UnreadAnswer[] {
  const read = new Set(readings.map(({ path }) => path));
  return leftovers.flatMap(({ label, text, path }) =>
    path === undefined || read.has(path) || saysNothing(text) ? [] : [{ label, text, path }],
  );
}

/** Returns the unread answers to safety questions. */
export function unreadOnSafety(form: WithUnread): UnreadAnswer[] {
  return unreadAnswers(form).filter(({ path, text }) => {
    const value = carefulValueOf(path);
    return value !== undefined && value.harmless?.test(text.trim()) !== true;
  });
}

/** Returns the facts to assume until a person has read those answers. */
export function carefulFacts(form: WithUnread): ReadonlySet<CarefulFact> {
  return new Set(unreadOnSafety(form).flatMap(({ path }) => carefulFactOf(path) ?? []));
}
