import * as z from 'zod';
import { CaseState, Door, NamedFlag, Priority, Team } from '#schemas/case.ts';
import { CaseRow } from './case-row.ts';
import { stateCounts } from './dashboard.ts';
import { besideRows, Cursor, Limit, NextCursor, Somebody } from './paging.ts';

/** The query parameters of the work list. functions/casework/api/case-lists.ts decides which can be combined. */
export const CaseQuery = z.object({
  team: Team.optional(),
  state: CaseState.optional(),
  priority: Priority.optional(),
  assignee: Somebody.optional(),
  source: z
    .string()
    .regex(/^[0-9A-Z]{1,4}$/)
    .optional()
    .describe('The code of the kind of agency that referred.'),
  door: Door.optional().describe('The door by which the referral arrived.'),
  flag: NamedFlag.optional().describe('A flag of the case.'),
  late: z
    .literal('true')
    .optional()
    .describe('Only cases whose decision is overdue. Cannot be combined with a sort other than `due`.'),
  sort: z.enum(['due', 'priority', 'received']).default('due'),
  counts: z
    .literal('true')
    .optional()
    .describe("Also returns how many cases the list's team has in each state, and how many drafts were left to it."),
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
    .describe('The number of rows that you may not see: another team has the case, or it is restricted.'),
  cursor: NextCursor,
  teams: z.array(Team).describe('The teams whose cases you may list.'),
  counts: z
    .object({
      team: Team,
      ...stateCounts,
      left: z
        .int()
        .describe('The number of referrals that somebody began to take down and left for half an hour; at most 50.'),
    })
    .optional()
    .describe('How many cases the team of the list has in each state, if you asked for it.'),
});
export type WorkList = z.infer<typeof WorkList>;
