import * as z from 'zod';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import type { Leftover } from './answer.ts';
import type { FormDefinition } from './definition.ts';
import { placeOf } from './placed-fields.ts';

/** What holds for a family until a person has recorded what the words in an answer's place say. */
export const CarefulFact = z.enum([
  'duty_desk_is_told',
  'parents_are_not_informed',
  'family_is_not_contacted',
  'email_is_not_safe',
  'address_is_secret',
]);
export type CarefulFact = z.infer<typeof CarefulFact>;

interface CarefulValue {
  /** The path of the question, where `n` stands for an item's number. */
  readonly question: string;
  readonly fact: CarefulFact;
  /** Words that say outright what needs no care, such as those of a second copy of the question. */
  readonly harmless?: RegExp;
}

const YES = /^(?:yes|y|true)[.!]?$/i;
const NO = /^(?:no|n|false)[.!]?$/i;

/**
 * The questions on which somebody's safety hangs, and what holds while the words in the answer's place are not understood (law
 * 10). Agreement is among them: who did not agree, or took it back, must not be rung as if they had.
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

const carefulValueOf = (path: string): CarefulValue | undefined => byQuestion.get(path.replace(/\/\d+\//, '/n/'));

/** The fact that a question decides while its answer is not understood; `undefined` for one on which no safety hangs. */
export const carefulFactOf = (path: string): CarefulFact | undefined => carefulValueOf(path)?.fact;

/** Lines to write on, dashes, dots and empty boxes; "n/a" is as good as blank. A tick, a sign or a doubt ("?", "!!") says something. */
const NO_WORDS = /^[\s\p{Pd}\p{Pc}\p{Cf}\p{Ps}\p{Pe}.…·•,:;/\\|=~'"“”‘’☐□▢◻⬜\ufffc]*$/u;
const saysNothing = (text: string): boolean => NO_WORDS.test(text) || missingReasonIn(text) === 'not_applicable';

/** Words in the place of an answer that nobody has read as one yet. */
export type UnreadAnswer = Required<Leftover>;

/** What a form keeps of its unread answers: its leftovers, and the questions of which a person has recorded a reading. */
export interface WithUnread {
  readonly leftovers: readonly Leftover[];
  readonly readings?: readonly { readonly path: string }[] | undefined;
}

/** The words that stood in an answer's place and that no person has recorded a reading of. Blank is nothing to read. */
export function unreadAnswers({ leftovers, readings = [] }: WithUnread): UnreadAnswer[] {
  const read = new Set(readings.map(({ path }) => path));
  return leftovers.flatMap(({ label, text, path }) =>
    path === undefined || read.has(path) || saysNothing(text) ? [] : [{ label, text, path }],
  );
}

/** Those of them on whose questions safety hangs. */
export function unreadOnSafety(form: WithUnread): UnreadAnswer[] {
  return unreadAnswers(form).filter(({ path, text }) => {
    const value = carefulValueOf(path);
    return value !== undefined && value.harmless?.test(text.trim()) !== true;
  });
}

/** What must be taken to hold until they are read. */
export function carefulFacts(form: WithUnread): ReadonlySet<CarefulFact> {
  return new Set(unreadOnSafety(form).flatMap(({ path }) => carefulFactOf(path) ?? []));
}

/** A question by its label, with the item that it is about ("Child 2: Date of birth"): never what was written there. */
export function questionLabel(definition: FormDefinition, path: string): string {
  const place = placeOf(definition, path);
  if (place === undefined) return definition.sections.find(({ id }) => path === `/${id}`)?.title ?? definition.title;
  const { repeat } = place.section;
  const item = repeat === undefined || place.index === undefined ? '' : `${repeat.itemLabel} ${place.index + 1}: `;
  return `${item}${place.field.label}`;
}
