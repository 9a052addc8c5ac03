import { atLondonHour, HOUR_MS, type LondonDate, londonDate, nextDate } from '#functions/platform/london.ts';
import { CLOCK_DEFAULTS, type ClockSettings } from '#schemas/clock-settings.ts';
import { BANK_HOLIDAY_YEARS, ENGLAND_BANK_HOLIDAYS } from '#schemas/codes/bank-holidays.ts';

/** The settings by which working days are counted. */
export type WorkingDayRules = Pick<ClockSettings, 'extraHolidays' | 'workedHolidays'>;

/**
 * Returns whether a date is a working day: Monday to Friday and not an England bank holiday (domain 4.2), proclaimed days included.
 * In a year that the list of holidays does not cover every weekday counts: the clock then runs out early, never late, and referrals
 * still come in. {@link holidaysKnownUntil} lets reconcile warn in time.
 */
export function isWorkingDay(date: LondonDate, rules: WorkingDayRules = CLOCK_DEFAULTS): boolean {
  const day = new Date(`${date}T12:00:00.000Z`).getUTCDay();
  if (day === 0 || day === 6 || rules.extraHolidays.includes(date)) return false;
  return !ENGLAND_BANK_HOLIDAYS.has(date) || rules.workedHolidays.includes(date);
}

/** Returns the last date for which bank holidays are known. */
export function holidaysKnownUntil(): LondonDate {
  return `${BANK_HOLIDAY_YEARS.last}-12-31`;
}

/**
 * Returns the deadline: working day `days` after the date of receipt, which is day 0, at `hour` in London (domain 4.2).
 */
export function workingDaysAfter(
  receivedAt: Date,
  days: number,
  hour = CLOCK_DEFAULTS.dueHour,
  rules: WorkingDayRules = CLOCK_DEFAULTS,
): Date {
  let date = londonDate(receivedAt);
  for (let left = days; left > 0; ) {
    date = nextDate(date);
    if (isWorkingDay(date, rules)) left -= 1;
  }
  return atLondonHour(date, hour);
}

/** London's clocks differ from UTC by whole hours, so all receipts within an hour of UTC are due at one instant. */
let lastDue: { settings: ClockSettings; hour: number; due: number } | undefined;

/**
 * Returns when a decision on a contact is due: one working day (Working Together; domain 4.1), or what the council has set. A
 * referrer's due time stays. A day proclaimed later moves no filed case, so its clock may only run out early.
 */
export function decisionDue(receivedAt: Date, settings: ClockSettings = CLOCK_DEFAULTS): Date {
  const hour = Math.floor(receivedAt.getTime() / HOUR_MS);
  if (lastDue?.hour !== hour || lastDue.settings !== settings) {
    const due = workingDaysAfter(receivedAt, settings.workingDays, settings.dueHour, settings).getTime();
    lastDue = { settings, hour, due };
  }
  return new Date(lastDue.due);
}
