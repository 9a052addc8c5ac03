import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OAuth2Server } from 'oauth2-mock-server';
import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { HOST } from './ports.ts';

/** Who the tokens are for; the API's authorizer asks for it. */
export const AUDIENCE = 'front-door';

/** What an agency's system may do. */
export const AGENCY_SCOPE = 'referrals/submit';

/** The roles that staff sign in with. */
export const StaffRole = Role;
export type StaffRole = Role;

/** Somebody who signs in here, by the id of their token. Invented. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

const NAMES: Readonly<Record<StaffRole, readonly [string, string]>> = {
  screening_officer: ['Hazel Merriweather', 'Linden Sparrowhawk'],
  duty_social_worker: ['Rowan Ashby', 'Bryony Thistlewood'],
  team_manager: ['Sorrel Wainwright', 'Aspen Larkfield'],
  eh_coordinator: ['Clover Fairweather', 'Alder Hollins'],
  masp_chair: ['Juniper Oakes', 'Heath Winterbourne'],
  ig_officer: ['Marigold Penhallow', 'Sage Copperfield'],
  system_admin: ['Tansy Underhill', 'Birch Holloway'],
};

/** The two people of a role: one to give work, and one to be given it. */
export function peopleOf(role: StaffRole): readonly [Person, Person] {
  const [first, second] = NAMES[role];
  return [
    { id: `local-${role}`, name: first },
    { id: `local-${role}-2`, name: second },
  ];
}

/** A working day: long enough to look around, short enough not to be kept. */
const TOKEN_LIFE_SECONDS = 8 * 60 * 60;

export interface TokenWanted {
  /** Staff have roles … */
  readonly roles?: readonly StaffRole[];
  /** … an agency's system has a scope. */
  readonly scope?: string;
  /** Who it is: an id, never a name. For a scope it is the client's id too. */
  readonly subject?: string;
  /** What they are called, where the sign-in says so. */
  readonly name?: string;
  /** Seconds; negative for one that has expired. */
  readonly expiresIn?: number;
  readonly audience?: string;
}

/** A running OIDC issuer. Its key is kept, so that tokens outlive a restart. */
export interface SignIn {
  readonly issuer: string;
  /** A signed token (RS256 JWT) for staff or for an agency's system. */
  issueToken(wanted: TokenWanted): Promise<string>;
  close(): Promise<void>;
}

const Key = z.looseObject({ kid: z.string(), kty: z.string(), d: z.string() });

/** The issuer's name and address. */
export const issuerAt = (port: number): string => `http://${HOST}:${port}`;

async function keptKey(file: string): Promise<z.infer<typeof Key> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Key.parse(JSON.parse(text));
}

/** An RSA key as the gateway's authorizer takes it (RS256 alone). */
function newKey(): z.infer<typeof Key> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
  // As text and back: the server takes plain objects only, which in Jest what Node exports is not.
  return Key.parse(JSON.parse(JSON.stringify(jwk)));
}

/** A server with this state's signing key, made on first use; not listening yet. */
async function serverWithKey(stateDir: string, issuer: string): Promise<OAuth2Server> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, 'sign-in-key.json');
  const server = new OAuth2Server();
  const kept = await keptKey(file);
  if (kept === undefined) {
    const made = newKey();
    await server.issuer.keys.add(made);
    await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
    await rename(`${file}.new`, file);
  } else {
    await server.issuer.keys.add(kept);
  }
  server.issuer.url = issuer;
  return server;
}

function claimsOf(wanted: TokenWanted): Record<string, unknown> {
  const subject =
    wanted.subject ?? (wanted.scope === undefined ? `local-${wanted.roles?.[0] ?? 'nobody'}` : 'local-agency');
  return {
    aud: wanted.audience ?? AUDIENCE,
    sub: subject,
    ...(wanted.name === undefined ? {} : { name: wanted.name }),
    ...(wanted.roles === undefined ? {} : { roles: [...wanted.roles] }),
    ...(wanted.scope === undefined ? {} : { scope: wanted.scope, client_id: subject }),
  };
}

function issueWith(server: OAuth2Server, wanted: TokenWanted): Promise<string> {
  return server.issuer.buildToken({
    expiresIn: wanted.expiresIn ?? TOKEN_LIFE_SECONDS,
    scopesOrTransform: (_header, payload) => Object.assign(payload, claimsOf(wanted)),
  });
}

/** Starts the issuer. An agency's system may ask its `/token` for a client credential itself. */
export async function startSignIn(options: { readonly stateDir: string; readonly port: number }): Promise<SignIn> {
  const issuer = issuerAt(options.port);
  const server = await serverWithKey(options.stateDir, issuer);
  server.service.on('beforeTokenSigning', (token, request) => {
    if (request.body.grant_type !== 'client_credentials') return;
    const subject = z.string().min(1).catch('local-agency').parse(request.body.client_id);
    Object.assign(token.payload, claimsOf({ scope: AGENCY_SCOPE, subject }));
  });
  await server.start(options.port, HOST);
  server.issuer.url = issuer;
  return {
    issuer,
    issueToken: (wanted) => issueWith(server, wanted),
    close: () => server.stop(),
  };
}

/** A token for a Front Door that runs in another process, signed with its kept key. */
export async function issueTokenFor(stateDir: string, issuer: string, wanted: TokenWanted): Promise<string> {
  return issueWith(await serverWithKey(stateDir, issuer), wanted);
}
