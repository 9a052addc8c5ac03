import { londonDate, MINUTE_MS } from '#functions/platform/london.ts';
import { periodOf, periodsBetween, weekPartOf } from '#functions/platform/periods.ts';
import type { Mark } from '#functions/platform/store/counts.ts';
import { ActivityBy, type Age, ALERT_MINUTES, type AlertWait } from '#schemas/activity.ts';
import { CaseState, Door, isQuery } from '#schemas/case.ts';
import { hasCode } from '#schemas/codes/code-set.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';
import { STATES } from '../work/states.ts';

/**
 * The names of the numbers of a row. They are short, so that a row with every code stays under 1 KB, one write unit. They
 * are all of codes: what a sender wrote makes no name.
 */
export const NUMBER = {
  door: (door: Door) => `door ${door}`,
  /** The kind of agency that referred; `none` where no form says. */
  from: (source: string) => `from ${source}`,
  reReferral: 're_referral',
  query: 'query',
  outcome: (outcome: DecisionOutcome) => `to ${outcome}`,
  inTime: 'in_time',
  late: 'late',
  /** Decided at this age, in weeks or in months. */
  decidedAt: (by: ActivityBy, age: Age) => `${by} ${age}`,
  asked: 'asked',
  answered: 'answered',
  alert: (wait: AlertWait) => `alert ${wait}`,
} as const;

/** No kind of agency is known. */
export const NO_SOURCE = 'none';

/** What a head says that activity counts. Everything is absent from an item that an earlier release wrote. */
export interface ContactFacts {
  readonly state: string;
  readonly door?: string | undefined;
  readonly source?: string | undefined;
  readonly receivedAt?: string | undefined;
  readonly flags?: Iterable<string> | undefined;
  readonly decidedAt?: string | undefined;
  readonly decisionDueAt?: string | undefined;
  readonly outcome?: string | undefined;
}

/**
 * Returns how a case is counted: a contact on the day of its receipt, and its decision on the day that it was made. A reopened case
 * is undecided again, so its decision counts on no day until there is another. A process query is no contact (S32).
 */
export function contactMarks(facts: ContactFacts): Mark[] {
  const state = CaseState.safeParse(facts.state).data;
  const door = Door.safeParse(facts.door).data;
  if (state === undefined || door === undefined || facts.receivedAt === undefined) return [];
  if (isQuery(state)) return marksAt(facts.receivedAt, [NUMBER.query]);
  const { source = '', flags = [] } = facts;
  const received = [
    NUMBER.door(door),
    NUMBER.from(hasCode(referralSource, source) ? source : NO_SOURCE),
    ...([...flags].includes('re_referral') ? [NUMBER.reReferral] : []),
  ];
  const decided = STATES[state].clock === 'stopped' ? decisionMarks(facts, facts.receivedAt) : [];
  return [...marksAt(facts.receivedAt, received), ...decided];
}

/** "In time" is by the deadline that the case had: the clock's settings, working days and bank holidays of its own day. */
function decisionMarks({ decidedAt, decisionDueAt, ...facts }: ContactFacts, receivedAt: string): Mark[] {
  const outcome = DecisionOutcome.safeParse(facts.outcome).data;
  if (decidedAt === undefined || decisionDueAt === undefined || outcome === undefined) return [];
  const isInTime = Date.parse(decidedAt) <= Date.parse(decisionDueAt);
  const names = [NUMBER.outcome(outcome), isInTime ? NUMBER.inTime : NUMBER.late];
  const [from, to] = [receivedAt, decidedAt].map((at) => londonDate(new Date(at)));
  const ages = ActivityBy.options.map((by) =>
    NUMBER.decidedAt(by, ageOf(periodsBetween(by, periodOf(by, from ?? ''), periodOf(by, to ?? '')))),
  );
  return marksAt(decidedAt, [...names, ...ages]);
}

/** Returns an age in weeks or months. */
export function ageOf(periods: number): Age {
  const known = ['0', '1', '2', '3'] as const;
  return known[Math.max(0, periods)] ?? 'older';
}

/** Returns how the task that calls somebody to a danger is counted: on the day of the alert, by how soon somebody ended it. */
export function alertMarks(task: {
  readonly kind?: string | undefined;
  readonly state: string;
  readonly raisedAt?: string | undefined;
  readonly doneAt?: string | undefined;
}): Mark[] {
  if ((task.kind !== 'immediate_danger' && task.kind !== 'danger_words') || task.raisedAt === undefined) return [];
  return marksAt(task.raisedAt, [NUMBER.alert(task.state === 'open' ? 'not_yet' : waitOf(task.raisedAt, task.doneAt))]);
}

function waitOf(raisedAt: string, doneAt: string | undefined): AlertWait {
  if (doneAt === undefined) return 'not_yet';
  const minutes = (Date.parse(doneAt) - Date.parse(raisedAt)) / MINUTE_MS;
  if (minutes <= ALERT_MINUTES.quarter_hour) return 'quarter_hour';
  if (minutes <= ALERT_MINUTES.hour) return 'hour';
  return minutes <= ALERT_MINUTES.four_hours ? 'four_hours' : 'later';
}

/** Returns how a request for information is counted: asked on its day, and answered on the answer's day. A form to return does not count. */
export function askMarks(ask: {
  readonly form?: string | undefined;
  readonly askedAt?: string | undefined;
  readonly answer?: { readonly at: string } | undefined;
}): Mark[] {
  if (ask.form !== undefined || ask.askedAt === undefined) return [];
  return [
    ...marksAt(ask.askedAt, [NUMBER.asked]),
    ...(ask.answer === undefined ? [] : marksAt(ask.answer.at, [NUMBER.answered])),
  ];
}

/** Returns the names as numbers of the day of an instant, in London. */
function marksAt(instant: string, names: readonly string[]): Mark[] {
  const start = weekPartOf(londonDate(new Date(instant)));
  return names.map((name) => ({ start, name }));
}
