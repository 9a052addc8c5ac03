import type { CaseFlag, Task, TaskKind } from '#schemas/case.ts';
import type { CallsFor } from './what-it-calls-for.ts';

/** What calls a person now; everything else that a form says can come with the form. */
const AT_ONCE: ReadonlySet<CaseFlag | TaskKind> = new Set(['immediate_danger', 'danger_words']);

/** Whether a task is one that somebody must look at now. */
export const callsAtOnce = ({ kind }: Pick<Task, 'kind'>): boolean => AT_ONCE.has(kind);

/** Of what something calls for, what must be told at once. */
export function atOnce({ flags, tasks, priority }: CallsFor): CallsFor {
  return {
    flags: flags.filter((flag) => AT_ONCE.has(flag)),
    tasks: tasks.filter(({ kind }) => AT_ONCE.has(kind)),
    ...(priority === undefined ? {} : { priority }),
  };
}

/** … and the rest. */
export function notAtOnce({ flags, tasks }: CallsFor): Pick<CallsFor, 'flags' | 'tasks'> {
  return {
    flags: flags.filter((flag) => !AT_ONCE.has(flag)),
    tasks: tasks.filter(({ kind }) => !AT_ONCE.has(kind)),
  };
}
