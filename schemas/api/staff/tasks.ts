import * as z from 'zod';
import { Team } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import { StaffId, Words } from './texts.ts';

/** The reason for a task. Lists show it, so it is short. */
const Why = z.string().trim().min(1).max(200);

/** The body that creates a task. Without a team, the case's own team has it. */
export const RaiseTask = z.strictObject({
  why: Why,
  dueAt: Instant,
  team: Team.optional(),
  owner: StaffId.optional(),
});

/** The body that marks a task as done. */
export const FinishTask = z.strictObject({ id: z.string().min(1).max(200), how: Words.optional() });
