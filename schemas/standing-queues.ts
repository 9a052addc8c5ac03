import * as z from 'zod';
import { Priority, Team } from './case.ts';
import { Instant } from './instant.ts';

/**
 * A council has tens of undecided cases in a team and state; past two hundred ahead any prediction says the same. Six teams in
 * four states at 50 bytes a case are 240 KB at most, and an item holds 400.
 */
export const MOST_IN_A_QUEUE = 200;

/** What stands undecided in one team: the places of its cases in order, by priority. A place is due time, then receipt. */
export const TeamQueue = z.partialRecord(Priority, z.array(z.string().max(60)));
export type TeamQueue = z.infer<typeof TeamQueue>;

/** What stood undecided when the sweep last looked, and how long a decision took of late: of no case anything but its times. */
export const StandingQueues = z.object({
  at: Instant,
  /** Staffed minutes, the median of recent decisions; absent while too few were made. */
  minutesADecision: z.number().optional(),
  teams: z.partialRecord(Team, TeamQueue),
});
export type StandingQueues = z.infer<typeof StandingQueues>;

/** Before any sweep: nothing is known to stand before a case. */
export const NO_QUEUES: StandingQueues = { at: '1970-01-01T00:00:00.000Z', teams: {} };
