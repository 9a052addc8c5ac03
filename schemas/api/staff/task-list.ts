import * as z from 'zod';
import { Task, Team } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { besideRows, Cursor, Limit, NextCursor, Somebody } from './paging.ts';

/** What may be asked of the tasks: a team's, or one person's. */
export const TaskQuery = z.object({
  team: Team.optional(),
  owner: Somebody.optional(),
  limit: Limit,
  cursor: Cursor,
});

/** A task as staff see it. */
export const TaskView = Task.extend({
  says: z.string().describe('What it asks, in one sentence.'),
  matches: z
    .array(Reference)
    .optional()
    .describe('Of an open `judge_matches` of a case: the cases to look at, of those that you may see.'),
});
export type TaskView = z.infer<typeof TaskView>;

/** A task in a list, with its case. */
export const TaskListed = TaskView.extend({
  reference: z.string(),
  late: z.boolean().describe('It is overdue.'),
}).meta({ id: 'TaskListed', description: 'A task in a list, with its case.' });
export type TaskListed = z.infer<typeof TaskListed>;

/** A page of open tasks, due first. */
export const TaskList = z.object({
  tasks: z.array(TaskListed),
  ...besideRows,
  withheld: z.number().int().describe('How many rows of this page you may not see, because another team has them.'),
  cursor: NextCursor,
});
export type TaskList = z.infer<typeof TaskList>;
