import * as z from 'zod';

/** A role of staff, which decides what they may do (domain 5.3). A system administrator sees no case content. */
export const Role = z.enum([
  'screening_officer',
  'duty_social_worker',
  'team_manager',
  'eh_coordinator',
  'masp_chair',
  'ig_officer',
  'system_admin',
  // Counts of the service's work, and no case.
  'analyst',
]);
export type Role = z.infer<typeof Role>;

/** The person or program that acts on a case. The store needs one for every access, and the audit names them (law 5). */
export const Actor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('staff'),
    id: z.string().min(1).max(200),
    roles: z.array(Role).max(20),
    /** An open page of theirs looks again by itself. */
    again: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('agency'), id: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('public') }),
  z.object({ kind: z.literal('service'), id: z.string().min(1).max(100) }),
]);
export type Actor = z.infer<typeof Actor>;

/** Returns the service itself as an actor, in one of its jobs, such as `intake/receive-email`. */
export function service(job: string): Actor {
  return { kind: 'service', id: job };
}
