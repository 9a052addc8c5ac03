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

/** Whose task it is first; the council says whose it is a working day later. */
const FIRST_ROLE = 'team_manager';

type Step = Pick<TimedMove, 'set' | 'onCase'> & { readonly lookAt: Date };

/**
 * The decision clock of a case: at risk, or a breach predicted, is a task of the team's manager; a breach is one at once; a
 * working day later it goes to the role that the council has named; after that each working day leaves a line, until it is
 * decided. Each is raised once, by whoever finds the timer where it stood (law 6).
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

/** Before it is due. Once somebody was told, the next to say is that it is late. */
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

/** A decision is owed on a concern, and on a process query its answer, by the same clock (S32). */
const ofWhat = ({ state }: Head) => (isQuery(state) ? 'query' : 'decision');

/** Its id says when: a case that is opened again may come to be late again. */
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
