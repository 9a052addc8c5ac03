import * as z from 'zod';
import { AskedHow } from '#schemas/ask.ts';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { CaseRow } from './case-row.ts';
import { besideRows, NextCursor } from './paging.ts';
import { TaskListed } from './task-list.ts';

const Cases = z.object({ rows: z.array(CaseRow), ...besideRows, cursor: NextCursor });
const Tasks = z.object({ rows: z.array(TaskListed), ...besideRows, cursor: NextCursor });

/** A case that waits for information, and from whom. */
const Waiting = CaseRow.extend({
  waitsFor: z
    .array(
      z.object({
        who: z.enum(AskedHow.options.flatMap(({ shape }) => shape.who.options)),
        isForm: z.boolean().describe('Whether a form is to come back.'),
        dueAt: Instant,
      }),
    )
    .describe('The open requests, first due first. Empty for a case of which the list shows nothing.'),
});

/** The hand-over of one shift to the next: all sections, or the one that was asked for. */
export const ShiftShown = z.object({
  team: Team,
  since: Instant,
  until: Instant,
  arrived: Cases.optional(),
  due: Cases.optional(),
  late: Cases.optional(),
  waiting: Cases.extend({ rows: z.array(Waiting) }).optional(),
  tasks: Tasks.optional(),
  forms: Tasks.optional().describe('Tasks for forms that were asked for and have not come back, by due date.'),
  unscreened: Cases.optional().describe('New emails without a form: a person says whether each is a concern.'),
  queries: Cases.optional().describe('Process queries to answer, by due date.'),
});
export type ShiftShown = z.infer<typeof ShiftShown>;
