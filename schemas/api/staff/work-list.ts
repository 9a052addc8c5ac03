import * as z from 'zod';
import { CaseState, Door, NamedFlag, Priority, Team } from '#schemas/case.ts';
import { CaseRow } from './case-row.ts';
import { besideRows, Cursor, Limit, NextCursor, Somebody } from './paging.ts';

/** What may be asked of the work list; which go together is functions/casework/api/case-lists.ts. */
export const CaseQuery = z.object({
  team: Team.optional(),
  state: CaseState.optional(),
  priority: Priority.optional(),
  assignee: Somebody.optional(),
  source: z
    .string()
    .regex(/^[0-9A-Z]{1,4}$/)
    .optional()
    .describe('The kind of agency that referred, by its code.'),
  door: Door.optional().describe('The door that it came in by.'),
  flag: NamedFlag.optional().describe('One of the flags that have a list.'),
  late: z
    .literal('true')
    .optional()
    .describe('Only cases that are late: undecided after their decision was due. Not with a sort but `due`.'),
  sort: z.enum(['due', 'priority', 'received']).default('due'),
  limit: Limit,
  cursor: Cursor,
});

/** A page of one list of cases. */
export const WorkList = z.object({
  cases: z.array(CaseRow),
  ...besideRows,
  withheld: z
    .number()
    .int()
    .describe('How many rows of this page you may not see: another team has them, or they are restricted.'),
  cursor: NextCursor,
});
export type WorkList = z.infer<typeof WorkList>;
