import { Problem } from '#functions/platform/http/problem.ts';
import { type LondonDate, londonDate } from '#functions/platform/london.ts';
import { periodAfter, periodOf } from '#functions/platform/periods.ts';
import type { ActivityBy } from '#schemas/activity.ts';
import { type Activity, ActivityQuery } from '#schemas/api/staff/activity.ts';
import { figuresOf, PERIODS_BEFORE } from '../activity/figures.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** Two years, back from now: that many rows cost no more than a page of a list, and open work is counted back from now. */
const MOST = { week: 104, month: 24 } as const satisfies Record<ActivityBy, number>;
/** A quarter of a year in weeks; a year in months. */
const SHOWN_FIRST = 12;

/**
 * `GET /admin/activity`: returns what was received, decided, asked and answered in each week or month. It holds counts and codes, and
 * no case can be reached by it.
 */
export async function readActivity(visit: Visit): Promise<Shown<Activity>> {
  const { by, from, to } = parseQuery(ActivityQuery, visit);
  const current = periodOf(by, londonDate(visit.now));
  const last = bounded('to', to === undefined ? current : periodOf(by, to), oldestOf(by, current), current);
  const begin = from === undefined ? laterOf(periodAfter(by, last, 1 - SHOWN_FIRST), oldestOf(by, current)) : from;
  const first = bounded('from', periodOf(by, begin), oldestOf(by, current), last);
  const { rows, standing } = await visit.store.readActivity(periodAfter(by, first, -PERIODS_BEFORE), visit);
  return { status: 200, body: { by, periods: figuresOf({ by, first, last, current }, rows, standing) } };
}

const oldestOf = (by: ActivityBy, current: LondonDate) => periodAfter(by, current, 1 - MOST[by]);
const laterOf = (one: LondonDate, other: LondonDate) => (one > other ? one : other);

/** @throws Problem 400 for a week or month that is not shown */
function bounded(parameter: 'from' | 'to', start: LondonDate, least: LondonDate, most: LondonDate): LondonDate {
  if (start >= least && start <= most) return start;
  throw new Problem(
    400,
    'bad-query',
    'Activity is shown for the last 104 weeks or 24 months, from the earlier date to the later.',
    {
      errors: [{ parameter, code: 'out_of_range' }],
    },
  );
}
