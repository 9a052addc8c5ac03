import { Age, AlertWait } from '#schemas/activity.ts';
import { Door } from '#schemas/case.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';

/** Returns each code with a number: those given, and 0. */
const counts = (codes: readonly string[], given: Readonly<Record<string, number>>) =>
  Object.fromEntries(codes.map((code) => [code, given[code] ?? 0]));

/** A week of a small council, by invention. */
export const ACTIVITY = {
  by: 'week',
  periods: [
    {
      ...{ start: '2026-11-23', end: '2026-11-29' },
      ...{ contacts: 12, doors: counts(Door.options, { web: 5, email: 6, staff: 1 }) },
      ...{ sources: { '2A': 7, '6': 3, none: 2 }, reReferrals: 2, queries: 1 },
      ...{ decided: 10, outcomes: counts(DecisionOutcome.options, { advice: 6, social_care_assessment: 4 }) },
      ...{ inTime: 9, late: 1, open: 8, openByAge: counts(Age.options, { 0: 5, 1: 2, older: 1 }) },
      ...{ asked: 3, answered: 2, alerts: counts(AlertWait.options, { quarter_hour: 1, hour: 1 }) },
    },
  ],
};
