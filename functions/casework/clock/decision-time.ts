import type * as z from 'zod';
import type { Timed, TimedMove } from '#functions/platform/store/timers.ts';
import { Case, isQuery, type Task } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { atRiskAt, clockIn } from './clock-of.ts';
import type { DueDeps, Settled } from './due.ts';
import type { Seen } from './see-queues.ts';
import { nextShift } from './staffed-time.ts';

const Head = Case.pick({
  reference: true,
  team: true,
  state: true,
  receivedAt: true,
  decisionDueAt: true,
  priority: true,
  clockSaid: true,
});
type Head = z.infer<typeof Head>;

/** The role that gets the first task; the council chooses the role that gets it a working day later. */
const FIRST_ROLE = 'team_manager';

type Step = Pick<TimedMove, 'set' | 'onCase'> & { readonly lookAt: Date };

/**
 * Handles the decision clock of a case. A case at risk, or with a predicted breach, gives the team's manager a task. So does a
 * breach at once, and a working day later the task goes to the role that the council has named. Then each working day adds a line
 * until it is decided. Each step is written once, by the first job that finds the timer unchanged (law 6).
 */
export async function decisionTime(
  deps: Pick<DueDeps, 'moveTimed'>,
  timed: Timed,
  now: Date,
  { settings, queues }: Pick<Seen, 'settings' | 'queues'>,
): Promise<Settled> {
  const head = Head.parse(timed.item);
  const about = { action: 'look-at-decision-clock', subject: head.reference };
  const clock = clockIn(queues, head, now, settings);
  if (clock === null) return moved(deps, timed, { ...about, lookAt: null }, now, 'ended');
  const step = clock.status === 'breached' ? late(head, now, settings) : early(head, clock.status, now, settings);
  if (step.lookAt.toISOString() === timed.timerAt && step.onCase === undefined) return 'looked_at';
  const settled = step.onCase?.task === undefined ? 'looked_at' : 'given_to_a_person';
  return moved(deps, timed, { ...about, ...step }, now, settled);
}

async function moved(deps: Pick<DueDeps, 'moveTimed'>, timed: Timed, move: TimedMove, now: Date, settled: Settled) {
  return (await deps.moveTimed(timed, move, now)) === 'moved' ? settled : 'changed';
}

/** Takes the step before it is due. After one warning, the next step is that it is late. */
function early(
  head: Head,
  status: 'on_time' | 'at_risk' | 'predicted_breach',
  now: Date,
  settings: ClockSettings,
): Step {
  const due = new Date(head.decisionDueAt);
  if (head.clockSaid === 'at_risk') return { lookAt: due };
  if (status === 'on_time') return { lookAt: atRiskAt(head, now, settings) };
  const task = taskOf(head, 'at_risk', { why: status, role: FIRST_ROLE, dueAt: head.decisionDueAt }, now);
  return {
    lookAt: due,
    set: { clockSaid: 'at_risk' },
    onCase: { reference: head.reference, line: `${ofWhat(head)}_${status}`, flags: [], task },
  };
}

function late(head: Head, now: Date, settings: ClockSettings): Step {
  const { reference, clockSaid } = head;
  const lookAt = nextShift(now, settings);
  if (clockSaid === 'escalated')
    return { lookAt, onCase: { reference, line: `${ofWhat(head)}_still_overdue`, flags: [] } };
  const again = clockSaid === 'breached';
  const { role, contact } = again ? settings.escalation : { role: FIRST_ROLE, contact: '' };
  const why = again ? 'not_decided_a_working_day_later' : 'not_decided_in_time';
  const task = taskOf(head, 'overdue', { why, role, contact, dueAt: now.toISOString() }, now);
  return {
    lookAt,
    set: { clockSaid: again ? 'escalated' : 'breached' },
    onCase: { reference, line: `${ofWhat(head)}_${again ? 'escalated' : 'overdue'}`, flags: [], task },
  };
}

/** A concern needs a decision and a process query needs its answer, by the same clock (S32). */
const ofWhat = ({ state }: Head) => (isQuery(state) ? 'query' : 'decision');

/** Returns the task. Its id holds the time: a reopened case may be late again. */
function taskOf(
  head: Head,
  what: 'at_risk' | 'overdue',
  about: { why: string; role: string; contact?: string; dueAt: string },
  now: Date,
): Task {
  const { contact = '', ...rest } = about;
  const kind = `${ofWhat(head)}_${what}` as const;
  return {
    id: `${kind}-${now.toISOString()}`,
    kind,
    team: head.team,
    state: 'open',
    raisedAt: now.toISOString(),
    ...rest,
    ...(contact === '' ? {} : { contact }),
  };
}
