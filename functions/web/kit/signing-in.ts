import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { clearCookie, setCookie } from './cookies.ts';
import type { BrowserAnswer } from './door.ts';
import { goTo } from './go-to.ts';
import { keptWords } from './kept-words.ts';
import { ownPath } from './own-path.ts';
import type { PageRequest } from './page.ts';
import type { PageDeps } from './page-deps.ts';
import { drawPage } from './page-policy.ts';
import { type CookieKeys, keysOf, newCookie } from './sealing.ts';
import { beginSession, REFRESH } from './sessions.ts';
import { IssuerSilentError, SignInRefusedError } from './sign-in.ts';
import { moveTyped } from './typed-too-late.ts';

/** What the browser keeps while somebody is at the issuer. It is no secret from them, and another site can neither set nor read it. */
const Flow = z.object({
  state: z.string().max(100),
  nonce: z.string().max(100),
  verifier: z.string().max(200),
  to: z.string().max(1000),
});

/** Ten minutes to sign in, with a second factor. */
const SIGN_IN_SECONDS = 600;

/** Sends the browser to the issuer. It begins by GET, so that a link or a reload begins it too. */
export async function beginSigningIn(deps: PageDeps, request: PageRequest): Promise<BrowserAnswer> {
  try {
    const { url, flow } = await deps.signIn.begin();
    const kept = Buffer.from(JSON.stringify({ ...flow, to: ownPath(request.query.to) })).toString('base64url');
    return {
      status: 302,
      headers: { location: url },
      cookies: [setCookie(deps.cookies.signingIn, kept, SIGN_IN_SECONDS)],
    };
  } catch (error) {
    return failed(deps, request, error);
  }
}

/** Opens a session for somebody whom the issuer sent back. The id of a session changes here, so that nobody can plant one. */
export async function finishSigningIn(deps: PageDeps, request: PageRequest): Promise<BrowserAnswer> {
  const flow = flowIn(request.cookies.get(deps.cookies.signingIn));
  // Somebody who comes here by a bookmark, or after ten minutes, begins again.
  if (flow === undefined) return goTo('/staff/sign-in');
  const now = request.receivedAt;
  try {
    const answer = await deps.signIn.finish(request.rawQuery, flow);
    await deps.sessions.admit(answer.person, now);
    const cookie = newCookie();
    const keys = keysOf(cookie);
    if (keys === undefined) throw new RangeError('a new cookie has no keys');
    await beginSession(deps.sessions, keys, answer, now);
    const to = await carriedOver(deps, request, { keys, to: ownPath(flow.to), person: answer.person.staff.id });
    return goTo(to, [setCookie(deps.cookies.session, cookie), clearCookie(deps.cookies.signingIn)]);
  } catch (error) {
    return failed(deps, request, error);
  }
}

function flowIn(cookie: string | undefined): z.infer<typeof Flow> | undefined {
  if (cookie === undefined) return undefined;
  try {
    return Flow.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString())).data;
  } catch {
    // Not JSON: not our cookie.
    return undefined;
  }
}

/** Moves what the same person was typing when their last session ended into the new one. Returns where to go: to its form, wherever the sign-in began. */
async function carriedOver(
  deps: PageDeps,
  request: PageRequest,
  { keys, to, person }: { keys: CookieKeys; to: string; person: string },
): Promise<string> {
  const now = request.receivedAt;
  const old = keysOf(request.cookies.get(deps.cookies.session));
  const before = old === undefined ? undefined : await deps.sessions.store.read(old.id);
  if (old === undefined || before === undefined) return to;
  await deps.sessions.store.end(old.id, 'new_sign_in', now);
  if (before.person.id !== person) return to;
  return moveTyped(keptWords(deps.words, old, now), keptWords(deps.words, keys, now), { to, now });
}

/** Ends the session here and at the issuer. The last step is our own page, because a form may not lead to another site. */
export async function signOut(deps: PageDeps, request: PageRequest, keys: CookieKeys): Promise<BrowserAnswer> {
  const session = await deps.sessions.store.read(keys.id);
  await deps.sessions.store.end(keys.id, 'signed_out', request.receivedAt);
  const refresh = session?.refresh === undefined ? undefined : keys.open(session.refresh, REFRESH);
  const cookies = [clearCookie(deps.cookies.session)];
  // Here the session has ended already; what the issuer cannot end now ends by itself.
  const failed = (error: unknown) =>
    deps.log.error('the issuer could not end its session', error, { requestId: request.requestId });
  if (refresh !== undefined) await deps.signIn.revoke(refresh).catch(failed);
  const onward = await deps.signIn.leave().catch((error: unknown) => void failed(error));
  if (onward === undefined) return goTo('/staff/signed-out', cookies);
  const page = drawPage(
    { template: 'kit/errors/leaving.njk', title: 'Signing out', model: { onward } },
    { council: (await deps.council()).name, brand: deps.brand },
  );
  return { ...page, cookies };
}

/** Says why signing in failed, and offers to begin again. */
async function failed(deps: PageDeps, { requestId }: PageRequest, error: unknown): Promise<BrowserAnswer> {
  const refused = error instanceof SignInRefusedError;
  const silent = error instanceof IssuerSilentError;
  if (!(error instanceof Problem) && !refused && !silent) throw error;
  const code = error instanceof Problem ? error.code : error.name;
  deps.log.warn('signing in failed', { requestId, code });
  const says =
    error instanceof Problem
      ? error.code === 'forbidden'
        ? 'You have no role in Front Door. Ask your administrator.'
        : error.title
      : silent
        ? 'The sign-in service does not answer. Try again in a moment.'
        : 'Signing in did not work. Try again.';
  const page = drawPage(
    {
      status: error instanceof Problem ? error.status : silent ? 503 : 400,
      template: 'kit/errors/problem.njk',
      title: 'You are not signed in',
      model: { says, requestId, signsIn: true },
    },
    { council: (await deps.council()).name, brand: deps.brand },
  );
  return { ...page, cookies: [clearCookie(deps.cookies.signingIn)] };
}
