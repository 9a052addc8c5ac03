import * as z from 'zod';
import { CaseState, Priority, Team } from '#schemas/case.ts';
import { CaseRow } from './case-row.ts';
import { besideRows, Limit, NextCursor, Somebody } from './paging.ts';

/** What may be asked of the work list; which go together is functions/casework/api/case-lists.ts. */
export const CaseQuery = z.object({
  team: Team.optional(),
  state: CaseState.optional(),
  priority: Priority.optional(),
  assignee: Somebody.optional(),
  /** The kind of agency that referred, by its code (domain 3.1). */
  source: z
    .string()
    .regex(/^[0-9A-Z]{1,4}$/)
    .optional(),
  sort: z.enum(['due', 'priority', 'received']).default('due'),
  limit: Limit,
  cursor: z.string().optional(),
});

/** A page of one list of cases. */
export const WorkList = z.object({
  cases: z.array(CaseRow),
  ...besideRows,
  /** How many of this page are another team's, for somebody who may not see them. */
  withheld: z.number().int(),
  cursor: NextCursor,
});
export type WorkList = z.infer<typeof WorkList>;
