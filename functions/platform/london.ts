/** A calendar date in London, `2026-11-23`. */
export type LondonDate = string;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MARCH = 2;
const OCTOBER = 9;

/** Returns when the clocks change: 01:00 UTC on the last Sunday of the month. */
function lastSunday(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0, 1));
  return lastDay.getTime() - lastDay.getUTCDay() * 24 * HOUR_MS;
}

/**
 * Returns an instant moved so that its time in UTC is what London's clocks show, by the Summer Time Order 2002: an hour more from
 * the last Sunday of March to the last of October. `Intl` knows it too, but takes 17 ms at each start of a function to load the
 * world's time zones. A test compares the two, and would notice a change of the law.
 */
function shownAt(instant: Date): Date {
  const at = instant.getTime();
  const year = instant.getUTCFullYear();
  const summer = at >= lastSunday(year, MARCH) && at < lastSunday(year, OCTOBER);
  return new Date(summer ? at + HOUR_MS : at);
}

/** Returns the date in London at an instant: a referral at 23:30 UTC in June belongs to the next day. */
export function londonDate(instant: Date): LondonDate {
  return shownAt(instant).toISOString().slice(0, 10);
}

/** Returns the day of the week and the time `HH:MM` in London at an instant. */
export function londonDayAndTime(instant: Date): { readonly day: (typeof DAYS)[number]; readonly time: string } {
  const shown = shownAt(instant);
  return { day: DAYS[shown.getUTCDay()] ?? 'sunday', time: shown.toISOString().slice(11, 16) };
}

/**
 * Returns the instant at which London's clocks show this time `HH:MM` of this date. Of the hour that comes twice in October it is the
 * first: a conversation in it is never in the future, and nobody has more time than they read. Undefined in the hour that March leaves out.
 */
export function atLondonTime(date: LondonDate, time: string): Date | undefined {
  const shown = Date.parse(`${date}T${time}:00.000Z`);
  // In summer the clocks are one hour ahead.
  return [shown - HOUR_MS, shown].map((at) => new Date(at)).find((at) => shownAt(at).getTime() === shown);
}

/** Returns the instant at which London's clocks show this hour of this date; for the hour that March leaves out, the next. */
export function atLondonHour(date: LondonDate, hour: number): Date {
  const time = `${String(hour).padStart(2, '0')}:00`;
  return atLondonTime(date, time) ?? new Date(`${date}T${time}:00.000Z`);
}

/** Returns the next calendar date. */
export function nextDate(date: LondonDate): LondonDate {
  const noon = new Date(`${date}T12:00:00.000Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return noon.toISOString().slice(0, 10);
}
