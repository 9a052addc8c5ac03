import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Member, People } from './people.ts';
import type { Signer } from './signing.ts';

/** A request that the issuer refuses, with OAuth's code for it (RFC 6749, 5.2). */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  constructor(code: string, why: string) {
    super(why);
    this.code = code;
  }
}

/** The console, as it is registered here: a public client, which proves itself by PKCE alone. */
export interface Client {
  readonly id: string;
  /** The audience of access tokens: the API. */
  readonly audience: string;
  readonly signedIn: string;
  readonly signedOut: string;
}

/** A code is exchanged at once, by a server on this machine. */
const CODE_LIVES_MS = 60_000;
/** Cognito's tokens of our pool live as long, so a console that works here keeps its hours there too. */
const TOKEN_SECONDS = 3600;
const REFRESH_SECONDS = 10 * 3600;
/** Nobody signs in so often within a minute. */
const MOST_CODES = 1000;

const Text = z.string().min(1).max(2000);
const Refresh = z.object({ sub: z.string(), sid: z.string(), scope: z.string(), use: z.literal('refresh') });
const OfSignIn = z.object({ sid: z.string() });

function parsed<S extends z.ZodType>(schema: S, given: unknown, code: string): z.infer<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new Refused(
    code,
    `Missing or wrong: ${[...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ')}.`,
  );
}

/** Returns an address with some parameters more. */
function withParameters(address: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Returns the rules of the authorization code flow with PKCE (RFC 7636), for one client. A code and its refresh tokens belong to the
 * person who was chosen and to one sign-in (`sid`), which sign-out or a code's second use ends.
 */
export function codeFlow(client: Client, people: People, signer: Signer, now: () => number = Date.now) {
  const Authorize = z.object({
    client_id: z.literal(client.id),
    redirect_uri: z.literal(client.signedIn),
    response_type: z.literal('code'),
    scope: Text.refine((scope) => scope.split(' ').includes('openid')),
    state: Text.optional(),
    nonce: Text.optional(),
    code_challenge: z.string().regex(/^[\w-]{43}$/),
    code_challenge_method: z.literal('S256'),
  });
  type Authorize = z.infer<typeof Authorize>;
  const ByCode = z.object({
    client_id: z.literal(client.id),
    redirect_uri: z.literal(client.signedIn),
    code: Text,
    code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
  });
  const ByRefresh = z.object({ client_id: z.literal(client.id), refresh_token: z.string().max(5000) });
  const SignOut = z
    .object({
      id_token_hint: z.string().max(5000).optional(),
      client_id: z.literal(client.id).optional(),
      post_logout_redirect_uri: z.literal(client.signedOut),
      state: Text.optional(),
    })
    // The console puts no token into an address: it has ended the sign-in by its refresh token.
    .refine(({ id_token_hint, client_id }) => (id_token_hint ?? client_id) !== undefined, { path: ['client_id'] });
  const Revocation = z.object({ client_id: z.literal(client.id), token: z.string().max(5000) });

  const codes = new Map<string, Authorize & { person: string; sid: string; until: number; used: boolean }>();
  const ended = new Set<string>();

  function tokens({ id: sub, name, roles }: Member, sid: string, scope: string, nonce?: string) {
    const refreshes = scope.split(' ').includes('offline_access');
    return {
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope,
      id_token: signer.sign({ aud: client.id, sub, name, roles, sid, nonce }, TOKEN_SECONDS),
      access_token: signer.sign({ aud: client.audience, client_id: client.id, sub, name, roles, scope }, TOKEN_SECONDS),
      ...(refreshes && {
        refresh_token: signer.sign({ aud: 'refresh', use: 'refresh', sub, sid, scope }, REFRESH_SECONDS),
      }),
    };
  }

  /** Returns the person of a sign-in that still holds. */
  function personOf(id: string, sid: string): Member {
    const person = people.find(id);
    if (person === undefined || ended.has(sid)) throw new Refused('invalid_grant', 'This sign-in has ended.');
    return person;
  }

  const end = (token: string) => void ended.add(parsed(OfSignIn, signer.read(token), 'invalid_request').sid);
  const authorize = (given: unknown): Authorize => parsed(Authorize, given, 'invalid_request');
  return {
    /** Checks what the console asks for. @throws Refused */
    authorize,
    /** Returns where a person who was chosen goes, with a code. @throws Refused */
    choose: (given: unknown, person: string): string => {
      const asked = authorize(given);
      if (people.find(person) === undefined) throw new Refused('access_denied', 'There is no such person.');
      const code = randomBytes(32).toString('base64url');
      const [oldest] = codes.keys();
      if (oldest !== undefined && codes.size >= MOST_CODES) codes.delete(oldest);
      codes.set(code, { ...asked, person, sid: randomUUID(), until: now() + CODE_LIVES_MS, used: false });
      return withParameters(asked.redirect_uri, { code, state: asked.state });
    },
    /** Returns where a person who chooses nobody goes. */
    cancel: ({ redirect_uri, state }: Authorize): string =>
      withParameters(redirect_uri, { error: 'access_denied', state }),
    /** Exchanges a code. Its first use, right or wrong, is its last; a second one ends the sign-in. @throws Refused */
    exchange: (given: unknown) => {
      const { code, code_verifier } = parsed(ByCode, given, 'invalid_grant');
      const found = codes.get(code);
      if (found === undefined || found.until < now()) throw new Refused('invalid_grant', 'There is no such code.');
      const { used, sid, person, code_challenge, nonce, scope } = found;
      found.used = true;
      const fits = createHash('sha256').update(code_verifier).digest('base64url') === code_challenge;
      if (used) ended.add(sid);
      if (used || !fits) throw new Refused('invalid_grant', 'The code was used, or the verifier is of another.');
      return tokens(personOf(person, sid), sid, scope, nonce);
    },
    /** Exchanges a refresh token for tokens with the roles of now. @throws Refused */
    refresh: (given: unknown) => {
      const { refresh_token } = parsed(ByRefresh, given, 'invalid_grant');
      const { sub, sid, scope } = parsed(
        Refresh.extend({ exp: z.number().min(now() / 1000) }),
        signer.read(refresh_token),
        'invalid_grant',
      );
      return tokens(personOf(sub, sid), sid, scope);
    },
    /** Ends a sign-in by its refresh token (RFC 7009). @throws Refused */
    revoke: (given: unknown) => end(parsed(Revocation, given, 'invalid_client').token),
    /** Ends a sign-in, and returns where the person goes. @throws Refused */
    signOut: (given: unknown): string => {
      const { id_token_hint, post_logout_redirect_uri, state } = parsed(SignOut, given, 'invalid_request');
      if (id_token_hint !== undefined) end(id_token_hint);
      return withParameters(post_logout_redirect_uri, { state });
    },
  };
}
export type CodeFlow = ReturnType<typeof codeFlow>;
