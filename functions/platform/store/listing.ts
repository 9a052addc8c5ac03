import type * as z from 'zod';
import { Case, type Priority, type Task } from '#schemas/case.ts';
import type { Holder } from './holder.ts';
import { assigneeQueueOf, ownerQueueOf, queueOf, queueSortOf, taskQueueOf } from './keys.ts';

/** The fields of a case that decide its place in the work lists. */
export const Listed = Case.pick({
  reference: true,
  door: true,
  team: true,
  state: true,
  receivedAt: true,
  decisionDueAt: true,
  priority: true,
  assignee: true,
  source: true,
  form: true,
});
export type Listed = z.infer<typeof Listed>;

/** The attributes that put an item in the lists: each is a key of a sparse index, and absent where the item is in no list. */
export type Place = Readonly<Record<(typeof PLACES)[number], string | undefined>>;
export const PLACES = [
  'queue',
  'queueSort',
  'prioritySort',
  'receivedSort',
  'sourceSort',
  'doorSort',
  'assigneeQueue',
] as const;

const NOWHERE: Place = {
  queue: undefined,
  queueSort: undefined,
  prioritySort: undefined,
  receivedSort: undefined,
  sourceSort: undefined,
  doorSort: undefined,
  assigneeQueue: undefined,
};

/** What sorts first must be looked at first. */
const RANK: Readonly<Record<Priority, string>> = { immediate: '0', urgent: '1', routine: '2' };

/** Returns how every case of a priority begins in its team's list by priority. */
export const rankPrefix = (priority: Priority): string => `${RANK[priority]}#`;
export const codePrefix = (code: string): string => `${code}#`;

/** Not a code of an agency, as those begin with a digit: the emails without a form, which may be process queries (S32). */
export const WITHOUT_FORM = 'email_without_form';
/** The tasks that wait for a form to come back have a list of their own (S13c). */
export const FORM_DUE = 'form_due';

/** Returns a case's place in the lists. Its head has these attributes, so that no list differs from it. */
export function placeOf(head: Listed): Place {
  const { reference, team, state, assignee, source } = head;
  const due = queueSortOf(head.decisionDueAt, reference);
  const from = source ?? (head.door === 'email' && head.form === null ? WITHOUT_FORM : undefined);
  return {
    queue: queueOf(team, state),
    queueSort: due,
    prioritySort: `${rankPrefix(head.priority ?? 'routine')}${due}`,
    receivedSort: queueSortOf(head.receivedAt, reference),
    sourceSort: from === undefined ? undefined : `${codePrefix(from)}${due}`,
    doorSort: `${codePrefix(head.door)}${due}`,
    assigneeQueue: assignee === undefined ? undefined : assigneeQueueOf(assignee, state),
  };
}

/** Returns a task's place: with its team, and with its owner if it has one, until it is done. */
export function taskPlaceOf(reference: Holder, task: Pick<Task, 'kind' | 'state' | 'team' | 'owner' | 'dueAt'>): Place {
  if (task.state !== 'open') return NOWHERE;
  const due = queueSortOf(task.dueAt, reference);
  return {
    ...NOWHERE,
    queue: taskQueueOf(task.team),
    queueSort: due,
    sourceSort: task.kind === FORM_DUE ? `${codePrefix(FORM_DUE)}${due}` : undefined,
    assigneeQueue: task.owner === undefined ? undefined : ownerQueueOf(task.owner),
  };
}
