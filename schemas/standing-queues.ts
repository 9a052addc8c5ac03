import * as z from 'zod';
import { Priority, Team } from './case.ts';
import { Instant } from './instant.ts';

/**
 * A team has tens of undecided cases in a state; with over 200 ahead, every prediction is the same. Six teams in four states at
 * 50 bytes a case need at most 240 KB, and an item holds 400.
 */
export const MOST_IN_A_QUEUE = 200;

/** The queue of undecided cases of one team, by priority. Each place is a due time, then the time of receipt. */
export const TeamQueue = z.partialRecord(Priority, z.array(z.string().max(60)));
export type TeamQueue = z.infer<typeof TeamQueue>;

/** The queues of undecided cases at the last sweep, and how long recent decisions took. It has times only, and no references. */
export const StandingQueues = z.object({
  at: Instant,
  /** The median of recent decisions in staffed minutes. Absent while there are too few. */
  minutesADecision: z.number().optional(),
  teams: z.partialRecord(Team, TeamQueue),
});
export type StandingQueues = z.infer<typeof StandingQueues>;

/** The queues before the first sweep: all empty. */
export const NO_QUEUES: StandingQueues = { at: '1970-01-01T00:00:00.000Z', teams: {} };
