import { DAY_WORDS } from '#schemas/words/contact-words.ts';
import { HOUR_MS, type LondonDate, londonDate, londonDayAndTime, MINUTE_MS, nextDate } from './london.ts';

/** Dates and times as the GOV.UK style guide writes them, in London. ASCII only, so that every mail program shows them correctly. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** A short month is its first three letters: GOV.UK writes "Sep" too. */
const SHORT = 3;
const NOON = 12;

function dateWith(date: LondonDate, letters?: number): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${(MONTHS[(month ?? 1) - 1] ?? '').slice(0, letters)} ${year}`;
}

/** Returns a date: "29 November 2026". */
export const dateWords = (date: LondonDate): string => dateWith(date);

/** Returns a date for a narrow column: "29 Nov 2026". */
export const shortDate = (date: LondonDate): string => dateWith(date, SHORT);

/**
 * Returns a time of day: "8:05am", "5pm", "midday". Midnight is written 12:00am, as "midnight" does not say of which day.
 */
function timeOfDay(instant: Date): string {
  const { time } = londonDayAndTime(instant);
  if (time === '12:00') return 'midday';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = minute === 0 && hour !== 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % NOON === 0 ? NOON : hour % NOON}${minutes}${hour < NOON ? 'am' : 'pm'}`;
}

/** Returns a date with its day of the week: "Friday 27 November 2026". */
export const dayWords = (instant: Date): string =>
  `${DAY_WORDS[londonDayAndTime(instant).day]} ${dateWords(londonDate(instant))}`;

/** Returns an instant for a letter: "Monday 23 November 2026 at 5pm". */
export const londonTime = (instant: string): string =>
  `${dayWords(new Date(instant))} at ${timeOfDay(new Date(instant))}`;

/** Returns an instant for a page: "today at 9am", "yesterday at 5pm", "tomorrow at midday", "29 November 2026 at 5:05pm". */
export function timeWords(instant: string, now: Date): string {
  const at = new Date(instant);
  return `${dateBeside(londonDate(at), londonDate(now))} at ${timeOfDay(at)}`;
}

function dateBeside(date: LondonDate, today: LondonDate): string {
  if (date === today) return 'today';
  if (date === nextDate(today)) return 'tomorrow';
  return nextDate(date) === today ? 'yesterday' : dateWords(date);
}

/**
 * Returns a due time: "late by 1 h", "due in 3 h 20 min" on the same day, "due tomorrow at 5pm", "due 29 November 2026 at 5pm".
 * What is left is rounded down and lateness too: nobody has more time than these words say.
 */
export function dueWords(dueAt: string, now: Date): string {
  const left = Date.parse(dueAt) - now.getTime();
  if (left < 0) return `late by ${longWords(-left)}`;
  return londonDate(new Date(dueAt)) === londonDate(now) ? `due in ${longWords(left)}` : `due ${timeWords(dueAt, now)}`;
}

const HOURS_A_DAY = 24;
const MINUTES_AN_HOUR = 60;

/** Returns a length of time: "20 min", "3 h 20 min", and from two days on only "3 days". */
function longWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const hours = Math.floor(ms / HOUR_MS);
  const days = Math.floor(hours / HOURS_A_DAY);
  if (minutes === 0) return 'less than 1 min';
  if (days >= 2) return `${days} days`;
  const rest = minutes % MINUTES_AN_HOUR;
  return [...(hours === 0 ? [] : [`${hours} h`]), ...(rest === 0 ? [] : [`${rest} min`])].join(' ');
}
