import { readDate, readDateTime } from '#schemas/forms/dates.ts';

/** When a date must lie: nobody has been born in the future; a baby is not expected in the last century. */
export type DateSense = 'birth' | 'expected' | 'other';

/** A date that a text says, with what it says besides. `sure` is false where the century was told by sense. */
export interface WrittenDate {
  readonly value: string;
  readonly rest: string;
  readonly sure: boolean;
}

/** A date among words is in a short answer; a story with a date in it is no date. */
const LONGEST_ANSWER = 120;

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\\s{1,3})?';
const FIGURES = "\\d{1,2}\\s{0,2}[/.\\-–\\\\ ]\\s{0,2}\\d{1,2}\\s{0,2}[/.\\-–\\\\ ]\\s{0,2}(?:\\d{4}|[’']?\\d{2})";
const NAMED = `\\d{1,2}(?:st|nd|rd|th)?[\\s./-]{0,3}(?:day\\s)?(?:of\\s{1,3})?${MONTH}[.,]?[\\s./-]{0,3}(?:\\d{4}|[’']?\\d{2})`;
const AMERICAN = `${MONTH}\\s{1,3}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,3}\\d{4}`;
const ISO = '\\d{4}-\\d{2}-\\d{2}';
const DATE = new RegExp(`(?<![\\d/])${WEEKDAY}(?:${ISO}|${FIGURES}|${NAMED}|${AMERICAN})(?![\\d/])`, 'giu');

/** Words that make a date a guess, another date, or none. */
const DOUBT =
  /[?~]|\b(?:approx\w{0,8}|about|around|circa|c\.|estimated?|maybe|possibly|or|not|between|before|after|until|unknown|edd|due)\b/i;

const EXPECTED = /\b(?:edd|due(?: date| on)?|expected|estimated(?: date(?: of delivery)?)?)\b/gi;

const TIME =
  /(?:^|\s|,|@)(?:at\s+)?(?:(\d{1,2})[:.](\d{2})\s*(am|pm|hrs|hours|h)?|(\d{1,2})\s*(am|pm)|(\d{2})(\d{2})\s*(?:hrs|hours|h))\b/gi;

const UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const DAY_WORDS = new RegExp(`\\b(?:(twenty|thirty)[ -])?(${[...UNITS, ...TEENS, 'thirtieth'].join('|')})\\b`, 'gi');

/** Returns "the twenty-first of July 2012" with its day in figures. */
function inFigures(text: string): string {
  return text.replace(DAY_WORDS, (whole, tens: string | undefined, word: string) => {
    const day = word.toLowerCase();
    const unit = UNITS.indexOf(day) + 1;
    if (tens !== undefined) return unit === 0 ? whole : `${(tens.toLowerCase() === 'twenty' ? 20 : 30) + unit}`;
    if (unit > 0) return `${unit}`;
    return day === 'thirtieth' ? '30' : `${TEENS.indexOf(day) + 10}`;
  });
}

/** Returns the full year of a year with two figures: the century follows from this year and the kind of date. */
function fullYear(two: number, sense: DateSense, thisYear: number): number | undefined {
  const near = Math.floor(thisYear / 100) * 100 + two;
  if (sense === 'birth') return near > thisYear ? near - 100 : near;
  // Nothing on a referral is planned ten years ahead; what would be is left for a person.
  return near > thisYear + 10 ? undefined : near;
}

function isoOf(written: string, sense: DateSense, thisYear: number): { value: string; sure: boolean } | undefined {
  const text = written
    .replace(new RegExp(`^${WEEKDAY}`, 'i'), '')
    .replace(/[–\\]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/\bday of\b/i, 'of')
    .trim();
  const american = new RegExp(`^(${MONTH})\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})$`, 'i').exec(text);
  const whole = readDate(american ? `${american[2]} ${american[1]} ${american[3]}` : text);
  if (whole !== undefined) return { value: whole, sure: true };
  const short = /^(.{1,25}?)[’']?(\d{2})$/.exec(text);
  if (!short?.[1] || short[2] === undefined || /\d{4}$/.test(text)) return undefined;
  const year = fullYear(Number(short[2]), sense, thisYear);
  const value = year === undefined ? undefined : readDate(`${short[1]}${year}`);
  return value === undefined ? undefined : { value, sure: false };
}

/** The most days until a baby is expected; its date is estimated from a scan at some ten weeks. */
const LONGEST_EXPECTED_DAYS = 300;

function tooLate(value: string, sense: DateSense, today: string): boolean {
  if (sense === 'birth') return value.slice(0, 10) > today;
  const ahead = (Date.parse(value.slice(0, 10)) - Date.parse(today)) / 86_400_000;
  return sense === 'expected' && ahead > LONGEST_EXPECTED_DAYS;
}

/**
 * Returns the one date that a text says, in UK order, ISO `YYYY-MM-DD`; with `time`, also its time, `YYYY-MM-DDTHH:MM`.
 * `undefined` when it says none, several, or one with a doubt ("approx.", "?"), and for a month or year alone: the day is
 * never made up. `today` is an ISO date.
 */
export function writtenDate(text: string, sense: DateSense, today: string, time = false): WrittenDate | undefined {
  const shown = text.replace(/\s+/g, ' ').trim();
  if (shown.length > LONGEST_ANSWER) return undefined;
  const whole = time ? readDateTime(shown) : readDate(shown);
  if (whole !== undefined) return tooLate(whole, sense, today) ? undefined : { value: whole, rest: '', sure: true };
  const figures = inFigures(shown);
  const found = [...figures.matchAll(DATE)];
  const [only] = found;
  if (!only || found.length !== 1) return undefined;
  const before = figures.slice(0, only.index);
  let after = figures.slice(only.index + only[0].length);
  // "EDD 14/02/2027" is no date of birth; where an expected date is asked it only says so again.
  const said = sense === 'expected' ? `${before} ${after}`.replace(EXPECTED, ' ') : `${before} ${after}`;
  if (DOUBT.test(said)) return undefined;
  const date = isoOf(only[0], sense, Number(today.slice(0, 4)));
  if (!date || tooLate(date.value, sense, today)) return undefined;
  let value = date.value;
  if (time) {
    const times = [...`${before} ${after}`.matchAll(TIME)];
    if (times.length > 1) return undefined;
    const [said] = times;
    const clock = said && readDateTime(`${date.value} ${clockOf(said)}`);
    if (said && clock === undefined) return undefined;
    if (said && clock !== undefined) {
      value = clock;
      after = `${before} ${after}`.replace(said[0], ' ');
    } else after = `${before} ${after}`;
  } else after = `${before} ${after}`;
  const rest = after.replace(/\s+/g, ' ').replace(/^[\s,.;:–-]+|[\s,.;:–(-]+$/g, '');
  return { value, rest: rest === '()' ? '' : rest, sure: date.sure };
}

function clockOf(said: RegExpMatchArray): string {
  const half = (said[3] ?? said[5] ?? '').toLowerCase();
  const hour = said[1] ?? said[4] ?? said[6] ?? '';
  const minute = said[2] ?? said[7] ?? '00';
  return `${hour}:${minute}${half === 'am' || half === 'pm' ? ` ${half}` : ''}`;
}
