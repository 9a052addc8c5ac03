import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ageOf } from '#functions/casework/api/child-age.ts';
import { londonDate } from '#functions/platform/london.ts';

const at = (instant: string) => new Date(instant);
const words = (bornOn: string, now: string) => ageOf({ bornOn }, at(now)).words;

describe('the age of a child in a list', () => {
  it('is in whole years on the day in London', () => {
    expect(words('2019-06-15', '2026-06-14T22:59:59.999Z')).toBe('6 years');
    // It is midnight in London an hour before it is in Greenwich's time.
    expect(words('2019-06-15', '2026-06-14T23:00:00.000Z')).toBe('7 years');
    expect(words('2025-11-24', '2026-11-24T12:00:00.000Z')).toBe('1 year');
    expect(words('2025-11-25', '2026-11-24T12:00:00.000Z')).toBe('under 1 year');
    expect(words('2020-02-29', '2025-02-28T12:00:00.000Z')).toBe('4 years');
    expect(words('2020-02-29', '2025-03-01T12:00:00.000Z')).toBe('5 years');
  });

  it('says what it does not know', () => {
    const now = at('2026-11-24T12:00:00.000Z');
    expect(ageOf({}, now)).toEqual({ code: 'not_known', years: null, words: 'age not known' });
    // A day to come is a mistake or an expected date, and nobody said which.
    expect(ageOf({ bornOn: '2026-11-25' }, now).code).toBe('not_known');
    expect(ageOf({ unborn: true }, now)).toEqual({ code: 'unborn', years: null, words: 'not born yet' });
    expect(ageOf({ unborn: true, expectedOn: '2027-03-02' }, now).words).toBe('expected 02/03/2027');
    expect(ageOf({ bornOn: '2019-06-15', estimated: true }, now).words).toBe('about 7 years');
  });

  it('is the number of birthdays, for any two days', () => {
    const day = fc.date({
      min: at('1990-01-01T12:00:00.000Z'),
      max: at('2060-01-01T12:00:00.000Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [born, now] = one < other ? [one, other] : [other, one];
        const [bornOn, today] = [londonDate(born), londonDate(now)];
        let birthdays = 0;
        while (`${Number(bornOn.slice(0, 4)) + birthdays + 1}${bornOn.slice(4)}` <= today) birthdays += 1;
        expect(ageOf({ bornOn }, now).years).toBe(birthdays);
      }),
    );
  });
});
