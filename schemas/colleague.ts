import * as z from 'zod';
import { Role } from './actor.ts';
import { Instant } from './instant.ts';

/** A person in the directory of colleagues: they signed in, or an administrator entered them. Only they are given work. */
export const Colleague = z.object({
  /** The id in their token. */
  id: z.string().min(1).max(200),
  /** The name in their token; without one, the name that an administrator entered. */
  name: z.string().max(200).optional(),
  /** The roles at their last sign-in; none before the first. */
  roles: z.array(Role).default([]),
  /** The day of their last sign-in, written at most once a day. */
  seenOn: z.iso.date().optional(),
  /** When an administrator ended their access, whatever their token says. */
  endedAt: Instant.optional(),
  endedBy: z.string().max(200).optional(),
  /** When an administrator last changed the entry, and who. A sign-in is no change. */
  changedAt: Instant.optional(),
  changedBy: z.string().max(200).optional(),
});
export type Colleague = z.infer<typeof Colleague>;
