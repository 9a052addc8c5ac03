import type { SignedIn } from '#functions/platform/http/claims.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { londonTime } from '#functions/platform/london-words.ts';
import { readReference } from '#schemas/reference.ts';
import type { BrowserAnswer } from './door.ts';
import { errorPage, noLongerYours, restrictedFor } from './errors.ts';
import { typedIn } from './form-body.ts';
import { typedAlone } from './form-route.ts';
import { goTo } from './go-to.ts';
import { keptWords } from './kept-words.ts';
import { ownPath } from './own-path.ts';
import type { Page, PageAnswer, PageRequest, PageVisit } from './page.ts';
import type { PageDeps } from './page-deps.ts';
import { type Drawn, drawPage } from './page-policy.ts';
import { withReason } from './reasons.ts';
import { findRoute } from './routes.ts';
import { isFromOurPages } from './same-origin.ts';
import { type CookieKeys, keysOf } from './sealing.ts';
import { type FoundSession, findSession } from './sessions.ts';
import { beginSigningIn, finishSigningIn, signOut } from './signing-in.ts';
import { keepTyped, typedTooLate } from './typed-too-late.ts';

/** The page where a person without a session begins. */
export const SIGN_IN = '/staff/sign-in';
const SIGN_OUT = '/staff/sign-out';

/** Answers a browser: signs people in and out, and shows their pages to people with a session. */
export async function answerBrowser(deps: PageDeps, request: PageRequest): Promise<BrowserAnswer> {
  try {
    return await answered(deps, request);
  } catch (error) {
    return drawn(deps, refused(deps, request, error));
  }
}

/** Logs an error by its code, and returns the page that tells its reader. */
function refused(deps: PageDeps, request: PageRequest, error: unknown): Page {
  const { requestId } = request;
  const page = withTyped(errorPage(error, requestId), request);
  const { status = 200 } = page;
  const code = error instanceof Problem ? error.code : 'unexpected';
  if (status >= 500) deps.log.error('page failed', error, { requestId, code });
  else deps.log.info('page refused', { requestId, code, status });
  return page;
}

/** What a page without access shows nothing of: not even what its reader typed, which may quote the case. */
const NO_ACCESS: readonly number[] = [401, 403, 404];

/** Gives what was typed back with the page of a fault. */
const withTyped = (page: Page, { method, form }: PageRequest): Page =>
  method !== 'POST' || NO_ACCESS.includes(page.status ?? 200)
    ? page
    : { ...page, model: { ...page.model, ...typedAlone(typedIn(form)).model } };

async function answered(deps: PageDeps, request: PageRequest): Promise<BrowserAnswer> {
  const { method, path } = request;
  if (method === 'GET' && path === SIGN_IN) return beginSigningIn(deps, request);
  if (method === 'GET' && path === '/staff/signed-in') return finishSigningIn(deps, request);
  if (method === 'GET' && path === '/staff/signed-out') return drawn(deps, signedOut);
  if (method === 'POST' && !isFromOurPages(request.headers, deps.origin))
    throw new Problem(403, 'forbidden', 'This was not sent by a page of Front Door.');
  const proper = properPath(path);
  if (method === 'GET' && isOfPages(path) && proper !== path) return goTo(ownPath(`${proper}?${request.rawQuery}`));
  const keys = keysOf(request.cookies.get(deps.cookies.session));
  const session =
    keys === undefined
      ? undefined
      : await findSession(deps.sessions, keys, { now: request.receivedAt, looksAgain: request.looksAgain });
  if (keys === undefined || session === undefined) return withoutSession(deps, request);
  return withSession(deps, request, keys, session);
}

/** Whether an address is one of the staff's pages, or the bare address, which leads to them. */
const isOfPages = (path: string): boolean => path === '/' || /^\/staff(?:\/|$)/.test(path);

/** Returns the address that a person meant: without a slash at its end, and with references in capitals and with their dashes. */
const properPath = (path: string): string =>
  path
    .replace(/\/+$/, '')
    .split('/')
    .map((part) => readReference(part) ?? part)
    .join('/');

