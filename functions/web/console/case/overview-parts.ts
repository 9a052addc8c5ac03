import { dueWords } from '#functions/platform/london-words.ts';
import { LINK_WORDS, RELATION_WORDS, STRENGTH_WORDS } from '#schemas/words/children-words.ts';
import { EXPECTED_WORDS } from '#schemas/words/decision-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { CaseSeen } from './case-frame.ts';

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

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Returns the open tasks, due first. */
export function openTasks({ view, names }: CaseSeen, now: Date) {
  return view.tasks
    .filter(({ state }) => state === 'open')
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .map(({ says, dueAt, owner }) => ({
      says,
      due: capital(dueWords(dueAt, now)),
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
