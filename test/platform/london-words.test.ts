import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { londonDate, londonDayAndTime } from '#functions/platform/london.ts';
import { dateWords, dueWords, londonTime, shortDate, timeWords } from '#functions/platform/london-words.ts';

const at = (text: string) => new Date(text);
/** A morning in winter, when London has the time of UTC. */
const NOW = at('2026-11-29T09:40:00.000Z');

describe('a date', () => {
  it('is written in full, or short for a narrow column', () => {
    expect([dateWords('2026-11-29'), shortDate('2026-11-29')]).toEqual(['29 November 2026', '29 Nov 2026']);
    expect([dateWords('2027-05-01'), shortDate('2027-09-01')]).toEqual(['1 May 2027', '1 Sep 2027']);
  });
});

describe('a time, as people in London say it', () => {
  it.each([
    ['2026-11-23T17:00:00.000Z', 'Monday 23 November 2026 at 5pm'],
    ['2026-06-30T23:30:00.000Z', 'Wednesday 1 July 2026 at 12:30am'],
    ['2026-06-30T23:00:00.000Z', 'Wednesday 1 July 2026 at 12:00am'],
    ['2026-11-23T12:00:00.000Z', 'Monday 23 November 2026 at midday'],
    ['2026-07-01T11:05:59.999Z', 'Wednesday 1 July 2026 at 12:05pm'],
    ['2026-03-29T00:59:00.000Z', 'Sunday 29 March 2026 at 12:59am'],
    ['2026-03-29T01:00:00.000Z', 'Sunday 29 March 2026 at 2am'],
    ['2026-10-25T01:00:00.000Z', 'Sunday 25 October 2026 at 1am'],
  ])('%s is %s', (instant, said) => {
    expect(londonTime(instant)).toBe(said);
  });

  it.each([
    ['2026-11-29T09:00:00.000Z', 'today at 9am'],
    ['2026-11-28T16:30:00.000Z', 'yesterday at 4:30pm'],
    ['2026-11-30T12:00:00.000Z', 'tomorrow at midday'],
    ['2026-11-20T17:05:00.000Z', '20 November 2026 at 5:05pm'],
    ['2026-07-01T17:05:00.000Z', '1 July 2026 at 6:05pm'],
  ])('%s is %s on a page', (instant, said) => {
    expect(timeWords(instant, NOW)).toBe(said);
  });
});

describe('a due time', () => {
  it.each([
    ['2026-11-29T13:00:00.000Z', 'due in 3 h 20 min'],
    ['2026-11-29T10:00:00.000Z', 'due in 20 min'],
    ['2026-11-29T12:40:00.000Z', 'due in 3 h'],
    ['2026-11-29T09:40:30.000Z', 'due in less than 1 min'],
    ['2026-11-30T17:00:00.000Z', 'due tomorrow at 5pm'],
    ['2026-12-01T17:00:00.000Z', 'due 1 December 2026 at 5pm'],
    ['2026-11-29T08:40:00.000Z', 'late by 1 h'],
    ['2026-11-29T09:39:59.999Z', 'late by less than 1 min'],
    ['2026-11-28T07:10:00.000Z', 'late by 26 h 30 min'],
    ['2026-11-25T17:00:00.000Z', 'late by 3 days'],
  ])('%s is %s', (dueAt, said) => {
    expect(dueWords(dueAt, NOW)).toBe(said);
  });
});

const YEARS = { min: at('2024-01-01T00:00:00Z'), max: at('2060-12-31T00:00:00Z'), noInvalidDate: true } as const;
/** The hours around each change of the clocks, and any time. */
const instants = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2024, max: 2060 }), fc.constantFrom(2, 9), fc.integer({ min: 0, max: 9 * 24 * 60 }))
    .map(([year, month, minutes]) => new Date(Date.UTC(year, month, 24) + minutes * 60_000)),
  fc.date(YEARS),
);

describe('London’s clocks at any instant', () => {
  it('show the day and the time that Intl knows', () => {
    const parts = {
      timeZone: 'Europe/London',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    } as const;
    const intl = new Intl.DateTimeFormat('en-GB', parts);
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = new Map(intl.formatToParts(instant).map(({ type, value }) => [type, value]));
        const { day, time } = londonDayAndTime(instant);
        const written = `${shown.get('day')} ${shown.get('month')} ${shown.get('year')}`;
        expect(dateWords(londonDate(instant))).toBe(written);
        const weekday = shown.get('weekday')?.toLowerCase();
        expect([day, time]).toEqual([weekday, `${shown.get('hour')}:${shown.get('minute')}`]);
        expect(londonTime(instant.toISOString())).toContain(`${shown.get('weekday')} ${written} at `);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never say late before the time, nor due after it, and say tomorrow only of the next date', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 }), (now, left) => {
        const due = new Date(now.getTime() + left);
        const words = dueWords(due.toISOString(), now);
        expect(words.startsWith('late')).toBe(left < 0);
        const isToday = londonDate(due) === londonDate(now);
        expect(words.startsWith('due in ')).toBe(left >= 0 && isToday);
        const noon = new Date(`${londonDate(now)}T12:00:00.000Z`);
        noon.setUTCDate(noon.getUTCDate() + 1);
        const isTomorrow = londonDate(due) === noon.toISOString().slice(0, 10);
        expect(words.startsWith('due tomorrow')).toBe(left >= 0 && isTomorrow);
      }),
      { numRuns: 2_000 },
    );
  });
});
