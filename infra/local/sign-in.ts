import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { consoleAddresses } from '#infra/pipeline/sign-in.ts';
import type { Role } from '#schemas/actor.ts';
import { listen } from './listening.ts';
import { HOST } from './ports.ts';
import { readBody } from './read-body.ts';
import { type CodeFlow, codeFlow, Refused } from './sign-in/code-flow.ts';
import { choicePage, refusalPage } from './sign-in/page.ts';
import { demonstrationPeople, type People } from './sign-in/people.ts';
import { openSigner, type Signer } from './sign-in/signing.ts';

export { peopleOf } from './sign-in/people.ts';

/** The audience of the tokens, which the API's authorizer checks. It is the console's client too. */
export const AUDIENCE = 'front-door';

/** The scope of an agency's system. */
export const AGENCY_SCOPE = 'referrals/submit';

/** A working day: long enough to look around, short enough not to be kept. */
const TOKEN_LIFE_SECONDS = 8 * 60 * 60;

/** A form with a refresh token has 1 KB. */
const MOST_FORM_BYTES = 16_384;

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
  readonly people: People;
  /** Returns a signed token (RS256 JWT) for staff or for an agency's system. */
  issueToken(request: TokenRequest): Promise<string>;
  close(): Promise<void>;
}

/** Returns the issuer's name, which is its address. */
export const issuerAt = (port: number): string => `http://${HOST}:${port}`;

function issueWith(signer: Signer, request: TokenRequest): string {
  const { roles, scope, name, audience = AUDIENCE, expiresIn = TOKEN_LIFE_SECONDS } = request;
  const sub = request.subject ?? (scope === undefined ? `local-${roles?.[0] ?? 'nobody'}` : 'local-agency');
  return signer.sign({ aud: audience, sub, name, roles, scope, client_id: scope && sub }, expiresIn);
}

/** Returns a token for a Front Door that runs in another process, signed with the key in its state. */
export async function issueTokenFor(stateDir: string, issuer: string, request: TokenRequest): Promise<string> {
  return issueWith(await openSigner(stateDir, issuer), request);
}

interface Options {
  readonly stateDir: string;
  readonly port: number;
  /** The origin of the console, which alone may sign people in here. */
  readonly console: string;
}

/**
 * Starts the issuer. People sign in to the console on its page, by code and PKCE. An agency's system may get a token by client
 * credentials from its `/token`.
 */
export async function startSignIn({ stateDir, port, console }: Options): Promise<SignIn> {
  const issuer = issuerAt(port);
  const signer = await openSigner(stateDir, issuer);
  const people = demonstrationPeople();
  const flow = codeFlow({ id: AUDIENCE, audience: AUDIENCE, ...consoleAddresses(console) }, people, signer);
  const answer = answerWith(issuer, signer, people, flow);
  const server = createServer((request, response) => {
    answer(request, response).catch((fault: unknown) => {
      const text = fault instanceof Refused ? fault.message : 'Something went wrong.';
      show(response, fault instanceof Refused ? 400 : 500, refusalPage(text));
    });
  });
  const close = await listen(server, port);
  return { issuer, people, issueToken: async (request) => issueWith(signer, request), close };
}

const NEVER_KEPT = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    ...NEVER_KEPT,
    'content-type': 'text/html; charset=utf-8',
    // No `form-action`: under one Chromium follows no redirect to the console after the form.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(html);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...NEVER_KEPT, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function answerWith(issuer: string, signer: Signer, people: People, flow: CodeFlow) {
  const grants = new Map<string, (form: Readonly<Record<string, string>>) => object>([
    ['authorization_code', flow.exchange],
    ['refresh_token', flow.refresh],
    [
      'client_credentials',
      ({ client_id: subject = 'local-agency' }) => ({
        token_type: 'Bearer',
        expires_in: TOKEN_LIFE_SECONDS,
        scope: AGENCY_SCOPE,
        access_token: issueWith(signer, { scope: AGENCY_SCOPE, subject }),
      }),
    ],
  ]);
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    revocation_endpoint: `${issuer}/revoke`,
    end_session_endpoint: `${issuer}/endsession`,
    response_types_supported: ['code'],
    grant_types_supported: [...grants.keys()],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'offline_access'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['none'],
  };

  function exchange(form: Readonly<Record<string, string>>): object {
    const grant = grants.get(form.grant_type ?? '');
    if (grant === undefined) throw new Refused('unsupported_grant_type', 'There is no such grant.');
    return grant(form);
  }

  /** Answers a program, whose refusals are JSON. */
  function reply(response: ServerResponse, answer: () => unknown): void {
    try {
      send(response, 200, answer());
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      send(response, 400, { error: fault.code, error_description: fault.message });
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const query = Object.fromEntries(searchParams);
    const goTo = (location: string) => void response.writeHead(303, { ...NEVER_KEPT, location }).end();
    const form = async () => {
      const body = await readBody(request, MOST_FORM_BYTES);
      if (body === undefined) throw new Refused('invalid_request', 'The form is too large.');
      return Object.fromEntries(new URLSearchParams(body.toString()));
    };
    switch (`${request.method} ${pathname}`) {
      case 'GET /.well-known/openid-configuration':
        return send(response, 200, metadata);
      case 'GET /jwks':
        return send(response, 200, signer.jwks);
      case 'GET /authorize':
        return show(response, 200, choicePage(people, flow.cancel(flow.authorize(query))));
      case 'POST /authorize':
        return goTo(
          flow.choose(
            query,
            z
              .string()
              .catch('')
              .parse((await form()).person),
          ),
        );
      case 'POST /token': {
        const given = await form();
        return reply(response, () => exchange(given));
      }
      case 'POST /revoke': {
        const given = await form();
        return reply(response, () => flow.revoke(given));
      }
      case 'GET /endsession':
        return goTo(flow.signOut(query));
      default:
        return show(response, 404, refusalPage('There is no such page.'));
    }
  };
}
