import type { Staffing } from './staffed-time.ts';
import { staffedMinutes } from './staffed-time.ts';

/** A decided case: when somebody took it, and when the decision was made. */
export interface Handled {
  readonly takenAt: string;
  readonly decidedAt: string;
}

/** With fewer than five the median is a guess, so the configured time counts. */
const FEWEST = 5;
/** The range is five minutes to a working day, as for the setting: beyond it something else was measured. */
const LEAST = 5;
const MOST = 480;

/**
 * Returns the median staffed time from taking a case to deciding it, in minutes; nothing where too few were decided in staffed
 * hours.
 */
export function handlingMinutes(handled: readonly Handled[], staffing: Staffing): number | undefined {
  const minutes = handled
    .map(({ takenAt, decidedAt }) => staffedMinutes(new Date(takenAt), new Date(decidedAt), staffing))
    .filter((spent) => spent > 0)
    .sort((a, b) => a - b);
  const middle = minutes[Math.floor(minutes.length / 2)];
  if (minutes.length < FEWEST || middle === undefined) return undefined;
  return Math.min(MOST, Math.max(LEAST, middle));
}
