import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { StaffId, Words } from './colleagues.ts';

/** A task's reason is shown in lists, so it is short. */
const Why = z.string().trim().min(1).max(200);

/** Something that somebody owes a case; without a team, its own owes it. */
export const RaiseTask = z.strictObject({
  why: Why,
  dueAt: Instant,
  team: Team.optional(),
  owner: StaffId.optional(),
});

/** A task is done, and how. */
export const FinishTask = z.strictObject({ id: z.string().min(1).max(200), how: Words.optional() });
