import { type Case, type CaseState, isQuery, type Task, type TaskKind } from '#schemas/case.ts';
import { STATES } from './states.ts';

/**
 * Returns what a change of state does to a case's decision clock: only a decision stops it (law 6), and reopening a case starts it
 * again. It also keeps when somebody took the case and when it was decided, which show how long a decision takes.
 */
export function clockOfChange(head: Case, state: CaseState, now: Date): Record<string, unknown> {
  const ran = STATES[head.state].clock === 'runs';
  const runs = STATES[state].clock === 'runs';
  const at = now.toISOString();
  if (ran && !runs) return { timer: null, timerAt: null, clockSaid: null, decidedAt: at };
  // The next sweep handles it at once: what was late when it was decided is late again, and a late query is a late concern.
  if (runs && (!ran || isQuery(state) !== isQuery(head.state)))
    return { timer: 'decision', timerAt: at, clockSaid: null, takenAt: null, decidedAt: null };
  if (state === 'new' && head.takenAt !== undefined) return { takenAt: null };
  return runs && state !== 'new' && head.takenAt === undefined ? { takenAt: at } : {};
}

const RAISED_BY_CLOCK: readonly TaskKind[] = ['decision_at_risk', 'decision_overdue', 'query_at_risk', 'query_overdue'];

/** Returns how the ids begin of tasks that an action may end through the clock; a flag may make a concern of any query. */
export function clockTasksToRead({ state }: Pick<Case, 'state'>, next: CaseState): readonly TaskKind[] {
  const mayEnd = STATES[next].clock === 'stopped' || isQuery(next) || isQuery(state);
  return STATES[state].clock === 'runs' && mayEnd ? RAISED_BY_CLOCK : [];
}

/**
 * Returns the tasks that a decision or an answer finishes: they asked for it. They also end when a concern becomes a query, or the
 * reverse: the clock then raises new ones for the other team.
 */
export function clockTasksDone(head: Case, state: CaseState, tasks: readonly Task[]): string[] {
  const same = isQuery(state) === isQuery(head.state);
  if (STATES[head.state].clock === 'stopped' || (STATES[state].clock === 'runs' && same)) return [];
  return tasks.filter((task) => task.state === 'open' && RAISED_BY_CLOCK.includes(task.kind)).map(({ id }) => id);
}
