import type { ShiftSection } from '#schemas/api/staff/shift.ts';
import { type CaseState, ConcernState, type Team } from '#schemas/case.ts';
import type { CaseInList } from '#schemas/glance.ts';
import { type RangeOfRows, type RowPosition, rowsIn } from './index-rows.ts';
import { queueOf, taskQueueOf } from './keys.ts';
import { codePrefix, FORM_DUE, WITHOUT_FORM } from './listing.ts';
import {
  headsIn,
  isOpenTaskOf,
  type ListedTask,
  type ListLook,
  type ListPage,
  recordListLook,
  settled,
  standsAt,
  TaskRow,
  withHeads,
} from './lists.ts';
import { StoredCaseInList } from './reading.ts';
import type { Acting } from './table.ts';

/** The parts of a hand-over that are tasks, and those that are cases. */
const OF_TASKS = ['tasks', 'forms'] as const;
export type ShiftTasks = (typeof OF_TASKS)[number];
export type ShiftCases = Exclude<ShiftSection, ShiftTasks>;

/** What a hand-over is about: one team, since when, and until when the next shift has it. */
export interface Shift {
  readonly team: Team;
  /** Instants. */
  readonly since: string;
  readonly at: string;
  readonly until: string;
  /** The states in which a case is still to be decided. */
  readonly undecided: readonly CaseState[];
}

/** The sections to read, and for one that continues, the row to begin after. */
export interface ShiftPage {
  readonly sections: readonly ShiftSection[];
  readonly limit: number;
  readonly after?: RowPosition | undefined;
}

export interface ShiftRead {
  readonly cases: Partial<Readonly<Record<ShiftCases, ListPage<CaseInList>>>>;
  readonly tasks: Partial<Readonly<Record<ShiftTasks, ListPage<ListedTask>>>>;
}

/**
 * Returns the range of a section. Each is a stretch of the existing lists: its cost depends on the page, not on the number of
 * cases.
 */
function rangeOf(section: ShiftSection, { team, since, at, until, undecided }: Shift): RangeOfRows {
  const byDue = undecided.map((state) => queueOf(team, state));
  switch (section) {
    case 'arrived':
      // Whatever became of it since: a case that came and was closed within the shift arrived in it.
      return { index: 'received', queues: ConcernState.options.map((state) => queueOf(team, state)), from: since };
    case 'due':
      return { index: 'queue', queues: byDue, from: at, until };
    case 'late':
      return { index: 'queue', queues: byDue, until: at };
    case 'waiting':
      return { index: 'queue', queues: [queueOf(team, 'awaiting_information')] };
    case 'tasks':
      return { index: 'queue', queues: [taskQueueOf(team)], until };
    case 'forms':
      return { index: 'source', queues: [taskQueueOf(team)], prefix: codePrefix(FORM_DUE) };
    case 'unscreened':
      return { index: 'source', queues: [queueOf(team, 'new')], prefix: codePrefix(WITHOUT_FORM) };
    case 'queries':
      return { index: 'queue', queues: [queueOf(team, 'query')] };
  }
}

/** Returns a page of each section asked for, each row as it is now. The look is recorded before anything is returned (law 5). */
export async function readShift(
  store: Acting,
  shift: Shift,
  { sections, limit, after }: ShiftPage,
  look: ListLook,
): Promise<ShiftRead> {
  const cases: Partial<Record<ShiftCases, ListPage<CaseInList>>> = {};
  const tasks: Partial<Record<ShiftTasks, ListPage<ListedTask>>> = {};
  let count = 0;
  // One section after the other: eight at once would ask the index two dozen things at the same moment for one person.
  for (const section of sections) {
    const rows = await rowsIn(store, rangeOf(section, shift), limit, after);
    count += rows.rows.length;
    if (isOfTasks(section)) {
      tasks[section] = await withHeads(store, await settled(store, rows, TaskRow, isOpenTaskOf(shift.team)));
    } else {
      cases[section] = await settled(store, rows, StoredCaseInList, standsAt);
    }
  }
  const heads = [
    ...Object.values(cases).flatMap(({ rows }) => rows),
    ...Object.values(tasks).flatMap(({ rows }) => headsIn(rows)),
  ];
  await recordListLook(store, look, { action: 'show-shift', subject: shift.team, count }, heads);
  return { cases, tasks };
}

const isOfTasks = (section: ShiftSection): section is ShiftTasks => OF_TASKS.some((one) => one === section);
