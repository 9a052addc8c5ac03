import type { ToLookAt } from '#functions/platform/store/look-at-files.ts';
import type { Timed, TimedMove } from '#functions/platform/store/timers.ts';
import type { Item } from '#functions/platform/store/transact.ts';
import type { TaskKind, Team, TimelineCode } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { type DueDeps, headOf, later, overdueTask, type Settled, settle } from './due.ts';

/** Work that did not end by its deadline: how to ask for it again, and the task that a person gets in the end. */
export interface Overdue {
  /** The id of the message or file. */
  readonly subject: string;
  readonly reference: Reference;
  /** Whether the work needs no more waiting. */
  readonly settled: boolean;
  readonly timesAsked: number;
  readonly mostAsks: number;
  readonly waitMs: number;
  readonly ask: () => Promise<void>;
  /** The names of the steps in the audit. */
  readonly actions: { readonly end: string; readonly ask: string; readonly giveUp: string };
  readonly again: Pick<TimedMove, 'asked' | 'set'> & { readonly line: TimelineCode };
  readonly givenUp: { readonly line: TimelineCode; readonly set: Item } & (
    | {
        readonly kind: TaskKind;
        readonly why: string;
        /** The team that gets the task; without it, the case's own team. */
        readonly team?: Team;
      }
    | { readonly lookAt: Omit<ToLookAt, 'dueAt'> }
  );
}

/** Asks for overdue work again, a bounded number of times; then raises a task for a person. Three timers share it. */
export async function retryThenTask(deps: DueDeps, timed: Timed, overdue: Overdue, now: Date): Promise<Settled> {
  const { subject, reference, actions, again, givenUp } = overdue;
  if (overdue.settled) return settle(deps, timed, { lookAt: null, action: actions.end, subject }, now, 'ended');
  if (overdue.timesAsked < overdue.mostAsks) {
    await overdue.ask();
    const { line, ...move } = again;
    const onCase = { reference, line, flags: [] };
    const lookAt = later(now, overdue.waitMs);
    return settle(deps, timed, { ...move, lookAt, action: actions.ask, subject, onCase }, now, 'asked_again');
  }
  const head = await headOf(deps, reference);
  const { line, set, ...person } = givenUp;
  const owed =
    'lookAt' in person
      ? { lookAt: { ...person.lookAt, dueAt: head.decisionDueAt } }
      : { task: overdueTask(person.kind, { id: subject, why: person.why, team: person.team ?? head.team }, head, now) };
  const onCase = { reference, line, flags: ['needs_reading' as const], ...owed };
  return settle(deps, timed, { lookAt: null, set, action: actions.giveUp, subject, onCase }, now, 'given_to_a_person');
}
