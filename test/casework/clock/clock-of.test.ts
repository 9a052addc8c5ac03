import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atRiskAt, clockOf } from '#functions/casework/clock/clock-of.ts';
import { handlingMinutes } from '#functions/casework/clock/handling-time.ts';
import { queueAhead, queueOfTeam } from '#functions/casework/clock/queue-ahead.ts';
import { afterStaffedMinutes, nextShift, staffedMinutes } from '#functions/casework/clock/staffed-time.ts';
import { decisionDue } from '#functions/casework/clock/working-days.ts';
import { Priority } from '#schemas/case.ts';
import { CLOCK_DEFAULTS, ClockSettings } from '#schemas/clock-settings.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const at = (text: string) => new Date(text);
/** Due on Tuesday at five. */
const head = sampleCase({ receivedAt: '2026-11-23T09:00:00.000Z', decisionDueAt: '2026-11-24T17:00:00.000Z' });
const status = (ahead: number, now: string, settings = CLOCK_DEFAULTS) =>
  clockOf(head, ahead, at(now), settings)?.status;

describe('the next shift', () => {
  it('is looked for again in a day where nobody is ever there', () => {
    const friday = at('2026-11-27T17:00:00.000Z');
    const nobody = { ...CLOCK_DEFAULTS, staffedFrom: 1020, staffedUntil: 1020 };
    expect(nextShift(friday, nobody).toISOString()).toBe('2026-11-28T17:00:00.000Z');
    expect(nextShift(friday, CLOCK_DEFAULTS).toISOString()).toBe('2026-11-30T08:30:00.000Z');
  });
});

describe('the clock of a case', () => {
  it.each([
    ['on_time', 0, '2026-11-23T09:00:00.000Z', 'as it comes'],
    ['on_time', 0, '2026-11-24T13:59:00.000Z', 'with just over three staffed hours left'],
    ['at_risk', 0, '2026-11-24T14:00:00.000Z', 'with three staffed hours left'],
    ['at_risk', 0, '2026-11-24T16:15:00.000Z', 'when one decision still fits'],
    ['predicted_breach', 0, '2026-11-24T16:16:00.000Z', 'when one decision no longer fits'],
    ['breached', 0, '2026-11-24T17:00:00.000Z', 'at its due time'],
    ['breached', 0, '2026-11-29T03:00:00.000Z', 'at any hour after it'],
  ])('is %s with %d cases before it at %s (%s)', (expected, ahead, now) => {
    expect(status(ahead, now)).toBe(expected);
  });

  it('predicts a breach late in the afternoon before, with twenty cases ahead, and not at nine in the morning', () => {
    expect(status(20, '2026-11-23T08:30:00.000Z')).toBe('on_time');
    expect(status(20, '2026-11-23T16:00:00.000Z')).toBe('predicted_breach');
    expect(status(20, '2026-11-23T16:00:00.000Z', { ...CLOCK_DEFAULTS, workedAtOnce: 2 })).toBe('on_time');
  });

  it('says when it would be decided: staffed hours only, and none at night, at weekends or on a proclaimed day', () => {
    const now = at('2026-11-23T16:30:00.000Z');
    expect(clockOf(head, 0, now, CLOCK_DEFAULTS)).toMatchObject({
      predictedAt: '2026-11-24T08:45:00.000Z',
      minutesLeft: 30 + 510,
      dueAt: head.decisionDueAt,
    });
    const proclaimed = { ...CLOCK_DEFAULTS, extraHolidays: ['2026-11-24'] };
    expect(clockOf(head, 0, now, proclaimed)?.predictedAt).toBe('2026-11-25T08:45:00.000Z');
  });

  it('is stopped by a decision and by nothing else', () => {
    const now = at('2026-11-24T18:00:00.000Z');
    const clock = (state: typeof head.state) => clockOf({ ...head, state }, 0, now, CLOCK_DEFAULTS)?.status ?? null;
    expect(clock('decided')).toBeNull();
    expect(clock('closed')).toBeNull();
    for (const state of ['new', 'accepted', 'awaiting_information', 'recommended'] as const) {
      expect(clock(state)).toBe('breached');
    }
  });

  it('becomes at risk exactly at the predicted time', () => {
    const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-11-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 30, max: 480 }), (receivedAt, atRiskMinutes) => {
        const settings = { ...CLOCK_DEFAULTS, atRiskMinutes, minutesADecision: 5 };
        const one = {
          ...head,
          receivedAt: receivedAt.toISOString(),
          decisionDueAt: decisionDue(receivedAt).toISOString(),
        };
        const moment = atRiskAt(one, receivedAt, settings);
        expect(clockOf(one, 0, moment, settings)?.status).toBe('at_risk');
        const minuteBefore = new Date(moment.getTime() - 60_000);
        if (moment > receivedAt && staffedMinutes(minuteBefore, moment, settings) > 0)
          expect(clockOf(one, 0, minuteBefore, settings)?.status).toBe('on_time');
      }),
    );
  });

  it('never gets better by waiting, nor by more cases before it', () => {
    const worse = ['on_time', 'at_risk', 'predicted_breach', 'breached'];
    const rank = (ahead: number, now: number) =>
      worse.indexOf(clockOf(head, ahead, new Date(now), CLOCK_DEFAULTS)?.status ?? '');
    const start = Date.parse(head.receivedAt);
    fc.assert(
      fc.property(
        fc.nat({ max: 200 }),
        fc.nat({ max: 50 }),
        fc.nat({ max: 200_000_000 }),
        fc.nat({ max: 90_000_000 }),
        (ahead, more, since, later) => {
          expect(rank(ahead, start + since + later)).toBeGreaterThanOrEqual(rank(ahead, start + since));
          expect(rank(ahead + more, start + since)).toBeGreaterThanOrEqual(rank(ahead, start + since));
        },
      ),
    );
  });
});

