import * as z from 'zod';
import { type CaseState, type Door, type NamedFlag, type Priority, Task, type Team } from '#schemas/case.ts';
import type { CaseInList } from '#schemas/glance.ts';
import { Reference } from '#schemas/reference.ts';
import type { AuditedLook } from './audit.ts';
import { Holder } from './holder.ts';
import { itemsAt, type RangeOfRows, type Row, type RowPage, type RowPosition, rowsIn } from './index-rows.ts';
import {
  assigneeQueueOf,
  caseKey,
  caseKeyIn,
  flagQueueOf,
  ownerQueueOf,
  queueOf,
  RESTRICTED,
  taskQueueOf,
} from './keys.ts';
import { codePrefix, placeOf, rankPrefix } from './listing.ts';
import { withLookAt } from './look-at-files.ts';
import { type Look, recordLook, StoredCaseInList } from './reading.ts';
import type { Acting, Tables } from './table.ts';
import type { Key } from './transact.ts';

type OfTeam = { readonly team: Team; readonly state: CaseState };
/** One list of cases. Each is one range of an index, or one range for each state: nothing is read to be thrown away. */
export type CaseList = (
  | ({ readonly by: 'received' } & OfTeam)
  | ({ readonly by: 'priority'; readonly only?: Priority | undefined } & OfTeam)
  | ({ readonly by: 'due' } & OfTeam)
  | ({ readonly by: 'source'; readonly source: string } & OfTeam)
  | ({ readonly by: 'door'; readonly door: Door } & OfTeam)
  | ({ readonly by: 'flag'; readonly flag: NamedFlag } & OfTeam)
  /** The cases that only named colleagues may see, of all teams. */
  | { readonly by: 'restricted' }
  /** One person's cases over all teams. */
  | {
      readonly by: 'assignee';
      readonly assignee: string;
      readonly states: readonly CaseState[];
      readonly sort?: 'priority' | undefined;
    }
) & {
  /** Only what is late: a range of a list that is sorted by due time. */
  readonly late?: true | undefined;
};

/** A page: the most rows, and the row after which it begins. */
export interface PageOf {
  readonly limit: number;
  readonly after?: RowPosition | undefined;
}

export interface ListPage<T> {
  readonly rows: readonly T[];
  /** Cases whose row or head does not parse: shown by reference, never hidden. */
  readonly unreadable: readonly string[];
  /** Cases that moved to another list while the page was read: named, never hidden. */
  readonly moved: readonly string[];
  /** Where the list continues. */
  readonly next?: RowPosition;
}

function rangeOf(list: CaseList, now: Date): RangeOfRows {
  const until = list.late === true ? now.toISOString() : undefined;
  if (list.by === 'assignee') {
    const index = list.sort === 'priority' ? 'assigneePriority' : 'assignee';
    return { index, queues: list.states.map((state) => assigneeQueueOf(list.assignee, state)), until };
  }
  if (list.by === 'restricted') return { index: 'queue', queues: [RESTRICTED], until };
  const { team, state } = list;
  if (list.by === 'flag') return { index: 'queue', queues: [flagQueueOf(team, state, list.flag)], until };
  const queues = [queueOf(team, state)];
  if (list.by === 'due') return { index: 'queue', queues, until };
  if (list.by === 'received') return { index: 'received', queues };
  if (list.by === 'source') return { index: 'source', queues, prefix: codePrefix(list.source), until };
  if (list.by === 'door') return { index: 'door', queues, prefix: codePrefix(list.door), until };
  return list.only === undefined
    ? { index: 'priority', queues }
    : { index: 'priority', queues, prefix: rankPrefix(list.only), until };
}

/** Returns the audit's subject of a list, without naming a colleague. */
function subjectOf(list: CaseList): string {
  return list.by === 'assignee' || list.by === 'restricted'
    ? list.by
    : `${list.team}/${list.state}/${list.late === true ? 'late-' : ''}${list.by}`;
}

/** A look at a list. */
export interface ListLook extends Look {
  /** Whether the row shows anything of a case but its place. Absent: each does. The audit names these cases. */
  readonly sees?: (head: CaseInList) => boolean;
}

/** Writes a look at a list to the audit, with the cases of which it shows personal data. */
export async function recordListLook(
  store: Acting,
  look: ListLook,
  what: Pick<AuditedLook, 'action' | 'subject' | 'count'>,
  heads: readonly CaseInList[],
): Promise<void> {
  const { sees = () => true } = look;
  const references = [...new Set(heads.filter(sees).map(({ reference }) => reference))];
  await recordLook(store, look, { ...what, references });
}

/**
 * Returns one page of a list of cases, each with its present head. The rows come from an index, which lags by moments, and the
 * heads from the table itself.
 */
