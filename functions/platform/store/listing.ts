import type * as z from 'zod';
import { Case, type Priority, type Task } from '#schemas/case.ts';
import {
  assigneeQueueOf,
  LIST_ROWS,
  type ListRow,
  listRowKey,
  ownerQueueOf,
  priorityQueueOf,
  queueSortOf,
  receivedQueueOf,
  sourceQueueOf,
  taskRowKey,
} from './keys.ts';
import type { Tables } from './table.ts';
import type { Write } from './transact.ts';

/** Where something stands in the `queue` index: in which list, and by what it is sorted there. */
export interface Place {
  readonly queue: string;
  readonly queueSort: string;
}

/** Of a case, what says where it stands in the lists. */
export const Listed = Case.pick({
  reference: true,
  team: true,
  state: true,
  receivedAt: true,
  decisionDueAt: true,
  priority: true,
  assignee: true,
  source: true,
});
export type Listed = z.infer<typeof Listed>;

/** What sorts first must be looked at first. */
const RANK: Readonly<Record<Priority, string>> = { immediate: '0', urgent: '1', routine: '2' };

/** What every case of a priority begins with in its team's list by priority. */
export const rankPrefix = (priority: Priority): string => `${RANK[priority]}#`;

/**
 * The rows of a case beside its head: each a small item, so that a list costs the same on its first page and its last, in a
 * small table and a large one. A row holds a reference and what it is sorted by, and nothing about the family.
 */
export function rowsOf(head: Listed): Readonly<Record<ListRow, Place | null>> {
  const { reference, team, state, assignee, source } = head;
  const due = queueSortOf(head.decisionDueAt, reference);
  return {
    priority: {
      queue: priorityQueueOf(team, state),
      queueSort: `${rankPrefix(head.priority ?? 'routine')}${due}`,
    },
    received: { queue: receivedQueueOf(team, state), queueSort: queueSortOf(head.receivedAt, reference) },
    assignee: assignee === undefined ? null : { queue: assigneeQueueOf(assignee, state), queueSort: due },
    source: source === undefined ? null : { queue: sourceQueueOf(team, state, source), queueSort: due },
  };
}

/** The rows that change as a case becomes `after`; all that it has where `before` is not given, as it is new. */
export function listWrites(tables: Tables, after: Listed, before?: Listed): Write[] {
  const rows = rowsOf(after);
  const stood = before && rowsOf(before);
  return LIST_ROWS.filter((row) => {
    const [is, was] = [rows[row], stood?.[row] ?? null];
    return is?.queue !== was?.queue || is?.queueSort !== was?.queueSort;
  }).map((row) => rowWrite(tables, after.reference, row, rows[row]));
}

/** Sets a case's place in one list; an item without a place is in none. Nobody may delete from this table, nor needs to. */
export function rowWrite(tables: Tables, reference: string, row: ListRow, place: Place | null): Write {
  return {
    name: `list-${row}`,
    table: tables.cases,
    put: { ...listRowKey(reference, row), item: 'row', reference, ...place },
  };
}

/** A person's task stands in their list too, until it is done: once it left it never comes back. */
export function ownerWrites(tables: Tables, reference: string, task: Task): Write[] {
  if (task.owner === undefined || task.state !== 'open') return [];
  return [
    {
      name: `list-task-${task.id}`,
      table: tables.cases,
      put: {
        ...taskRowKey(reference, task.id),
        item: 'row',
        reference,
        task: task.id,
        queue: ownerQueueOf(task.owner),
        queueSort: queueSortOf(task.dueAt, reference),
      },
      condition: 'attribute_not_exists(pk)',
      unlessThere: true,
    },
  ];
}

/** A task that is done leaves its owner's list, if it had one. Whoever finishes it need not know. */
export function leavesOwner(tables: Tables, reference: string, id: string): Write {
  return {
    name: `list-task-${id}`,
    table: tables.cases,
    update: taskRowKey(reference, id),
    set: 'SET #item = :row, #reference = :reference REMOVE #queue, queueSort',
    names: { '#item': 'item', '#reference': 'reference', '#queue': 'queue' },
    values: { ':row': 'row', ':reference': reference },
  };
}
