import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  atLondonHour,
  decisionDue,
  isWorkingDay,
  londonDate,
  workingDaysAfter,
} from '#functions/casework/clock/working-days.ts';

/** What a London wall clock shows. */
const shown = (instant: Date) => instant.toLocaleString('en-GB', { timeZone: 'Europe/London' });

describe('the clock', () => {
  it.each([
    ['2026-04-02T10:00:00Z', 1, '07/04/2026, 17:00:00'],
    ['2026-11-21T10:00:00Z', 1, '23/11/2026, 17:00:00'],
    ['2026-12-24T10:00:00Z', 1, '29/12/2026, 17:00:00'],
    ['2027-12-24T10:00:00Z', 1, '29/12/2027, 17:00:00'],
    ['2026-11-02T10:00:00Z', 15, '23/11/2026, 17:00:00'],
    ['2026-11-02T10:00:00Z', 45, '07/01/2027, 17:00:00'],
  ])('gives a referral received %s %d working days until %s (domain 4.2)', (received, days, due) => {
    expect(shown(workingDaysAfter(new Date(received), days))).toBe(due);
  });

  it('counts from the date in London, not in UTC', () => {
    expect(londonDate(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(shown(decisionDue(new Date('2026-06-30T23:30:00Z')))).toBe('02/07/2026, 17:00:00');
    expect(shown(decisionDue(new Date('2026-12-01T23:30:00Z')))).toBe('02/12/2026, 17:00:00');
  });

  it('keeps to 17:00 in London over both changes of the clocks', () => {
    expect(decisionDue(new Date('2026-03-27T12:00:00Z')).toISOString()).toBe('2026-03-30T16:00:00.000Z');
    expect(decisionDue(new Date('2026-10-23T12:00:00Z')).toISOString()).toBe('2026-10-26T17:00:00.000Z');
  });

  it('runs out early, never late, in a year whose holidays are not known yet', () => {
    expect(isWorkingDay('2029-12-25')).toBe(true);
    expect(shown(decisionDue(new Date('2029-12-24T10:00:00Z')))).toBe('25/12/2029, 17:00:00');
  });

  it('always ends after the day of receipt, on a working day, at the hour asked for', () => {
    const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-11-30'), noInvalidDate: true });
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 8, max: 18 }),
        (received, days, hour) => {
          const due = workingDaysAfter(received, days, hour);
          expect(due.getTime()).toBeGreaterThan(received.getTime());
          expect(isWorkingDay(londonDate(due))).toBe(true);
          expect(due).toEqual(atLondonHour(londonDate(due), hour));
          expect(shown(due)).toContain(`, ${String(hour).padStart(2, '0')}:00:00`);
        },
      ),
    );
  });

  it('never gives a later referral an earlier deadline', () => {
    const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-11-30'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        expect(decisionDue(second) >= decisionDue(first)).toBe(true);
      }),
    );
  });
});
