import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { Cursor } from './paging.ts';

/** The parts of a hand-over from one shift to the next. */
export const ShiftSection = z.enum(['arrived', 'due', 'late', 'waiting', 'tasks']);
export type ShiftSection = z.infer<typeof ShiftSection>;

/** Which team, since when and until when. */
export const ShiftQuery = z.object({
  team: Team.default('duty_and_advice'),
  since: Instant.optional().describe('Default: 12 hours ago. At most a week ago.'),
  until: Instant.optional().describe('Default: 12 hours from now. At most 4 days from now.'),
  section: ShiftSection.optional().describe('Only this section. Needed with a cursor.'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('How many rows of each section, at most.'),
  cursor: Cursor,
});
