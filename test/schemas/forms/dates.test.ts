import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDate, readDateTime, ukDate } from '#schemas/forms/dates.ts';

describe('a date', () => {
  it.each([
    ['2019-03-27', '2019-03-27'],
    ['27/03/2019', '2019-03-27'],
    ['27/3/2019', '2019-03-27'],
    ['27.3.2019', '2019-03-27'],
    ['27-03-2019', '2019-03-27'],
    ['27 3 2019', '2019-03-27'],
    ['27 March 2019', '2019-03-27'],
    ['27th Mar 2019', '2019-03-27'],
    ['1st of September, 2019', '2019-09-01'],
    ['Wednesday 27 March 2019', '2019-03-27'],
    ['Weds, 27 March 2019', '2019-03-27'],
    ['Wed. 27 March 2019', '2019-03-27'],
    ['THURSDAY, 28th March, 2019', '2019-03-28'],
    ['27-Mar-2019', '2019-03-27'],
    ['27.Sept.2019', '2019-09-27'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s, in UK order', (written, iso) => {
    expect(readDate(written)).toBe(iso);
  });

  it.each([
    '31/02/2020',
    '29/02/2023',
    '03/27/2019',
    '27/03/19',
    '0/1/2020',
    '27 Marchember 2019',
    'yesterday',
    '',
    '1/1/1066',
    '2019',
    '5 may be 2019',
    'before 27 March 2019',
    'about 27 March 2019',
    'born 27 March 2019',
  ])('"%s" is not guessed at', (written) => {
    expect(readDate(written)).toBeUndefined();
  });

  it('is read back from how it is shown, whichever day it is', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(readDate(iso)).toBe(iso);
          expect(readDate(ukDate(iso))).toBe(iso);
        },
      ),
    );
  });
});

describe('a date with a time', () => {
  it.each([
    ['2026-11-20T10:15', '2026-11-20T10:15'],
    ['2026-11-20T10:15:30.123Z', '2026-11-20T10:15Z'],
    ['2026-11-20T10:15:00+01:00', '2026-11-20T10:15+01:00'],
    ['20/11/2026 10:15', '2026-11-20T10:15'],
    ['20 November 2026 at 3.05 pm', '2026-11-20T15:05'],
    ['20/11/2026, 12:00am', '2026-11-20T00:00'],
    ['20/11/2026', '2026-11-20'],
  ])('%s is %s', (written, iso) => {
    expect(readDateTime(written)).toBe(iso);
  });

  it.each(['20/11/2026 25:00', '20/11/2026 10:75', '20/11/2026 13:00 pm', '10:15', 'noon on 20/11/2026'])(
    '"%s" is not guessed at',
    (written) => {
      expect(readDateTime(written)).toBeUndefined();
    },
  );

  it('is shown with its time', () => {
    expect(ukDate('2026-11-20T10:15')).toBe('20/11/2026 10:15');
  });
});
