import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escalatedAt, firstStep } from '#functions/casework/asking/ask-times.ts';
import { isWorkingDay } from '#functions/casework/clock/working-days.ts';
import { londonDate } from '#functions/platform/london.ts';

const first = (askedAt: string, dueAt: string, by: 'email' | 'person' = 'email') => firstStep({ askedAt, dueAt }, by);

describe('when the clock first looks at an ask', () => {
  it.each([
    ['on the working day before', '2026-11-24T10:00:00.000Z', '2026-11-27T12:00:00.000Z', '2026-11-26T09:00:00.000Z'],
    ['on Friday for a Monday', '2026-11-24T10:00:00.000Z', '2026-11-30T12:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['a day later exactly', '2026-11-25T09:00:00.000Z', '2026-11-27T12:00:00.000Z', '2026-11-26T09:00:00.000Z'],
    ['before Christmas', '2026-12-21T10:00:00.000Z', '2026-12-29T12:00:00.000Z', '2026-12-24T09:00:00.000Z'],
    ['at nine by London’s clocks', '2026-06-01T10:00:00.000Z', '2026-06-05T12:00:00.000Z', '2026-06-04T08:00:00.000Z'],
  ])('it reminds %s', (_when, askedAt, dueAt, at) => {
    expect(first(askedAt, dueAt)).toEqual({ next: 'remind', at });
  });

  it('it reminds nobody who was asked within a day, or asked in person, and looks when it is due', () => {
    const due = '2026-11-26T12:00:00.000Z';
    expect(first('2026-11-24T10:00:00.000Z', due)).toEqual({ next: 'chase', at: due });
    expect(first('2026-11-01T10:00:00.000Z', due, 'person')).toEqual({ next: 'chase', at: due });
  });

  it('is never after it is due, and a reminder always comes on a working day, a day after it was asked at least', () => {
    const start = Date.parse('2026-01-01T00:00:00.000Z');
    const day = 24 * 3_600_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 * day }), fc.integer({ min: 1, max: 90 * day }), (from, wait) => {
        const askedAt = new Date(start + from).toISOString();
        const dueAt = new Date(start + from + wait).toISOString();
        const { next, at } = first(askedAt, dueAt);
        expect(at <= dueAt).toBe(true);
        if (next === 'chase') expect(at).toBe(dueAt);
        else {
          expect(isWorkingDay(londonDate(new Date(at)))).toBe(true);
          expect(Date.parse(at) - Date.parse(askedAt)).toBeGreaterThanOrEqual(day);
          expect(londonDate(new Date(at)) < londonDate(new Date(dueAt))).toBe(true);
        }
      }),
    );
  });
});

describe('what was chased', () => {
  it('goes to the team’s manager by the end of the next working day', () => {
    expect(escalatedAt(new Date('2026-11-27T12:00:00.000Z')).toISOString()).toBe('2026-11-30T17:00:00.000Z');
  });
});
