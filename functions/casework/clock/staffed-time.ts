import { atLondonHour, type LondonDate, londonDate, MINUTE_MS, nextDate } from '#functions/platform/london.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { isWorkingDay } from './working-days.ts';

/**
 * Staffed time: the hours of working days in which the people who decide are there. Duty triage is there at any hour (S4).
 * Predictions of decisions use staffed time.
 */
export type Staffing = Pick<ClockSettings, 'staffedFrom' | 'staffedUntil' | 'extraHolidays' | 'workedHolidays'>;

/** A year: beyond it a prediction means nothing, and a loop over days must end. */
const MOST_DAYS = 366;
const NOON = 12;

interface Shift {
  readonly from: number;
  readonly until: number;
}

/**
 * Returns the staffed hours of a date; none on a day that is not worked. Counts from noon, because clocks change in the night of a
 * Sunday.
 */
function shiftOf(date: LondonDate, staffing: Staffing): Shift | undefined {
  if (!isWorkingDay(date, staffing)) return undefined;
  const noon = atLondonHour(date, NOON).getTime();
  const at = (minuteOfDay: number) => noon + (minuteOfDay - NOON * 60) * MINUTE_MS;
  return { from: at(staffing.staffedFrom), until: at(staffing.staffedUntil) };
}

/** Returns the shifts after an instant, at most a year of them; the first begins at that instant if it is under way. */
function* shiftsFrom(instant: Date, staffing: Staffing): Generator<Shift> {
  let date = londonDate(instant);
  for (let day = 0; day < MOST_DAYS; day += 1, date = nextDate(date)) {
    const shift = shiftOf(date, staffing);
    const from = Math.max(shift?.from ?? 0, instant.getTime());
    if (shift !== undefined && from < shift.until) yield { from, until: shift.until };
  }
}

/** Returns the minutes of staffed time between two instants; 0 when the second is not later. */
export function staffedMinutes(from: Date, until: Date, staffing: Staffing): number {
  let ms = 0;
  for (const shift of shiftsFrom(from, staffing)) {
    if (shift.from >= until.getTime()) break;
    ms += Math.min(shift.until, until.getTime()) - shift.from;
  }
  return Math.floor(ms / MINUTE_MS);
}

/** Returns the instant after that many minutes of staffed time; at the latest a year later. */
export function afterStaffedMinutes(from: Date, minutes: number, staffing: Staffing): Date {
  let left = minutes * MINUTE_MS;
  let end = from.getTime() + MOST_DAYS * 24 * 60 * MINUTE_MS;
  for (const shift of shiftsFrom(from, staffing)) {
    const long = shift.until - shift.from;
    if (left <= long) {
      end = shift.from + left;
      break;
    }
    left -= long;
  }
  return new Date(end);
}

/** Returns the start of the next working day's staffed hours after an instant. */
export function nextShift(after: Date, staffing: Staffing): Date {
  const today = londonDate(after);
  for (const { from } of shiftsFrom(after, staffing)) if (londonDate(new Date(from)) !== today) return new Date(from);
  return new Date(after.getTime() + 24 * 60 * MINUTE_MS);
}
