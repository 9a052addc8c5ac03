import * as z from 'zod';
import { type Actor, Role } from '#schemas/actor.ts';
import { forbidden, Problem } from './problem.ts';

export type Staff = Extract<Actor, { kind: 'staff' }>;

/** A list as the gateway passes claims on: an array becomes the text `[a b]`, one value stays itself. */
const Listed = z
  .union([z.string().max(5000), z.array(z.string()).max(100)])
  .transform((given) => (typeof given === 'string' ? given.replace(/^\[(.*)\]$/s, '$1').split(/[\s,]+/) : given))
  .transform((items) => items.filter((item) => item !== ''));

/** Seconds since 1970 as a number or its text; some gateways write `1.79E9`. */
const Seconds = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^[0-9.eE+]{1,20}$/)
      .transform(Number),
  ])
  .pipe(z.number().positive());

const Claims = z.object({
  iss: z.string(),
  /** Who the token is for. A Cognito access token has none and names its client instead; the gateway does the same. */
  aud: Listed.optional(),
  client_id: z.string().optional(),
  sub: z.string().min(1).max(200),
  exp: Seconds,
  nbf: Seconds.optional(),
  roles: Listed.optional(),
  'cognito:groups': Listed.optional(),
});

/** Who may sign tokens, and whom they must be for. */
export interface Trust {
  readonly issuer: string;
  readonly audience: string;
}

/**
 * The person behind a token whose signature the gateway has checked. Issuer, audience, time and person are checked once
 * more, so that a route opened without its authorizer lets nobody in. Roles that we do not know count for nothing.
 * @throws Problem 401 for a token that is not ours or not now, 403 for a person without any role here
 */
export function staffFrom(claims: unknown, trust: Trust, now: Date): Staff {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) throw signInAgain();
  const { iss, aud, client_id, exp, nbf, sub, roles, 'cognito:groups': groups } = parsed.data;
  const audiences = aud ?? (client_id === undefined ? [] : [client_id]);
  const seconds = now.getTime() / 1000;
  if (iss !== trust.issuer || !audiences.includes(trust.audience)) throw signInAgain();
  if (exp <= seconds || (nbf !== undefined && nbf > seconds)) throw signInAgain();
  const known = [...new Set(roles ?? groups ?? [])].flatMap((role) => {
    const ours = Role.safeParse(role);
    return ours.success ? [ours.data] : [];
  });
  if (known.length === 0) throw forbidden();
  return { kind: 'staff', id: sub, roles: known };
}

function signInAgain(): Problem {
  return new Problem(401, 'sign-in', 'Sign in again.');
}
