import { PERIODS_BEFORE } from '#functions/casework/activity/figures.ts';
import { ageOf, NO_SOURCE, NUMBER } from '#functions/casework/count/activity-marks.ts';
import { periodAfter, weekPartOf } from '#functions/platform/periods.ts';
import { activityKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { putAll } from '#functions/platform/store/transact.ts';
import { ActivityBy, AlertWait } from '#schemas/activity.ts';
import { Door } from '#schemas/case.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';

/** The first day of the two years that are measured, a Monday, and the weeks before it that say how old its open contacts were. */
export const ACTIVITY_FROM = periodAfter('week', '2024-12-02', -PERIODS_BEFORE);
const DAYS = 7 * (104 + PERIODS_BEFORE);
/** As many in a week of all England. */
const MANY = 12_345;

const NAMES = [
  ...Door.options.map(NUMBER.door),
  ...[...referralSource.codes.map(({ code }) => code), NO_SOURCE].map(NUMBER.from),
  ...DecisionOutcome.options.map(NUMBER.outcome),
  ...ActivityBy.options.flatMap((by) => [0, 1, 2, 3, 4].map((age) => NUMBER.decidedAt(by, ageOf(age)))),
  ...AlertWait.options.map(NUMBER.alert),
  ...[NUMBER.reReferral, NUMBER.query, NUMBER.inTime, NUMBER.late, NUMBER.asked, NUMBER.answered],
];

/** Fills the rows of two years with every number that there is: more than any council has. */
export async function fillActivity(tables: Tables): Promise<void> {
  const days = Array.from({ length: DAYS }, (_, at) =>
    new Date(Date.parse(`${ACTIVITY_FROM}T12:00:00.000Z`) + at * 86_400_000).toISOString().slice(0, 10),
  );
  const numbers = Object.fromEntries(NAMES.map((name) => [name, MANY]));
  const starts = [...new Set(days.map(weekPartOf))];
  await putAll(
    tables,
    starts.map((start) => ({ ...activityKey(start), ...numbers })),
  );
}
