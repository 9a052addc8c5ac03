import type { CaseClock } from '#schemas/api/staff/case-row.ts';
import { type Case, isQuery } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { StandingQueues } from '#schemas/standing-queues.ts';
import { STATES } from '../work/states.ts';
import { queueAhead, type Waiting } from './queue-ahead.ts';
import { afterStaffedMinutes, staffedMinutes } from './staffed-time.ts';

/** The parts of a case that its clock is computed from. */
export type Clockable = Waiting & Pick<Case, 'state' | 'team'>;

/** The settings that a prediction uses. */
export type Predicting = Pick<
  ClockSettings,
  | 'staffedFrom'
  | 'staffedUntil'
  | 'extraHolidays'
  | 'workedHolidays'
  | 'atRiskMinutes'
  | 'minutesADecision'
  | 'workedAtOnce'
>;

/**
 * Returns the clock of a case, given the number of cases before it. Returns nothing for a decided case: only a decision stops the
 * clock. A prediction says what to expect if nobody does anything else: it decides nothing and scores no family.
 */
export function clockOf(
  head: Waiting & Pick<Case, 'state'>,
  ahead: number,
  now: Date,
  settings: Predicting,
): CaseClock | null {
  if (STATES[head.state].clock === 'stopped') return null;
  const due = new Date(head.decisionDueAt);
  const rounds = Math.ceil((ahead + 1) / settings.workedAtOnce);
  const predicted = afterStaffedMinutes(now, rounds * settings.minutesADecision, settings);
  const minutesLeft = staffedMinutes(now, due, settings);
  const status = () => {
    if (now >= due) return 'breached';
    if (predicted > due) return 'predicted_breach';
    return minutesLeft <= settings.atRiskMinutes ? 'at_risk' : 'on_time';
  };
  return { status: status(), dueAt: head.decisionDueAt, minutesLeft, predictedAt: predicted.toISOString() };
}

/** Returns the settings of a prediction, with the measured time of recent decisions where there is one. */
export function measured(settings: ClockSettings, { minutesADecision }: StandingQueues): ClockSettings {
  return minutesADecision === undefined ? settings : { ...settings, minutesADecision };
}

/**
 * Returns the clock of a case as the last sweep saw its team's queue. Concerns do not wait for queries, nor queries behind them.
 */
export function clockIn(queues: StandingQueues, head: Clockable, now: Date, settings: ClockSettings): CaseClock | null {
  const ahead = isQuery(head.state) ? 0 : queueAhead(queues.teams[head.team] ?? {}, head);
  return clockOf(head, ahead, now, measured(settings, queues));
}

/** Returns when a case that is on time becomes at risk, with nothing before it in the queue; never before `now`. */
export function atRiskAt(head: Waiting, now: Date, settings: Predicting): Date {
  const spare = staffedMinutes(now, new Date(head.decisionDueAt), settings) - settings.atRiskMinutes;
  return spare <= 0 ? now : afterStaffedMinutes(now, spare, settings);
}