/** Answers somebody whom a session knows. While it is open every page has the menu, those of errors too. */
async function withSession(
  deps: PageDeps,
  request: PageRequest,
  keys: CookieKeys,
  session: FoundSession,
): Promise<BrowserAnswer> {
  const frame = session.open ? frameOf(deps, request, keys, session.person) : {};
  try {
    if (request.refused !== undefined) throw request.refused;
    if (request.method === 'POST' && !keys.isFormToken(request.form.get('_token')?.[0] ?? ''))
      return await drawn(deps, { ...typedAlone(typedIn(request.form)), status: 403 }, frame);
    if (request.method === 'POST' && request.path === SIGN_OUT) return await signOut(deps, request, keys);
    if (!session.open) return await afterEnd(deps, request, keys);
    const answer = await respond(deps, visitOf(deps, request, keys, session.person));
    if ('to' in answer) return goTo(answer.to);
    if ('file' in answer) return { status: 200, file: answer.file, headers: answer.headers };
    return await drawn(deps, answer, frame);
  } catch (error) {
    return drawn(deps, refused(deps, request, error), frame);
  }
}

const sessionEnded = (onward: string): Page => ({
  status: 401,
  template: 'kit/errors/session-ended.njk',
  title: 'Your session has ended',
  model: { onward },
});

const signedOut: Page = { template: 'kit/errors/signed-out.njk', title: 'You are signed out', model: {} };

/** Answers somebody whom no session knows: they sign in first. What they sent is shown to them, to copy, and nothing of it is done. */
async function withoutSession(
  deps: PageDeps,
  { method, looksAgain, path, rawQuery, form, refused: why }: PageRequest,
): Promise<BrowserAnswer> {
  if (why !== undefined) throw why;
  if (!isOfPages(path)) throw notFound();
  if (looksAgain) return drawn(deps, { ...noLongerYours, status: 401 });
  if (method === 'POST' && path === SIGN_OUT) return goTo('/staff/signed-out');
  if (method === 'POST') return drawn(deps, { ...typedAlone(typedIn(form)), status: 401 });
  return goTo(signInFor(path, rawQuery));
}

const signInFor = (path: string, rawQuery: string): string =>
  `${SIGN_IN}?to=${encodeURIComponent(rawQuery === '' ? path : `${path}?${rawQuery}`)}`;

/** Answers somebody whose session has ended. What they sent is kept for an hour, sealed under their cookie, until they sign in again. */
async function afterEnd(deps: PageDeps, request: PageRequest, keys: CookieKeys): Promise<BrowserAnswer> {
  if (request.method === 'GET') return withoutSession(deps, request);
  const now = request.receivedAt;
  await keepTyped(keptWords(deps.words, keys, now), typedTooLate(request), now);
  // A browser lets no form end at another site, which the sign-in is: one of our own pages leads there.
  return drawn(deps, sessionEnded(signInFor(request.path, request.rawQuery)));
}

function visitOf(deps: PageDeps, request: PageRequest, keys: CookieKeys, person: SignedIn): PageVisit {
  const { requestId, receivedAt, looksAgain } = request;
  const { keep, kept } = keptWords(deps.words, keys, receivedAt);
  const { route, path } = findRoute(deps.routes, request);
  return {
    person,
    route,
    perform: withReason(deps.perform({ person, requestId, receivedAt, looksAgain }), kept, request.path),
    may: (id) => deps.mayPerform(person, id),
    request,
    now: receivedAt,
    path,
    keys,
    keep,
    kept,
  };
}

/** Makes a page; where it needs a reason that nobody has given yet, it asks for one first. */
async function respond(deps: PageDeps, visit: PageVisit): Promise<PageAnswer> {
  try {
    return await visit.route.respond(visit);
  } catch (error) {
    if (error instanceof Problem && error.code === 'restricted') return restrictedFor(visit);
    if (!(error instanceof Problem) || error.code !== 'reason-needed' || visit.request.method === 'POST') {
      if (visit.request.method === 'POST') deps.log.info('form refused', { requestId: visit.request.requestId });
      throw error;
    }
    const { path, rawQuery } = visit.request;
    const to = rawQuery === '' ? path : `${path}?${rawQuery}`;
    return { status: 400, template: 'kit/errors/reason.njk', title: 'Say why you need this', model: { to } };
  }
}

/** Returns what is around every page of somebody who is signed in. */
const frameOf = (deps: PageDeps, request: PageRequest, keys: CookieKeys, person: SignedIn): Drawn => ({
  person: person.name ?? person.staff.id,
  menu: deps
    .menu((id) => deps.mayPerform(person, id))
    .map((one) => ({ ...one, current: isCurrent(one.href, request.path) })),
  token: keys.formToken(),
  shownAt: londonTime(request.receivedAt.toISOString()),
});

const isCurrent = (href: string, path: string): boolean =>
  href === '/staff' ? path === href : path === href || path.startsWith(`${href}/`);

const drawn = async (deps: PageDeps, page: Page, beside: Drawn = {}): Promise<BrowserAnswer> =>
  drawPage(page, { council: (await deps.council()).name, brand: deps.brand, ...beside });
