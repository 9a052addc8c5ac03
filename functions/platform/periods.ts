import type { LondonDate } from './london.ts';

/** A calendar week, from Monday, or a calendar month. */
export type PeriodKind = 'week' | 'month';

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
const MONTHS_A_YEAR = 12;
/** At noon the date in UTC is the date that was given, whatever London's clocks show. */
const noonOf = (date: LondonDate) => new Date(`${date}T12:00:00.000Z`);
const dateOf = (noon: Date): LondonDate => noon.toISOString().slice(0, 10);

/** Returns the first date of the week or month that a date is in. */
export function periodOf(kind: PeriodKind, date: LondonDate): LondonDate {
  if (kind === 'month') return `${date.slice(0, 7)}-01`;
  const noon = noonOf(date);
  noon.setUTCDate(noon.getUTCDate() - ((noon.getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK));
  return dateOf(noon);
}

/** Returns the first date of the period that begins a number of periods later. */
export function periodAfter(kind: PeriodKind, start: LondonDate, periods: number): LondonDate {
  const noon = noonOf(start);
  if (kind === 'month') noon.setUTCMonth(noon.getUTCMonth() + periods);
  else noon.setUTCDate(noon.getUTCDate() + DAYS_A_WEEK * periods);
  return dateOf(noon);
}

/** Returns how many periods later another begins. */
export function periodsBetween(kind: PeriodKind, start: LondonDate, other: LondonDate): number {
  const [one, later] = [noonOf(start), noonOf(other)];
  if (kind === 'week') return Math.round((later.getTime() - one.getTime()) / DAY_MS / DAYS_A_WEEK);
  const years = later.getUTCFullYear() - one.getUTCFullYear();
  return years * MONTHS_A_YEAR + later.getUTCMonth() - one.getUTCMonth();
}

/**
 * Returns the first date of the part of a week that lies in one month. Weeks and months are both made of such parts, so what is counted
 * by them is counted once for both.
 */
export function weekPartOf(date: LondonDate): LondonDate {
  const week = periodOf('week', date);
  const [, later = week] = [week, periodOf('month', date)].sort();
  return later;
}

/** Returns the periods from one to another, both included. */
export const periodsFrom = (kind: PeriodKind, first: LondonDate, last: LondonDate): LondonDate[] =>
  Array.from({ length: periodsBetween(kind, first, last) + 1 }, (_, at) => periodAfter(kind, first, at));
