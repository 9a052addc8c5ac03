import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { Cursor } from './paging.ts';

/**
 * A section of the hand-over from one shift to the next. `forms`: forms that were asked for and have not come back (S13).
 * `unscreened`: emails that may be process queries, which a person must screen for concerns. `queries`: process queries to answer
 * (S32).
 */
export const ShiftSection = z.enum(['arrived', 'due', 'late', 'waiting', 'tasks', 'forms', 'unscreened', 'queries']);
export type ShiftSection = z.infer<typeof ShiftSection>;

/** The query parameters of a hand-over: the team, the period and the section. */
export const ShiftQuery = z.object({
  team: Team.default('duty_and_advice'),
  since: Instant.optional().describe('The start. Default: 12 hours ago. At most a week ago.'),
  until: Instant.optional().describe('The end. Default: 12 hours from now. At most 4 days from now.'),
  section: ShiftSection.optional().describe('Return only this section. Required with a cursor.'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('The largest number of rows of each section.'),
  cursor: Cursor,
});
