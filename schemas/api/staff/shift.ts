import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';

/** The parts of a hand-over from one shift to the next. */
export const ShiftSection = z.enum(['arrived', 'due', 'late', 'waiting', 'tasks']);
export type ShiftSection = z.infer<typeof ShiftSection>;

/** Which team, since when and until when. */
export const ShiftQuery = z.object({
  team: Team.default('duty_and_advice'),
  since: Instant.optional(),
  until: Instant.optional(),
  /** One section alone, to go on with by its cursor. */
  section: ShiftSection.optional(),
  /** Of each section; five sections of fifty are more than a hand-over says. */
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().optional(),
});
