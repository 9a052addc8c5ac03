import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { CaseRow } from './case-row.ts';
import { besideRows, NextCursor } from './paging.ts';
import { TaskListed } from './task-list.ts';

const Cases = z.object({ rows: z.array(CaseRow), ...besideRows, cursor: NextCursor });
const Tasks = z.object({ rows: z.array(TaskListed), ...besideRows, cursor: NextCursor });

/** The hand-over of one shift to the next: all sections, or the one that was asked for. */
export const ShiftShown = z.object({
  team: Team,
  since: Instant,
  until: Instant,
  arrived: Cases.optional(),
  due: Cases.optional(),
  late: Cases.optional(),
  waiting: Cases.optional(),
  tasks: Tasks.optional(),
  forms: Tasks.optional().describe('Tasks for forms that were asked for and have not come back, by due date.'),
  unscreened: Cases.optional().describe('New emails without a form: a person says whether each is a concern.'),
  queries: Cases.optional().describe('Process queries to answer, by due date.'),
});
export type ShiftShown = z.infer<typeof ShiftShown>;
