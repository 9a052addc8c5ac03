import { BANK_HOLIDAY_YEARS, ENGLAND_BANK_HOLIDAYS } from '#schemas/codes/bank-holidays.ts';

/** A calendar date in London, `2026-11-23`. */
export type LondonDate = string;

const HOUR_MS = 3_600_000;
const MARCH = 2;
const OCTOBER = 9;

/** When the clocks change: 01:00 UTC on the last Sunday of the month. */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * HOUR_MS;
}

/**
 * What London's clocks read at an instant, by the Summer Time Order 2002: an hour more from the last Sunday of March to the
 * last of October. `Intl` knows it too, but takes 17 ms at each start of a function to load the world's time zones; a test
 * compares the two, and would see the law change.
 */
function inLondon(instant: Date): { date: LondonDate; hour: number } {
  const at = instant.getTime();
  const year = instant.getUTCFullYear();
  const summer = at >= lastSunday(year, MARCH) && at < lastSunday(year, OCTOBER);
  const shown = new Date(summer ? at + HOUR_MS : at);
  return { date: shown.toISOString().slice(0, 10), hour: shown.getUTCHours() };
}

/** The date in London at an instant: a referral at 23:30 UTC in June belongs to the next day. */
export function londonDate(instant: Date): LondonDate {
  return inLondon(instant).date;
}

/** The instant at which London's clocks read this hour of this date; working hours never fall in a clock change. */
export function atLondonHour(date: LondonDate, hour: number): Date {
  const guess = new Date(`${date}T${String(hour).padStart(2, '0')}:00:00.000Z`);
  const shown = inLondon(guess).hour;
  return new Date(guess.getTime() - (shown - hour) * HOUR_MS);
}

function nextDate(date: LondonDate): LondonDate {
  const noon = new Date(`${date}T12:00:00.000Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return noon.toISOString().slice(0, 10);
}

/**
 * Monday to Friday and not an England bank holiday (domain 4.2). In a year that the list of holidays does not cover every
 * weekday counts: the clock then runs out early, never late, and a referral is still taken in. {@link holidaysKnownUntil}
 * lets reconcile say so in time.
 */
export function isWorkingDay(date: LondonDate): boolean {
  const day = new Date(`${date}T12:00:00.000Z`).getUTCDay();
  return day !== 0 && day !== 6 && !ENGLAND_BANK_HOLIDAYS.has(date);
}

/** The last date for which bank holidays are known. */
export function holidaysKnownUntil(): LondonDate {
  return `${BANK_HOLIDAY_YEARS.last}-12-31`;
}

/** Day 0 is the date of receipt; the deadline is working day `days` after it, at `hour` in London (domain 4.2). */
export function workingDaysAfter(receivedAt: Date, days: number, hour = 17): Date {
  let date = londonDate(receivedAt);
  for (let left = days; left > 0; ) {
    date = nextDate(date);
    if (isWorkingDay(date)) left -= 1;
  }
  return atLondonHour(date, hour);
}

/** London's clocks differ from UTC by whole hours, so within an hour of UTC everything is due at one instant. */
let lastDue: { hour: number; due: number } | undefined;

/** When a decision on a contact is due: one working day (Working Together; domain 4.1). */
export function decisionDue(receivedAt: Date): Date {
  const hour = Math.floor(receivedAt.getTime() / HOUR_MS);
  if (lastDue?.hour !== hour) lastDue = { hour, due: workingDaysAfter(receivedAt, 1).getTime() };
  return new Date(lastDue.due);
}