describe('staffed time', () => {
  it('is counted and walked alike, over weekends, holidays and changes of the clocks', () => {
    const instants = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-06-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 5000 }), (from, minutes) => {
        expect(staffedMinutes(from, afterStaffedMinutes(from, minutes, CLOCK_DEFAULTS), CLOCK_DEFAULTS)).toBe(minutes);
      }),
    );
  });

  it('is half past eight to five in London in summer and winter', () => {
    expect(afterStaffedMinutes(at('2026-06-12T20:00:00Z'), 1, CLOCK_DEFAULTS)).toEqual(at('2026-06-15T07:31:00Z'));
    expect(afterStaffedMinutes(at('2026-10-23T16:00:00Z'), 1, CLOCK_DEFAULTS)).toEqual(at('2026-10-26T08:31:00Z'));
    expect(nextShift(at('2026-12-24T17:00:00Z'), CLOCK_DEFAULTS)).toEqual(at('2026-12-29T08:30:00Z'));
  });

  it('ends its walk when no hours are staffed, as a setting from another version might have it', () => {
    const never = ClockSettings.parse({ staffedFrom: 600, staffedUntil: 600 });
    expect(staffedMinutes(at('2026-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'), never)).toBe(0);
    expect(afterStaffedMinutes(at('2026-01-01T00:00:00Z'), 1, never) > at('2026-12-31T00:00:00Z')).toBe(true);
  });
});

describe('the queue before a case', () => {
  it('is what has a higher priority, then what is due earlier, then what came earlier', () => {
    const due = (day: string) => `2026-11-${day}T17:00:00.000Z`;
    const queue = queueOfTeam([
      sampleCase({ priority: 'immediate', decisionDueAt: due('26') }),
      sampleCase({ priority: 'urgent', decisionDueAt: due('25') }),
      sampleCase({ decisionDueAt: due('23') }),
      sampleCase({ decisionDueAt: due('24'), receivedAt: '2026-11-23T08:00:00.000Z' }),
      sampleCase({ decisionDueAt: due('24'), receivedAt: '2026-11-23T09:30:00.000Z' }),
      sampleCase({ decisionDueAt: due('25') }),
    ]);
    expect(queueAhead(queue, head)).toBe(4);
    expect(queueAhead(queue, { ...head, priority: 'immediate' })).toBe(0);
  });

  it('puts each case of a queue at a place of its own, wherever it was found', () => {
    const one = fc.record({
      priority: fc.constantFrom(...Priority.options),
      due: fc.integer({ min: 20, max: 27 }),
      minute: fc.nat({ max: 59 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: (of) => JSON.stringify(of), maxLength: 40 }), (drawn) => {
        const cases = drawn.map(({ priority, due, minute }) => ({
          priority,
          decisionDueAt: `2026-11-${due}T17:00:00.000Z`,
          receivedAt: `2026-11-19T09:${String(minute).padStart(2, '0')}:00.000Z`,
        }));
        const queue = queueOfTeam(cases);
        const places = cases.map((each) => queueAhead(queue, each)).sort((a, b) => a - b);
        expect(places).toEqual(cases.map((_, place) => place));
      }),
    );
  });
});

describe('how long a decision takes', () => {
  const handled = (...minutes: number[]) =>
    minutes.map((spent) => ({
      takenAt: '2026-11-23T09:00:00.000Z',
      decidedAt: afterStaffedMinutes(at('2026-11-23T09:00:00.000Z'), spent, CLOCK_DEFAULTS).toISOString(),
    }));
  it('is the median of what was decided in staffed hours', () => {
    expect(handlingMinutes(handled(20, 700, 30, 40, 25), CLOCK_DEFAULTS)).toBe(30);
  });
  it('is not measured from a few, nor from what was decided at night', () => {
    expect(handlingMinutes(handled(20, 30, 40, 50), CLOCK_DEFAULTS)).toBeUndefined();
    const night = { takenAt: '2026-11-23T22:00:00.000Z', decidedAt: '2026-11-23T23:00:00.000Z' };
    expect(handlingMinutes([...handled(20, 30, 40, 50), night], CLOCK_DEFAULTS)).toBeUndefined();
  });
});
