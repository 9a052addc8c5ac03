import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { readEnvironment } from '../environment.ts';
import type { Request } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';
import type { SignedIn } from './signed-in.ts';

export type { SignedIn, Staff } from './signed-in.ts';

/** The issuer of trusted tokens, their audience, and the prefix of roles in the sign-in's own names. */
export interface Trust {
  readonly issuer: string;
  readonly audience: string;
  readonly rolePrefix: string;
}

/** Reads from the environment which tokens a job trusts. */
export function openTrust(): Trust {
  const settings = readEnvironment(
    z.object({ JWT_ISSUER: z.string().min(1), JWT_AUDIENCE: z.string().min(1), ROLE_PREFIX: z.string().max(60) }),
  );
  return { issuer: settings.JWT_ISSUER, audience: settings.JWT_AUDIENCE, rolePrefix: settings.ROLE_PREFIX };
}

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

/** Audiences as the gateway passes them on: a list becomes the text `[a b]`. The audience of our tokens holds no space. */
const Audiences = z
  .union([z.string().max(5000), z.array(z.string()).max(100)])
  .transform((given) => (typeof given === 'string' ? given.replace(/^\[(.*)\]$/s, '$1').split(/[\s,]+/) : given));

const Subject = z.string().min(1).max(200);

/** The gateway's claims from the token that it verified. Lists look like texts here, so no role is read from it. */
const Claims = z.object({
  iss: z.string(),
  /** The token's audience. A Cognito access token has none and names its client instead; the gateway does the same. */
  aud: Audiences.optional(),
  client_id: z.string().optional(),
  sub: Subject,
  exp: Seconds,
  nbf: Seconds.optional(),
});

/** A list of names, each whole; some sign-ins send a single name as a text. */
const Names = z
  .union([z.string().transform((one) => [one]), z.array(z.unknown()).max(500)])
  .transform((names) => names.flatMap((name) => (typeof name === 'string' ? [name] : [])));

const Payload = z.object({
  iss: z.string(),
  sub: Subject,
  exp: z.number(),
  roles: Names.optional(),
  'cognito:groups': Names.optional(),
  /** For the directory of colleagues; an invalid name is no reason to refuse somebody. */
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

/** API Gateway takes 10,240 bytes of request line and headers together, so no token that it verified is longer. */
const MOST_TOKEN_CHARACTERS = 10_240;
/** The gateway takes a token with or without `Bearer`. */
const BEARER = /^(?:bearer +)?[\w-]+\.([\w-]+)\.[\w-]+$/i;

/**
 * Returns the person identified by a token whose signature the gateway has checked. Issuer, audience, time and person are checked
 * once more, so that a route opened without its authorizer lets nobody in. Roles come from the token itself, which must match the
 * gateway's claims. A name counts only if the whole of it is a role, after the prefix where one is configured.
 * @throws Problem 401 for a token that is not for this service or not for now, 403 for a person without a role here
 */
export function staffFrom(request: Pick<Request, 'claims' | 'headers' | 'receivedAt'>, trust: Trust): SignedIn {
  const parsed = Claims.safeParse(request.claims);
  if (!parsed.success) throw signInAgain();
  const { iss, aud, client_id, exp, nbf, sub } = parsed.data;
  const audiences = aud ?? (client_id === undefined ? [] : [client_id]);
  const seconds = request.receivedAt.getTime() / 1000;
  if (iss !== trust.issuer || !audiences.includes(trust.audience)) throw signInAgain();
  if (exp <= seconds || (nbf !== undefined && nbf > seconds)) throw signInAgain();
  const token = payloadIn(request.headers.authorization);
  if (token.iss !== iss || token.sub !== sub || token.exp !== exp) throw signInAgain();
  const roles = rolesIn(token.roles ?? token['cognito:groups'] ?? [], trust.rolePrefix);
  if (roles.length === 0) throw forbidden();
  return { staff: { kind: 'staff', id: sub, roles }, name: token.name };
}

/** The claims of an ID token about its person. Its reader has checked its signature, issuer, audience, nonce and time. */
const IdToken = Payload.omit({ iss: true, exp: true });

/**
 * Returns the person of an ID token. They need a role here, as at the API.
 * @throws Problem 403 for a person without one
 */
export function personOf(claims: unknown, { rolePrefix }: Pick<Trust, 'rolePrefix'>): SignedIn {
  const { sub, name, roles: given, 'cognito:groups': groups } = IdToken.parse(claims);
  const roles = rolesIn(given ?? groups ?? [], rolePrefix);
  if (roles.length === 0) throw forbidden();
  return { staff: { kind: 'staff', id: sub, roles }, name };
}

function rolesIn(names: readonly string[], prefix: string): Role[] {
  const ours = names.filter((name) => name.startsWith(prefix)).map((name) => Role.safeParse(name.slice(prefix.length)));
  return [...new Set(ours.flatMap(({ data }) => (data === undefined ? [] : [data])))];
}

function payloadIn(header: string | undefined): z.infer<typeof Payload> {
  if (header === undefined || header.length > MOST_TOKEN_CHARACTERS) throw signInAgain();
  const [, payload] = BEARER.exec(header) ?? [];
  if (payload === undefined) throw signInAgain();
  const parsed = Payload.safeParse(jsonIn(Buffer.from(payload, 'base64url').toString()));
  if (!parsed.success) throw signInAgain();
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It is not JSON, so it is not one of our tokens.
    return undefined;
  }
}

function signInAgain(): Problem {
  return new Problem(401, 'sign-in', 'Sign in again.');
}
