import { type Case, type CaseState, isQuery, type Task, type TaskKind } from '#schemas/case.ts';
import { STATES } from './states.ts';

/**
 * What a change of state makes of a case's decision clock: nothing but a decision stops it (law 6), and a case that is opened
 * again has it again. It also keeps when somebody took the case and when it was decided, which say how long a decision takes.
 */
export function clockOfChange(head: Case, state: CaseState, now: Date): Record<string, unknown> {
  const ran = STATES[head.state].clock === 'runs';
  const runs = STATES[state].clock === 'runs';
  const at = now.toISOString();
  if (ran && !runs) return { timer: null, timerAt: null, clockSaid: null, decidedAt: at };
  // The next sweep looks at once: what was late when it was decided is late again, and what is late as a query is late as a concern.
  if (runs && (!ran || isQuery(state) !== isQuery(head.state)))
    return { timer: 'decision', timerAt: at, clockSaid: null, takenAt: null, decidedAt: null };
  if (state === 'new' && head.takenAt !== undefined) return { takenAt: null };
  return runs && state !== 'new' && head.takenAt === undefined ? { takenAt: at } : {};
}

const RAISED_BY_CLOCK: readonly TaskKind[] = ['decision_at_risk', 'decision_overdue', 'query_at_risk', 'query_overdue'];

/** How the ids of the tasks begin that an action may end by what it makes of the clock; a flag may make a concern of any query. */
export function clockTasksToRead({ state }: Pick<Case, 'state'>, next: CaseState): readonly TaskKind[] {
  const mayEnd = STATES[next].clock === 'stopped' || isQuery(next) || isQuery(state);
  return STATES[state].clock === 'runs' && mayEnd ? RAISED_BY_CLOCK : [];
}

/** The tasks that a decision or an answer does by itself: it is what they asked for. Of a query the clock asks anew, of the other team. */
export function clockTasksDone(head: Case, state: CaseState, tasks: readonly Task[]): string[] {
  const same = isQuery(state) === isQuery(head.state);
  if (STATES[head.state].clock === 'stopped' || (STATES[state].clock === 'runs' && same)) return [];
  return tasks.filter((task) => task.state === 'open' && RAISED_BY_CLOCK.includes(task.kind)).map(({ id }) => id);
}
