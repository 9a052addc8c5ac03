import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OAuth2Server } from 'oauth2-mock-server';
import * as z from 'zod';
import type { Role } from '#schemas/actor.ts';
import { readJson, writeJson } from './json-file.ts';
import { HOST } from './ports.ts';

/** The audience of the tokens, which the API's authorizer checks. */
export const AUDIENCE = 'front-door';

/** The scope of an agency's system. */
export const AGENCY_SCOPE = 'referrals/submit';

/** An invented person who signs in here, by the id of their token. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

const NAMES: Readonly<Record<Role, readonly [string, string]>> = {
  screening_officer: ['Hazel Merriweather', 'Linden Sparrowhawk'],
  duty_social_worker: ['Rowan Ashby', 'Bryony Thistlewood'],
  team_manager: ['Sorrel Wainwright', 'Aspen Larkfield'],
  eh_coordinator: ['Clover Fairweather', 'Alder Hollins'],
  masp_chair: ['Juniper Oakes', 'Heath Winterbourne'],
  ig_officer: ['Marigold Penhallow', 'Sage Copperfield'],
  system_admin: ['Tansy Underhill', 'Birch Holloway'],
};

/** Returns the two people of a role: one who assigns work, and one who gets it. */
export function peopleOf(role: Role): readonly [Person, Person] {
  const [first, second] = NAMES[role];
  return [
    { id: `local-${role}`, name: first },
    { id: `local-${role}-2`, name: second },
  ];
}

/** A working day: long enough to look around, short enough not to be kept. */
const TOKEN_LIFE_SECONDS = 8 * 60 * 60;

export interface TokenRequest {
  /** The roles of staff. */
  readonly roles?: readonly Role[];
  /** The scope of an agency's system. */
  readonly scope?: string;
  /** An id, never a name. With a scope it is the client's id too. */
  readonly subject?: string;
  /** A person's name, where the sign-in has a claim for it. */
  readonly name?: string;
  /** Seconds; negative for one that has expired. */
  readonly expiresIn?: number;
  readonly audience?: string;
}

/** A running OIDC issuer. It keeps its key, so that tokens stay valid after a restart. */
export interface SignIn {
  readonly issuer: string;
  /** Returns a signed token (RS256 JWT) for staff or for an agency's system. */
  issueToken(request: TokenRequest): Promise<string>;
  close(): Promise<void>;
}

const Key = z.looseObject({ kid: z.string(), kty: z.string(), d: z.string() });

/** Returns the issuer's name, which is its address. */
export const issuerAt = (port: number): string => `http://${HOST}:${port}`;

/** Makes an RSA key of the kind that the gateway's authorizer accepts (RS256 alone). */
function newKey(): z.infer<typeof Key> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  // As text and back: the server accepts only plain objects, and in Jest what Node exports is not one.
  return Key.parse(JSON.parse(JSON.stringify(jwk)));
}

/** Returns a server that does not listen yet, with this state's signing key, which the first use makes. */
async function serverWithKey(stateDir: string, issuer: string): Promise<OAuth2Server> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, 'sign-in-key.json');
  const server = new OAuth2Server();
  const kept = await readJson(file, Key);
  const key = kept ?? newKey();
  if (kept === undefined) await writeJson(file, key);
  await server.issuer.keys.add(key);
  server.issuer.url = issuer;
  return server;
}

function claimsOf(request: TokenRequest): Record<string, unknown> {
  const { roles, scope, name, audience = AUDIENCE } = request;
  const sub = request.subject ?? (scope === undefined ? `local-${roles?.[0] ?? 'nobody'}` : 'local-agency');
  return { aud: audience, sub, name, roles, scope, client_id: scope && sub };
}

function issueWith(server: OAuth2Server, request: TokenRequest): Promise<string> {
  return server.issuer.buildToken({
    expiresIn: request.expiresIn ?? TOKEN_LIFE_SECONDS,
    scopesOrTransform: (_header, payload) => Object.assign(payload, claimsOf(request)),
  });
}

/** Starts the issuer. An agency's system may get a token by client credentials from its `/token`. */
export async function startSignIn(options: { readonly stateDir: string; readonly port: number }): Promise<SignIn> {
  const issuer = issuerAt(options.port);
  const server = await serverWithKey(options.stateDir, issuer);
  server.service.on('beforeTokenSigning', (token, request) => {
    if (request.body.grant_type !== 'client_credentials') return;
    const subject = z.string().min(1).catch('local-agency').parse(request.body.client_id);
    Object.assign(token.payload, claimsOf({ scope: AGENCY_SCOPE, subject }));
  });
  await server.start(options.port, HOST);
  // The server sets its own address when it starts.
  server.issuer.url = issuer;
  return {
    issuer,
    issueToken: (request) => issueWith(server, request),
    close: () => server.stop(),
  };
}

/** Returns a token for a Front Door that runs in another process, signed with the key in its state. */
export async function issueTokenFor(stateDir: string, issuer: string, request: TokenRequest): Promise<string> {
  return issueWith(await serverWithKey(stateDir, issuer), request);
}
