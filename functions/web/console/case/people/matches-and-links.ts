import { londonDate } from '#functions/platform/london.ts';
import { dateWords, dueWords, timeWords } from '#functions/platform/london-words.ts';
import {
  JUDGED_WORDS,
  LINK_WORDS,
  LOOKED_FOR_WORDS,
  MATCH_REASON_WORDS,
  RELATION_WORDS,
  SIDE_WORDS,
  STRENGTH_WORDS,
} from '#schemas/words/children-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { CaseSeen } from '../case-frame.ts';

type View = CaseSeen['view'];
export type SeenMatch = View['matches'][number];
type Called = ReadonlyMap<string, string>;

/** Returns how a child of the case is called, by the number that matches use. */
export function childCalled({ children }: Pick<View, 'children'>, number: number, called: Called): string {
  const record = children.find((one) => one.number === number);
  const key = record === undefined ? '' : `${record.form}.children.${record.index}`;
  return called.get(key) ?? `Child ${number}`;
}

/** Returns a match in words. */
export function matchWords({ view, names }: CaseSeen, match: SeenMatch, called: Called, now: Date) {
  const { id, child, other, relation, strength, reasons, side, state, suggestedAt, judgedBy, judgedAt } = match;
  return {
    id,
    isOpen: state === 'suggested',
    isWeak: strength === 'weak',
    confirm: relation === 'siblings' ? 'They are siblings' : 'Same child',
    reject: relation === 'siblings' ? 'They are not siblings' : 'Not the same child',
    title: `${childCalled(view, child, called)} and child ${other.child} of ${other.reference}`,
    reference: other.reference,
    relation: RELATION_WORDS[relation],
    strength: STRENGTH_WORDS[strength],
    // A reason against a match is as important as those for it.
    reasons: reasons.map((code) => ({ text: MATCH_REASON_WORDS[code], against: code.startsWith('other_') })),
    side: SIDE_WORDS[side],
    state: state === 'confirmed' ? RELATION_WORDS[relation] : JUDGED_WORDS[state],
    judged:
      judgedBy === undefined || judgedAt === undefined
        ? `Suggested ${timeWords(suggestedAt, now)}`
        : `Judged by ${names.get(judgedBy)}, ${timeWords(judgedAt, now)}`,
  };
}

/** Returns the matches of a case: those to be judged, the judged, and the weak, which nobody must judge. And the task that asks for it. */
export function matchesOf(seen: CaseSeen, called: Called, now: Date) {
  const { matches, tasks, children } = seen.view;
  const task = tasks.find(({ kind, state }) => kind === 'judge_matches' && state === 'open');
  const words = matches.map((match) => matchWords(seen, match, called, now));
  return {
    toJudge: words.filter(({ isOpen, isWeak }) => isOpen && !isWeak),
    judged: words.filter(({ isOpen }) => !isOpen),
    weak: words.filter(({ isOpen, isWeak }) => isOpen && isWeak),
    task: task === undefined ? undefined : `${task.says} It is ${dueWords(task.dueAt, now)}.`,
    lookedFor: children.map(({ number, matching }) => ({
      child: childCalled(seen.view, number, called),
      says: LOOKED_FOR_WORDS[matching],
    })),
  };
}

/** Returns the cases that a case is linked to, each with why. */
export function linksOf({ case: head, matches }: Pick<View, 'case' | 'matches'>) {
  const references = [...new Set(head.links.map(({ reference }) => reference))];
  return references.map((reference) => ({
    reference,
    whys: head.links.filter((link) => link.reference === reference).map(({ why }) => LINK_WORDS[why]),
    byMatch: matches.some((match) => match.other.reference === reference && match.state === 'confirmed'),
  }));
}

/** Returns why a child may be one of another case, and what a person said of it. */
export const relationWords = ({
  child,
  relation,
  strength,
  state,
}: Pick<SeenMatch, 'child' | 'relation' | 'strength' | 'state'>): string =>
  `Child ${child}: ${inSentence(RELATION_WORDS[relation])}, ${inSentence(STRENGTH_WORDS[strength])}, ${inSentence(JUDGED_WORDS[state])}`;

/** More cases would push the question that is to be checked off the screen; the page of people has them all. */
const MOST_REPEATS = 5;

/**
 * Returns the cases on which a form of this case may have been sent before or again, each with why: those that it is linked to, and
 * those with a child who may be the same. The older of two cases is often not linked, but the match of the children is on both.
 */
export function repeatsOf({ case: head, matches }: Pick<View, 'case' | 'matches'>) {
  const links = head.links.filter(({ why }) => why !== 'siblings');
  const same = matches.filter(
    ({ relation, strength, state }) => relation === 'same_child' && state !== 'rejected' && strength !== 'weak',
  );
  const references = [...new Set([...links, ...same.map(({ other }) => other)].map(({ reference }) => reference))];
  return {
    repeats: references.slice(0, MOST_REPEATS).map((reference) => ({
      reference,
      whys: [
        ...links.filter((link) => link.reference === reference).map(({ why }) => LINK_WORDS[why]),
        ...same.filter(({ other }) => other.reference === reference).map(relationWords),
      ].join('; '),
    })),
    moreRepeats: references.length > MOST_REPEATS,
  };
}

/** Returns the children of whom a colleague said that they have the same parents, group by group. */
export const sameParentsOf = ({ view, names }: CaseSeen, called: Called) =>
  (view.case.sameParents ?? []).map(({ children, by, at }, group) => ({
    group,
    children: children.map((child) => called.get(child) ?? child),
    said: `${names.get(by)} recorded it on ${dateWords(londonDate(new Date(at)))}.`,
  }));
