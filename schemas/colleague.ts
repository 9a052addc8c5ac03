import * as z from 'zod';
import { Role } from './actor.ts';
import { Instant } from './instant.ts';

/** Somebody in the directory of colleagues: who has signed in, or whom an administrator entered. Only they are given work. */
export const Colleague = z.object({
  /** The id of their token. */
  id: z.string().min(1).max(200),
  /** From the token, where it gives one; else from an administrator. */
  name: z.string().max(200).optional(),
  /** As their last sign-in had them; none for somebody who was entered and has not signed in. */
  roles: z.array(Role).default([]),
  /** The day of their last sign-in, written once a day at most. */
  seenOn: z.iso.date().optional(),
  /** Since when they may do nothing here, whatever their token says. */
  endedAt: Instant.optional(),
  endedBy: z.string().max(200).optional(),
});
export type Colleague = z.infer<typeof Colleague>;
