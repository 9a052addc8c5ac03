import * as z from 'zod';
import { Priority, Team } from '#schemas/case.ts';
import { StaffId, Words } from './colleagues.ts';

/** Somebody of the team takes a case: nothing more is said. */
export const Accept = z.strictObject({});

/** A case is given to somebody. */
export const Assign = z.strictObject({ to: StaffId, why: Words.optional() });

/** A case goes to another team (S6b). */
export const Reroute = z.strictObject({ team: Team, why: Words });

/** How soon somebody must look; lowering it wants a reason. */
export const SetPriority = z.strictObject({ priority: Priority, why: Words.optional() });

/** Something that colleagues must know. */
export const Note = z.strictObject({ text: Words });
