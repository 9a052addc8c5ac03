import * as oidc from 'openid-client';
import { personOf, type SignedIn } from '#functions/platform/http/claims.ts';

/** What the browser keeps while somebody signs in, to show that the answer belongs to the question. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who signed in, and the token that asks the issuer about them again, if it gives one. */
export interface IssuerAnswer {
  readonly person: SignedIn;
  readonly refresh: string | undefined;
}

/** The council's issuer of sign-ins (OpenID Connect). */
export interface SignInService {
  /** Returns where the browser goes to sign in. */
  begin(): Promise<{ readonly url: string; readonly flow: Flow }>;
  /** @throws SignInRefusedError, IssuerSilentError, or Problem 403 for somebody without a role here */
  finish(query: string, flow: Flow): Promise<IssuerAnswer>;
  /** @throws SignInRefusedError, IssuerSilentError, or Problem 403 for somebody without a role here any more */
  renew(refresh: string): Promise<IssuerAnswer>;
  /** Takes a refresh token back, where the issuer does so. */
  revoke(refresh: string): Promise<void>;
  /** Returns where the browser goes to end the issuer's own session. Undefined: it has no such place. */
  leave(): Promise<string | undefined>;
}

/** The issuer, or our check of its answer, refused. */
export class SignInRefusedError extends Error {
  override readonly name = 'SignInRefusedError';
}

/** The issuer did not answer. */
export class IssuerSilentError extends Error {
  override readonly name = 'IssuerSilentError';
}

type Tokens = oidc.TokenEndpointResponseHelpers & { readonly refresh_token?: string };

interface Client {
  readonly issuer: string;
  readonly clientId: string;
  readonly rolePrefix: string;
  /** Of the pages, without a path. */
  readonly origin: string;
}

export const SIGNED_IN = '/staff/signed-in';
export const SIGNED_OUT = '/staff/signed-out';

/** The gateway waits 29 s, and the page needs some of them. */
const ISSUER_SECONDS = 8;

/** Opens the sign-in of an issuer. Its own description is read when it is first needed. A public client with PKCE has no secret. */
export function openSignIn({ issuer, clientId, rolePrefix, origin }: Client): SignInService {
  let known: oidc.Configuration | undefined;
  async function configuration(): Promise<oidc.Configuration> {
    known ??= await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
      timeout: ISSUER_SECONDS,
      // Without a certificate only on one machine: a deployment's issuer is https (infra/configuration.ts).
      execute: [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
    });
    return known;
  }
  function answerIn(tokens: Tokens, before?: string): IssuerAnswer {
    const claims = tokens.claims();
    if (claims === undefined) throw new SignInRefusedError('the issuer gave no ID token');
    return { person: personOf(claims, { rolePrefix }), refresh: tokens.refresh_token ?? before };
  }
  return {
    begin: () =>
      asked(async () => {
        const config = await configuration();
        const flow = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const offline = config.serverMetadata().scopes_supported?.includes('offline_access') ?? false;
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: `${origin}${SIGNED_IN}`,
          // Some issuers give a refresh token only to who asks for it, others do not know the word.
          scope: offline ? 'openid profile offline_access' : 'openid profile',
          code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
          code_challenge_method: 'S256',
          state: flow.state,
          nonce: flow.nonce,
        });
        return { url: url.href, flow };
      }),
    finish: (query, { state, nonce, verifier }) =>
      asked(async () =>
        answerIn(
          await oidc.authorizationCodeGrant(await configuration(), new URL(`${origin}${SIGNED_IN}?${query}`), {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
          }),
        ),
      ),
    renew: (refresh) =>
      asked(async () => answerIn(await oidc.refreshTokenGrant(await configuration(), refresh), refresh)),
    revoke: (refresh) =>
      asked(async () => {
        const config = await configuration();
        if (config.serverMetadata().revocation_endpoint !== undefined) await oidc.tokenRevocation(config, refresh);
      }),
    leave: () =>
      asked(async () => {
        const { end_session_endpoint } = (await configuration()).serverMetadata();
        if (end_session_endpoint === undefined) return undefined;
        const url = new URL(end_session_endpoint);
        const back = `${origin}${SIGNED_OUT}`;
        // `logout_uri` is Cognito's name for the same. No token goes into an address.
        for (const [name, value] of Object.entries({
          post_logout_redirect_uri: back,
          logout_uri: back,
          client_id: clientId,
        }))
          url.searchParams.set(name, value);
        return url.href;
      }),
  };
}

/** Names of errors of a connection that failed or took too long. */
const SILENT = new Set(['TypeError', 'TimeoutError', 'AbortError']);

/** Returns whether a connection failed. Where a library wraps the error, it is the cause. */
const isSilence = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && SILENT.has(String(error.name));

/** Returns whether the issuer failed, or has too much to do: what it answers then says nothing about the person. */
const isFailing = (status: unknown): boolean => typeof status === 'number' && (status >= 500 || status === 429);

/** Asks the issuer, and tells a refusal from silence. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Problem' || error instanceof SignInRefusedError) throw error;
    // An answer in OAuth's form has its status beside it; any other, such as a proxy's page, is the cause.
    const status = 'status' in error ? error.status : error.cause instanceof Response ? error.cause.status : undefined;
    if (isFailing(status)) throw new IssuerSilentError('the issuer failed', { cause: error });
    if ([error, error.cause].some(isSilence))
      throw new IssuerSilentError('the issuer did not answer', { cause: error });
    throw new SignInRefusedError('the issuer or a check refused', { cause: error });
  }
}
