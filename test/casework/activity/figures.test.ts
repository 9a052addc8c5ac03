import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figuresOf } from '#functions/casework/activity/figures.ts';
import { periodAfter, periodOf, periodsFrom, weekPartOf } from '#functions/platform/periods.ts';
import { caseCount } from '#functions/platform/store/counts.ts';
import { ActivityBy } from '#schemas/activity.ts';
import { countedByHand } from '../count/counted-by-hand.ts';

const TODAY = '2026-11-26';
const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.parse(`${TODAY}T12:00:00.000Z`) - days * DAY_MS).toISOString();

/** Cases of the last eight months: days ago received, and decided that many days later, or not yet. */
const CASES = fc.array(
  fc.record({ ago: fc.integer({ min: 0, max: 240 }), took: fc.option(fc.integer({ min: 0, max: 130 })) }),
  { maxLength: 60 },
);
const isDecided = (took: number | null, ago: number): took is number => took !== null && took <= ago;
const itemsOf = (cases: readonly { ago: number; took: number | null }[]) =>
  cases.map(({ ago, took }) => ({
    ...{ item: 'case', door: 'email', source: '6', receivedAt: dayBefore(ago), decisionDueAt: dayBefore(ago - 1) },
    ...(isDecided(took, ago)
      ? { state: 'decided', outcome: 'advice', decidedAt: dayBefore(ago - took) }
      : { state: 'accepted', decidedAt: undefined }),
  }));

const figures = (by: ActivityBy, items: ReturnType<typeof itemsOf>, ago: number) => {
  const rows = Object.entries(countedByHand(items)).map(([start, numbers]) => ({
    start,
    numbers: new Map(Object.entries(numbers)),
  }));
  const open = items.filter(({ state }) => state === 'accepted').length;
  const standing = new Map([
    [caseCount('masp', 'accepted'), open],
    [caseCount('masp', 'decided'), items.length - open],
  ]);
  const current = periodOf(by, TODAY);
  return figuresOf({ by, first: periodAfter(by, current, -ago), last: current, current }, rows, standing);
};

describe('the figures of weeks and months', () => {
  it.each(ActivityBy.options)(
    'by %s are those that a list of the cases gives, with what was open at each end by its age',
    (by) => {
      fc.assert(
        fc.property(CASES, fc.integer({ min: 0, max: 8 }), (cases, ago) => {
          const items = itemsOf(cases);
          for (const { start, end, contacts, decided, open, openByAge } of figures(by, items, ago)) {
            const isIn = (instant: string | undefined) =>
              instant !== undefined && instant.slice(0, 10) >= start && instant.slice(0, 10) <= end;
            const undecided = items.filter(
              ({ receivedAt, decidedAt }) =>
                receivedAt.slice(0, 10) <= end && (decidedAt === undefined || decidedAt.slice(0, 10) > end),
            );
            const begins = [0, 1, 2, 3].map((age) => periodAfter(by, start, -age));
            const aged = begins.map(
              (begin) => undecided.filter(({ receivedAt }) => periodOf(by, receivedAt.slice(0, 10)) === begin).length,
            );
            expect({ contacts, decided, open }).toEqual({
              contacts: items.filter(({ receivedAt }) => isIn(receivedAt)).length,
              decided: items.filter(({ decidedAt }) => isIn(decidedAt)).length,
              open: undecided.length,
            });
            const older = undecided.length - aged.reduce((sum, one) => sum + one, 0);
            expect(openByAge).toEqual({ 0: aged[0], 1: aged[1], 2: aged[2], 3: aged[3], older });
          }
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe('weeks and months', () => {
  it.each<[ActivityBy, string, string, string]>([
    ['week', '2026-03-29', '2026-03-23', '2026-03-30'],
    ['week', '2026-03-30', '2026-03-30', '2026-04-06'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-04'],
    ['month', '2026-02-28', '2026-02-01', '2026-03-01'],
    ['month', '2028-02-29', '2028-02-01', '2028-03-01'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
  ])('the %s of %s begins on %s, and the next on %s', (by, date, start, next) => {
    expect([periodOf(by, date), periodAfter(by, start, 1), periodAfter(by, next, -1)]).toEqual([start, next, start]);
    expect(periodsFrom(by, start, next)).toEqual([start, next]);
  });

  it('are made of the parts of weeks in one month: each day is in one part, of its own week and month', () => {
    for (let day = '2024-01-01', at = 0; at < 1100; at += 1) {
      const part = weekPartOf(day);
      expect(ActivityBy.options.map((by) => periodOf(by, part))).toEqual(
        ActivityBy.options.map((by) => periodOf(by, day)),
      );
      day = new Date(Date.parse(`${day}T12:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10);
    }
  });
});
