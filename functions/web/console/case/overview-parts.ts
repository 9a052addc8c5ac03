import { dueWords } from '#functions/platform/london-words.ts';
import { LINK_WORDS, RELATION_WORDS, STRENGTH_WORDS } from '#schemas/words/children-words.ts';
import { EXPECTED_WORDS } from '#schemas/words/decision-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { CaseSeen } from './case-frame.ts';
import { type AnswerShown, answerShown } from './form-answers.ts';

/** The answers about danger and safety: what a worker reads first. */
const DANGER_FIELDS: ReadonlySet<string> = new Set([
  'immediateDanger',
  'calledEmergencyServices',
  'calledAt',
  'staffRisks',
  'staffRiskDetails',
  'safeContactRules',
  'addressConfidential',
  'addressSecretFrom',
  'concernsShared',
  'harmTypes',
  'identityWithheld',
  'notToldReason',
  'notToldReasonText',
  'riskToChild',
  'riskToWorker',
  'safeToContact',
]);
/** The answers that say what is asked and why. */
const SUMMARY_FIELDS: ReadonlySet<string> = new Set([
  '/concern/reason',
  '/concern/whatHappened',
  '/concern/whenHappened',
  '/concern/impactOnChild',
  '/concern/childsWords',
  '/panelRequest/ask',
  '/request/requestType',
  '/request/desiredOutcome',
  '/request/suggestedLevel',
]);
/** The text of an answer of no. */
const NO = 'No';
/** A summary is read in a minute. The referral has the rest. */
const MOST_CHARACTERS = 1500;

/** An answer on the overview, with the person that it is about. */
interface AnswerAtGlance extends AnswerShown {
  /** Whether the referral has more of it. */
  readonly isCut: boolean;
}

/** Returns the answers on danger and safety of all forms, and those that say what is asked and why. */
export function answersAtGlance({ view, names }: CaseSeen, now: Date) {
  const danger: AnswerAtGlance[] = [];
  /** What the form denies, in one line: ten answers of no would hide the one of yes. */
  const saysNo: string[] = [];
  const summary: AnswerAtGlance[] = [];
  for (const form of view.forms)
    for (const section of form.view?.sections ?? [])
      for (const item of section.items)
        for (const field of item.fields) {
          const isDanger = DANGER_FIELDS.has(field.id);
          if (!isDanger && !SUMMARY_FIELDS.has(field.path)) continue;
          const shown = answerShown(field, form, names, now);
          const label = item.label === null ? shown.label : `${item.label}: ${shown.label}`;
          if (isDanger && shown.text === NO && shown.others.length === 0) {
            saysNo.push(label);
            continue;
          }
          // A gap about each person would hide the answers; the form's own page shows every gap.
          if (shown.text === undefined && item.label !== null) continue;
          const text = shown.text?.slice(0, MOST_CHARACTERS);
          (isDanger ? danger : summary).push({
            ...shown,
            label,
            text,
            isCut: text !== shown.text,
          });
        }
  return { danger, saysNo, summary };
}

/** Returns the expected answers that no form has, with why where the form says it. */
export function missingAnswers({ view }: Pick<CaseSeen, 'view'>): string[] {
  const given = new Map<string, 'answered' | 'reasoned' | 'blank'>();
  for (const form of view.forms)
    for (const { label, state } of form.view?.expected ?? [])
      if (given.get(label) !== 'answered') given.set(label, state);
  return [...given].flatMap(([label, state]) =>
    state === 'answered' ? [] : [`${label}: ${inSentence(EXPECTED_WORDS[state])}`],
  );
}

/** Returns the open tasks, due first. */
export function openTasks({ view, names }: CaseSeen, now: Date) {
  return view.tasks
    .filter(({ state }) => state === 'open')
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .map(({ says, dueAt, owner }) => ({
      says,
      due: dueWords(dueAt, now),
      isLate: Date.parse(dueAt) < now.getTime(),
      who: owner === undefined ? undefined : names.get(owner),
    }));
}

/** Returns the other cases that this one is linked to, or may belong with, and why. */
export function otherCases({ view }: Pick<CaseSeen, 'view'>): { reference: string; why: string[] }[] {
  const others = new Map<string, string[]>();
  const add = (reference: string, why: string) => others.set(reference, [...(others.get(reference) ?? []), why]);
  for (const { reference, why } of view.case.links) add(reference, LINK_WORDS[why]);
  for (const { other, relation, strength, state } of view.matches)
    if (state === 'suggested')
      add(
        other.reference,
        `Only suggested: ${inSentence(RELATION_WORDS[relation])}, ${inSentence(STRENGTH_WORDS[strength])}`,
      );
  return [...others].map(([reference, why]) => ({ reference, why: [...new Set(why)] }));
}

/** Returns where each child lives, in words; one sentence where it is the same for all. */
export function residenceWords({ view: { residence } }: Pick<CaseSeen, 'view'>): string[] {
  const sentences = new Set(residence.map(({ words }) => words));
  if (sentences.size === 1) return [...sentences];
  const several = new Set(residence.map(({ form }) => form)).size > 1;
  return residence.map(
    ({ form, child, words }) => `${several ? `Form ${form}, child ${child}` : `Child ${child}`}: ${words}`,
  );
}
