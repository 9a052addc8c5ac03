import type { Performed } from '#functions/casework/index.ts';
import type { ActivityBy } from '#schemas/activity.ts';
import { labelOf } from '#schemas/codes/code-set.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';
import { AGE_WORDS, WAIT_WORDS } from '#schemas/words/activity-words.ts';
import { DOOR_WORDS } from '#schemas/words/case-words.ts';
import { OUTCOME_WORDS } from '#schemas/words/decision-words.ts';

/** The numbers of a week or month, as the operation gives them. */
export type Period = Performed<'readActivity'>['body']['periods'][number];

/** One series of numbers, a number a week or month. */
export interface Series {
  readonly label: string;
  readonly numbers: readonly number[];
  /** It adds up others, or is a part of them: the table shows it and no chart does. */
  readonly beside?: true;
}

/** A table of activity. Its chart draws the same numbers, and its file holds them. */
export interface Table {
  /** Its name in addresses. */
  readonly id: string;
  readonly title: string;
  /** How it is counted. */
  readonly says: string;
  readonly series: (periods: readonly Period[], by: ActivityBy) => readonly Series[];
}

type Words = Readonly<Record<string, string>>;

/** Returns a series for each code, in the order of its words. */
const each = (words: Words, periods: readonly Period[], of: (period: Period) => Readonly<Record<string, number>>) =>
  Object.entries(words).map(([code, label]) => ({ label, numbers: periods.map((one) => of(one)[code] ?? 0) }));

const one = (label: string, periods: readonly Period[], of: (period: Period) => number): Series => ({
  label,
  numbers: periods.map(of),
});
const beside = (...given: Parameters<typeof one>): Series => ({ ...one(...given), beside: true });

const SOURCES = [...referralSource.codes.map(({ code }) => code), 'none'];
const sourceLabel = (code: string) =>
  code === 'none' ? 'The form does not say, or there is none' : labelOf(referralSource, code);

/** The tables, in the order of the page. */
export const TABLES: readonly Table[] = [
  {
    id: 'doors',
    title: 'Contacts received, by how they came',
    says: 'A contact counts on the day of its receipt. Process queries are counted apart, as they are about no child.',
    series: (periods) => [
      beside('All contacts', periods, ({ contacts }) => contacts),
      ...each(DOOR_WORDS, periods, ({ doors }) => doors),
      beside('Process queries', periods, ({ queries }) => queries),
    ],
  },
  {
    id: 'sources',
    title: 'Contacts received, by who referred',
    says: 'The kind of agency or person that the form names. Kinds without a contact are left out here, and are in the file.',
    series: (periods) => SOURCES.map((code) => one(sourceLabel(code), periods, ({ sources }) => sources[code] ?? 0)),
  },
  {
    id: 'outcomes',
    title: 'Decisions, by outcome',
    says: 'A decision counts on the day that it was made. A reopened case counts as undecided until it is decided again.',
    series: (periods) => [
      beside('All decisions', periods, ({ decided }) => decided),
      ...each(OUTCOME_WORDS, periods, ({ outcomes }) => outcomes),
    ],
  },
  {
    id: 'in-time',
    title: 'Decided in time',
    says: 'In time means by the deadline of the case: one working day after its receipt, or what the council had set when it came.',
    series: (periods) => [
      one('In time', periods, ({ inTime }) => inTime),
      one('Late', periods, ({ late }) => late),
      beside('In time, of 100', periods, ({ inTime, decided }) =>
        decided === 0 ? 0 : Math.floor((100 * inTime) / decided),
      ),
    ],
  },
  {
    id: 'open',
    title: 'Open at the end, by age',
    says: 'Contacts that nobody had decided when the week or month ended, by when they were received. For the last one: now.',
    series: (periods, by) => [
      beside('All open contacts', periods, ({ open }) => open),
      ...each(AGE_WORDS[by], periods, ({ openByAge }) => openByAge),
    ],
  },
  {
    id: 're-referrals',
    title: 'Re-referrals within 12 months',
    says: 'Contacts that may be about a child of another contact in the 12 months before, as the search found when they came.',
    series: (periods) => [
      one('Re-referrals', periods, ({ reReferrals }) => reReferrals),
      beside('All contacts', periods, ({ contacts }) => contacts),
    ],
  },
  {
    id: 'requests',
    title: 'Asked and answered',
    says: 'Requests for information, on the day that they were made. Answers, on the day that they came.',
    series: (periods) => [
      one('Asked', periods, ({ asked }) => asked),
      one('Answered', periods, ({ answered }) => answered),
    ],
  },
  {
    id: 'alerts',
    title: 'Danger alerts, by how soon somebody looked',
    says: 'Tasks that call somebody to a danger, on the day of the alert, by how soon somebody recorded that they had looked.',
    series: (periods) => each(WAIT_WORDS, periods, ({ alerts }) => alerts),
  },
];
