import * as z from 'zod';
import { Priority, Team } from '#schemas/case.ts';
import { StaffId, Words } from './texts.ts';

/** The body that accepts a case: an empty object. */
export const Accept = z.strictObject({});

/** The body that assigns a case to a colleague. */
export const Assign = z.strictObject({ to: StaffId, why: Words.optional() });

/** The body that sends a case to another team (S6b). */
export const Reroute = z.strictObject({ team: Team, why: Words });

/** The body that sets the priority of a case. Lowering it needs a reason. */
export const SetPriority = z.strictObject({ priority: Priority, why: Words.optional() });

/** The body that adds a note for colleagues. */
export const Note = z.strictObject({ text: Words });
