import * as z from 'zod';
import { Task, Team } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { TaskCase } from './case-glance.ts';
import { besideRows, Cursor, Limit, NextCursor, Somebody } from './paging.ts';

/** The query parameters of the task list: a team's tasks, or one person's. */
export const TaskQuery = z.object({
  team: Team.optional(),
  owner: Somebody.optional(),
  limit: Limit,
  cursor: Cursor,
});

/** A task for staff. */
export const TaskView = Task.extend({
  says: z.string().describe('What to do, in one sentence.'),
  matches: z
    .array(Reference)
    .optional()
    .describe('For an open `judge_matches` task: the cases to look at that you may see.'),
});
export type TaskView = z.infer<typeof TaskView>;

/** A task in a list, with its case. */
export const TaskListed = TaskView.extend({
  reference: z.string(),
  late: z.boolean().describe('Whether it is overdue.'),
  case: TaskCase.nullable().describe('`null`: the task belongs to no case, or its case cannot be read.'),
}).meta({ id: 'TaskListed', description: 'A task in a list, with its case. Personal data.' });
export type TaskListed = z.infer<typeof TaskListed>;

/** A page of open tasks, by due time. */
export const TaskList = z.object({
  tasks: z.array(TaskListed),
  ...besideRows,
  withheld: z.number().int().describe('The number of rows that you may not see, because another team has the case.'),
  cursor: NextCursor,
});
export type TaskList = z.infer<typeof TaskList>;
