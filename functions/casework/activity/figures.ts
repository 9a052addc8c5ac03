import type { LondonDate } from '#functions/platform/london.ts';
import { periodAfter, periodOf, periodsFrom } from '#functions/platform/periods.ts';
import type { ActivityRow } from '#functions/platform/store/activity.ts';
import { caseCount } from '#functions/platform/store/counts.ts';
import { type ActivityBy, Age, AlertWait } from '#schemas/activity.ts';
import { ActivityPeriod } from '#schemas/api/staff/activity.ts';
import { ConcernState, Door, Team } from '#schemas/case.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';
import { ageOf, NO_SOURCE, NUMBER } from '../count/activity-marks.ts';
import { STATES } from '../work/states.ts';

/** How many periods before the first are read, to know how old its open contacts are. */
export const PERIODS_BEFORE = Age.options.length - 2;

/** The weeks or months that are shown, and the one that is now. */
export interface Shown {
  readonly by: ActivityBy;
  readonly first: LondonDate;
  readonly last: LondonDate;
  readonly current: LondonDate;
}

type Numbers = (start: LondonDate, name: string) => number;

const SOURCES = [...referralSource.codes.map(({ code }) => code), NO_SOURCE];

/**
 * Returns the figures of each week or month. What was open at an end is what is open now, without what came since and with what was
 * decided since: all three are written in one transaction, so they agree. `rows` begin {@link PERIODS_BEFORE} periods before the first
 * and end with the newest.
 */
export function figuresOf(
  { by, first, last, current }: Shown,
  rows: readonly ActivityRow[],
  standing: ReadonlyMap<string, number>,
): ActivityPeriod[] {
  const byPeriod = Map.groupBy(rows, ({ start }) => periodOf(by, start));
  const of: Numbers = (start, name) => sum((byPeriod.get(start) ?? []).map(({ numbers }) => numbers.get(name) ?? 0));
  const figures: ActivityPeriod[] = [];
  let open = undecidedNow(standing);
  for (const start of periodsFrom(by, first, current).reverse()) {
    const period = { ...countedIn(of, start), end: dayBefore(periodAfter(by, start, 1)) };
    const aged = openByAge(of, { by, start, open });
    if (start <= last) figures.unshift(ActivityPeriod.parse({ ...period, open, openByAge: aged }));
    open += period.decided - period.contacts;
  }
  return figures;
}

/** Returns how many contacts no team has decided. */
function undecidedNow(standing: ReadonlyMap<string, number>): number {
  const undecided = ConcernState.options.filter((state) => STATES[state].clock === 'runs');
  return sum(Team.options.flatMap((team) => undecided.map((state) => standing.get(caseCount(team, state)) ?? 0)));
}

/** Returns the numbers of a period by their codes. */
function countedIn(of: Numbers, start: LondonDate) {
  const each = <Code extends string>(codes: readonly Code[], name: (code: Code) => string) =>
    Object.fromEntries(codes.map((code) => [code, of(start, name(code))]));
  const [doors, outcomes] = [each(Door.options, NUMBER.door), each(DecisionOutcome.options, NUMBER.outcome)];
  return {
    start,
    contacts: sum(Object.values(doors)),
    doors,
    sources: each(SOURCES, NUMBER.from),
    reReferrals: of(start, NUMBER.reReferral),
    queries: of(start, NUMBER.query),
    decided: sum(Object.values(outcomes)),
    outcomes,
    inTime: of(start, NUMBER.inTime),
    late: of(start, NUMBER.late),
    asked: of(start, NUMBER.asked),
    answered: of(start, NUMBER.answered),
    alerts: each(AlertWait.options, NUMBER.alert),
  };
}

/** Returns what was open at the end of a period by its age: received then, without what was decided since at each age. */
function openByAge(of: Numbers, { by, start, open }: { by: ActivityBy; start: LondonDate; open: number }) {
  const known = Array.from({ length: PERIODS_BEFORE + 1 }, (_, age) => {
    const received = periodAfter(by, start, -age);
    const came = sum(Door.options.map((door) => of(received, NUMBER.door(door))));
    const left = Array.from({ length: age + 1 }, (_, at) =>
      of(periodAfter(by, received, at), NUMBER.decidedAt(by, ageOf(at))),
    );
    return came - sum(left);
  });
  return Object.fromEntries([...known, open - sum(known)].map((number, at) => [ageOf(at), number]));
}

const dayBefore = (date: LondonDate): LondonDate =>
  new Date(Date.parse(`${date}T12:00:00.000Z`) - 86_400_000).toISOString().slice(0, 10);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
