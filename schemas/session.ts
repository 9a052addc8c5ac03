import * as z from 'zod';
import { Role } from './actor.ts';
import { Instant } from './instant.ts';

/** The person of a session, as the issuer last said. */
export const SessionPerson = z.object({
  id: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  roles: z.array(Role).min(1),
});
export type SessionPerson = z.infer<typeof SessionPerson>;

/** Why a session ended. */
export const SessionEnd = z.enum(['signed_out', 'idle', 'too_long', 'access_ended', 'new_sign_in']);
export type SessionEnd = z.infer<typeof SessionEnd>;

/** A person's session with the pages. It is found by the hash of its cookie. */
export const Session = z.object({
  person: SessionPerson,
  openedAt: Instant,
  /** When the person last did something. */
  seenAt: Instant,
  /** When the issuer last said which roles they have. */
  rolesAt: Instant,
  /** The refresh token under a key derived from the cookie. Nobody but the bearer of the cookie can read it. Absent: none was issued. */
  refresh: z.string().max(20_000).optional(),
  /** Until when one request has the sole right to renew it. */
  renewingUntil: Instant.optional(),
  ended: z.object({ at: Instant, why: SessionEnd }).optional(),
});
export type Session = z.infer<typeof Session>;
