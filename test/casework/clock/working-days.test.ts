import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionDue, londonDate, workingDaysAfter } from '#functions/casework/index.ts';

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

  it('never stops, and never lies before what it counts from', () => {
    const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-11-30T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.nat({ max: 86_400_000 }), (received, later) => {
        const due = decisionDue(received).getTime();
        expect(due).toBeGreaterThan(received.getTime());
        expect(decisionDue(new Date(received.getTime() + later)).getTime()).toBeGreaterThanOrEqual(due);
      }),
    );
  });
});
