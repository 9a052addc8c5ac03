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
  since: Instant.optional().describe('Twelve hours back where it is not said; a week at most.'),
  until: Instant.optional().describe('Twelve hours ahead where it is not said; four days at most.'),
  section: ShiftSection.optional().describe('One section alone, to go on with by its cursor.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .describe('Of each section; five sections of fifty are more than a hand-over says.'),
  cursor: Cursor,
});
