import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holidaysKnownUntil, isWorkingDay } from '#functions/casework/clock/working-days.ts';
import { decisionDue, workingDaysAfter } from '#functions/casework/index.ts';
import { atLondonHour, londonDate } from '#functions/platform/london.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { ENGLAND_BANK_HOLIDAYS } from '#schemas/codes/bank-holidays.ts';

const at = (text: string) => new Date(text);

describe('the clock', () => {
  it.each([
    ['2026-04-02T09:00:00Z', 1, '2026-04-07T16:00:00.000Z', 'Thursday before Easter'],
    ['2026-11-21T12:00:00Z', 1, '2026-11-23T17:00:00.000Z', 'a Saturday'],
    ['2026-12-24T10:00:00Z', 1, '2026-12-29T17:00:00.000Z', 'Christmas Eve, with a substitute day'],
    ['2027-12-24T10:00:00Z', 1, '2027-12-29T17:00:00.000Z', 'Christmas Eve, with two substitute days'],
    ['2026-11-02T10:00:00Z', 15, '2026-11-23T17:00:00.000Z', 'fifteen working days'],
    ['2026-11-02T10:00:00Z', 45, '2027-01-07T17:00:00.000Z', 'forty-five over Christmas'],
  ])('counts from %s by %d working days to %s (%s; domain 4.2)', (received, days, due) => {
    expect(workingDaysAfter(at(received), days).toISOString()).toBe(due);
  });

  it('takes the date of receipt in London, so half past eleven at night UTC in June is the next day', () => {
    expect(londonDate(at('2026-06-14T23:30:00Z'))).toBe('2026-06-15');
    expect(decisionDue(at('2026-06-14T23:30:00Z')).toISOString()).toBe('2026-06-16T16:00:00.000Z');
  });

  it('knows an hour of the morning too', () => {
    expect(atLondonHour('2026-06-01', 9).toISOString()).toBe('2026-06-01T08:00:00.000Z');
    expect(atLondonHour('2026-12-01', 9).toISOString()).toBe('2026-12-01T09:00:00.000Z');
  });

  it('is five o’clock in London on both sides of a clock change', () => {
    expect(decisionDue(at('2026-03-27T12:00:00Z')).toISOString()).toBe('2026-03-30T16:00:00.000Z');
    expect(decisionDue(at('2026-10-23T12:00:00Z')).toISOString()).toBe('2026-10-26T17:00:00.000Z');
  });

  it('knows London’s date as Intl does, at every hour around a change and at any other time', () => {
    const parts = { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const swedish = new Intl.DateTimeFormat('sv-SE', parts);
    for (let year = 2024; year <= 2060; year += 1) {
      for (const month of [2, 9]) {
        const first = Date.UTC(year, month, 24);
        for (let hour = 0; hour < 9 * 24; hour += 1) {
          const instant = new Date(first + hour * 3_600_000);
          expect(londonDate(instant)).toBe(swedish.format(instant));
        }
      }
    }
    const instants = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2060-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(fc.property(instants, (instant) => expect(londonDate(instant)).toBe(swedish.format(instant))));
  });

  it('never stops, and never ends before its start', () => {
    const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-11-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.nat({ max: 86_400_000 }), (received, later) => {
        const due = decisionDue(received).getTime();
        expect(due).toBeGreaterThan(received.getTime());
        expect(decisionDue(new Date(received.getTime() + later)).getTime()).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  it('knows the bank holidays of England to 2028, and none of them is a working day or on a weekend (domain 4.3)', () => {
    const listed = (year: number) => [...ENGLAND_BANK_HOLIDAYS].filter((date) => date.startsWith(`${year}-`)).length;
    expect([2025, 2026, 2027, 2028].map(listed)).toEqual([8, 8, 8, 8]);
    expect(holidaysKnownUntil()).toBe('2028-12-31');
    for (const date of ENGLAND_BANK_HOLIDAYS) {
      expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
      expect(isWorkingDay(date)).toBe(false);
    }
  });

  it('counts by what the council has set: proclaimed days, days that are worked after all, the day and the hour', () => {
    const due = (received: string, change: Partial<typeof CLOCK_DEFAULTS>) =>
      decisionDue(at(received), { ...CLOCK_DEFAULTS, ...change }).toISOString();
    expect(due('2026-11-27T10:00:00Z', { extraHolidays: ['2026-11-30'] })).toBe('2026-12-01T17:00:00.000Z');
    // A moved holiday, as in 2020: the old day is worked, the new one is not.
    expect(due('2026-05-01T10:00:00Z', { workedHolidays: ['2026-05-04'], extraHolidays: ['2026-05-08'] })).toBe(
      '2026-05-04T16:00:00.000Z',
    );
    expect(due('2026-05-07T10:00:00Z', { extraHolidays: ['2026-05-08'] })).toBe('2026-05-11T16:00:00.000Z');
    expect(due('2026-11-20T10:00:00Z', { workingDays: 2, dueHour: 12 })).toBe('2026-11-24T12:00:00.000Z');
    // Two councils within an hour: the result for one council's settings must not count for the other.
    expect(due('2026-11-27T10:30:00Z', {})).toBe('2026-11-30T17:00:00.000Z');
  });

  it('has exactly as many working days behind the day of receipt as were asked for, counted one by one on a calendar', () => {
    const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-06-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 45 }), (received, days) => {
        const due = londonDate(workingDaysAfter(received, days));
        let counted = 0;
        // Noon is on the same day in London and in UTC, summer and winter.
        for (let noon = at(`${londonDate(received)}T12:00:00Z`).getTime(); ; ) {
          noon += 86_400_000;
          const day = new Date(noon);
          const date = day.toISOString().slice(0, 10);
          if (![0, 6].includes(day.getUTCDay()) && !ENGLAND_BANK_HOLIDAYS.has(date)) counted += 1;
          if (counted === days) return expect(due).toBe(date);
        }
      }),
    );
  });

  it('is due on a working day at the hour set, after receipt, and never earlier for what came later, whatever is set', () => {
    const instants = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z'), noInvalidDate: true });
    const days = fc.array(fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }), {
      maxLength: 50,
    });
    const settings = fc
      .record({
        extraHolidays: days,
        workedHolidays: fc.subarray([...ENGLAND_BANK_HOLIDAYS]),
        workingDays: fc.integer({ min: 1, max: 5 }),
        dueHour: fc.integer({ min: 12, max: 20 }),
      })
      .map(({ extraHolidays, ...rest }) => ({
        ...CLOCK_DEFAULTS,
        ...rest,
        extraHolidays: extraHolidays
          .filter((day) => !Number.isNaN(day.getTime()))
          .map((day) => day.toISOString().slice(0, 10)),
      }));
    fc.assert(
      fc.property(settings, instants, fc.nat({ max: 400_000_000 }), (set, received, later) => {
        const due = decisionDue(received, set);
        expect(isWorkingDay(londonDate(due), set)).toBe(true);
        expect(due).toEqual(atLondonHour(londonDate(due), set.dueHour));
        expect(due.getTime()).toBeGreaterThan(received.getTime());
        expect(decisionDue(new Date(received.getTime() + later), set).getTime()).toBeGreaterThanOrEqual(due.getTime());
      }),
    );
  });
});
