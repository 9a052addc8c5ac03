import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import type { Clocked } from '#functions/platform/store/standing-queues.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { ConcernState, Team } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { MOST_IN_A_QUEUE, type StandingQueues } from '#schemas/standing-queues.ts';
import { STATES } from '../work/states.ts';
import { handlingMinutes } from './handling-time.ts';
import { queueOfTeam } from './queue-ahead.ts';

/** The dependencies of seeing the queues. */
export interface QueueDeps extends Pick<Store, 'clockedIn' | 'keepQueues'> {
  readonly clock: () => Promise<ClockSettings>;
}

/** Everything undecided, as one sweep sees it. */
export interface Seen {
  readonly settings: ClockSettings;
  readonly queues: StandingQueues;
  readonly cases: readonly Clocked[];
}

/** Enough recent decisions of a team for a median. */
const MOST_DECIDED = 20;
const AT_ONCE = 6;

/** Each team's lists of concerns, one for each state: a fixed number of queries, however many cases the table holds. */
const LISTS = Team.options.flatMap((team) => ConcernState.options.map((state) => ({ team, state })));

/** Reads the undecided cases of every team, and how long recent decisions took, and keeps the result for the lists. */
export async function seeQueues(deps: QueueDeps, now: Date): Promise<Seen> {
  const settings = await deps.clock();
  const cases: Clocked[] = [];
  const decided: Clocked[] = [];
  await fewAtOnce(LISTS, AT_ONCE, async (list) => {
    if (STATES[list.state].clock === 'runs') {
      cases.push(...(await deps.clockedIn({ ...list, most: MOST_IN_A_QUEUE })));
    } else decided.push(...(await deps.clockedIn({ ...list, most: MOST_DECIDED, latestFirst: true })));
  });
  const handled = decided.flatMap(({ takenAt, decidedAt }) =>
    takenAt === undefined || decidedAt === undefined ? [] : [{ takenAt, decidedAt }],
  );
  const minutesADecision = handlingMinutes(handled, settings);
  const queues: StandingQueues = {
    at: now.toISOString(),
    ...(minutesADecision === undefined ? {} : { minutesADecision }),
    teams: Object.fromEntries(
      Team.options.map((team) => [team, queueOfTeam(cases.filter((one) => one.team === team))]),
    ),
  };
  await deps.keepQueues(queues);
  return { settings, queues, cases };
}
