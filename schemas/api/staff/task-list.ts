import * as z from 'zod';
import { Task, Team } from '#schemas/case.ts';
import { besideRows, Limit, NextCursor, Somebody } from './paging.ts';

/** What may be asked of the tasks: a team's, or one person's. */
export const TaskQuery = z.object({
  team: Team.optional(),
  owner: Somebody.optional(),
  limit: Limit,
  cursor: z.string().optional(),
});

/** A task in a list, with its case. */
export const TaskListed = Task.extend({
  reference: z.string(),
  /** It is overdue. */
  late: z.boolean(),
}).meta({ id: 'TaskListed', description: 'A task in a list, with its case.' });
export type TaskListed = z.infer<typeof TaskListed>;

/** A page of open tasks, due first. */
export const TaskList = z.object({
  tasks: z.array(TaskListed),
  ...besideRows,
  /** How many of this page are another team's, for somebody who may not see them. */
  withheld: z.number().int(),
  cursor: NextCursor,
});
export type TaskList = z.infer<typeof TaskList>;
