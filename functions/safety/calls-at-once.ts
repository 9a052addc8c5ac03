import type { CaseFlag, Task, TaskKind } from '#schemas/case.ts';
import type { CallsFor } from './what-it-calls-for.ts';

/** Flags and tasks for which a person is called now. Everything else that a form says can wait for the form to be filed. */
const AT_ONCE: ReadonlySet<CaseFlag | TaskKind> = new Set(['immediate_danger', 'danger_words']);

/** Returns whether somebody must look at a task now. */
export const callsAtOnce = ({ kind }: Pick<Task, 'kind'>): boolean => AT_ONCE.has(kind);

/** Returns the flags, tasks and priority that a person must hear of at once. */
export function atOnce({ flags, tasks, priority }: CallsFor): CallsFor {
  return {
    flags: flags.filter((flag) => AT_ONCE.has(flag)),
    tasks: tasks.filter(({ kind }) => AT_ONCE.has(kind)),
    ...(priority === undefined ? {} : { priority }),
  };
}

/** Returns the flags and tasks that can wait. */
export function notAtOnce({ flags, tasks }: CallsFor): Pick<CallsFor, 'flags' | 'tasks'> {
  return {
    flags: flags.filter((flag) => !AT_ONCE.has(flag)),
    tasks: tasks.filter(({ kind }) => !AT_ONCE.has(kind)),
  };
}