export async function listCases(
  store: Acting,
  { list, limit, after }: PageOf & { readonly list: CaseList },
  look: ListLook,
): Promise<ListPage<CaseInList>> {
  const rows = await rowsIn(store, rangeOf(list, look.now), limit, after);
  const page = await settled(store, rows, StoredCaseInList, standsAt, caseOf);
  const what = { action: 'list-cases', subject: subjectOf(list), count: rows.rows.length } as const;
  await recordListLook(store, look, what, page.rows);
  return page;
}

/** Returns whether a case is still where the index said, in any of its lists. */
export function standsAt(head: CaseInList, { queue, sort }: Row): boolean {
  const place = placeOf(head);
  const queues = [
    place.queue,
    place.assigneeQueue,
    ...head.flags.map((flag) => flagQueueOf(head.team, head.state, flag)),
    ...(head.access?.only === undefined ? [] : [RESTRICTED]),
  ];
  const sorts = [place.queueSort, place.prioritySort, place.receivedSort, place.sourceSort, place.doorSort];
  return queues.includes(queue) && sorts.includes(sort);
}

export const TaskRow = z.preprocess(withLookAt, Task.extend({ reference: Holder }));
export type TaskRow = z.infer<typeof TaskRow>;

/** A task of a list, with the head of its case. A case that cannot be read has none, nor has a task that belongs to no case. */
export interface ListedTask extends TaskRow {
  readonly head?: CaseInList | undefined;
}

/** Returns the heads of cases. One that cannot be read is left out. */
export async function headsOf(tables: Tables, references: readonly Holder[]): Promise<ReadonlyMap<string, CaseInList>> {
  const items = await itemsAt(
    tables,
    references.map((reference) => caseKey(reference)),
  );
  const heads = references.map((reference) => StoredCaseInList.safeParse(items.get(caseKey(reference))));
  return new Map(heads.flatMap(({ data }) => (data === undefined ? [] : [[data.reference, data] as const])));
}

/** Returns the tasks of a page with the heads of their cases, which say who may see what, and which task to choose. */
export async function withHeads(tables: Tables, page: ListPage<TaskRow>): Promise<ListPage<ListedTask>> {
  const references = page.rows.flatMap(({ reference }) => Reference.safeParse(reference).data ?? []);
  const heads = references.length === 0 ? new Map<string, CaseInList>() : await headsOf(tables, references);
  return { ...page, rows: page.rows.map((task) => ({ ...task, head: heads.get(task.reference) })) };
}

/** Returns the heads of the cases of some tasks. */
export const headsIn = (tasks: readonly ListedTask[]): CaseInList[] => tasks.flatMap(({ head }) => head ?? []);

/** Whether a task is still a team's to do. */
export const isOpenTaskOf = (team: Team) => (task: TaskRow) => task.state === 'open' && task.team === team;

/** Whose tasks: a team's, including those that its members own, or one person's. */
export type TaskList = { readonly team: Team } | { readonly owner: string };

/** One page of open tasks, due first. */
export async function listTasks(
  store: Acting,
  { list, limit, after }: PageOf & { readonly list: TaskList },
  look: ListLook,
): Promise<ListPage<ListedTask>> {
  const range: RangeOfRows =
    'team' in list
      ? { index: 'queue', queues: [taskQueueOf(list.team)] }
      : { index: 'assignee', queues: [ownerQueueOf(list.owner)] };
  const rows = await rowsIn(store, range, limit, after);
  const isTheirs =
    'team' in list ? isOpenTaskOf(list.team) : (task: TaskRow) => task.state === 'open' && task.owner === list.owner;
  const page = await withHeads(store, await settled(store, rows, TaskRow, isTheirs));
  const subject = 'team' in list ? list.team : 'owner';
  await recordListLook(store, look, { action: 'list-tasks', subject, count: rows.rows.length }, headsIn(page.rows));
  return page;
}

/** A row names its own item, except the row of a flag, which names a case. */
const itemOf = ({ pk, sk }: Row): Key => ({ pk, sk });
const caseOf = ({ pk }: Row): Key => caseKeyIn(pk);

/** Returns the items that the rows of a page name, as they are in the table now. */
export async function settled<T>(
  tables: Tables,
  { rows, next }: RowPage,
  schema: z.ZodType<T>,
  stands: (found: T, row: Row) => boolean,
  keyOf: (row: Row) => Key = itemOf,
): Promise<ListPage<T>> {
  const items = await itemsAt(tables, rows.map(keyOf));
  const page = { rows: [] as T[], unreadable: [] as string[], moved: [] as string[] };
  for (const row of rows) {
    const found = schema.safeParse(items.get(keyOf(row)));
    if (!found.success) page.unreadable.push(row.reference);
    else if (!stands(found.data, row)) page.moved.push(row.reference);
    else page.rows.push(found.data);
  }
  return { ...page, ...(next === undefined ? {} : { next }) };
}
