import type { Actor } from '#schemas/actor.ts';
import type { ShiftSection } from '#schemas/api/staff/shift.ts';
import { type Case, type CaseState, ConcernState, type Team } from '#schemas/case.ts';
import { type RangeOfRows, type RowPosition, rowsIn } from './index-rows.ts';
import { queueOf, taskQueueOf } from './keys.ts';
import { isOpenTaskOf, type ListedTask, type ListPage, settled, standsAt, TaskRow, withAccess } from './lists.ts';
import { type Look, recordLook, StoredCase } from './reading.ts';
import type { Tables } from './table.ts';

/** The parts of a hand-over that are cases. */
export type ShiftCases = Exclude<ShiftSection, 'tasks'>;

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
  readonly cases: Partial<Readonly<Record<ShiftCases, ListPage<Case>>>>;
  readonly tasks?: ListPage<ListedTask>;
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
  }
}

/** Returns a page of each section asked for, each row as it is now. The look is recorded before anything is returned (law 5). */
export async function readShift(
  tables: Tables,
  actor: Actor,
  shift: Shift,
  { sections, limit, after }: ShiftPage,
  look: Look,
): Promise<ShiftRead> {
  const cases: Partial<Record<ShiftCases, ListPage<Case>>> = {};
  let tasks: ListPage<ListedTask> | undefined;
  let count = 0;
  // One section after the other: five at once would ask the index two dozen things at the same moment for one person.
  for (const section of sections) {
    const rows = await rowsIn(tables, rangeOf(section, shift), limit, after);
    count += rows.rows.length;
    if (section === 'tasks') {
      tasks = await withAccess(tables, await settled(tables, rows, TaskRow, isOpenTaskOf(shift.team)));
    } else {
      cases[section] = await settled(tables, rows, StoredCase, standsAt);
    }
  }
  await recordLook(tables, actor, look, { action: 'show-shift', subject: shift.team, count });
  return { cases, ...(tasks === undefined ? {} : { tasks }) };
}
