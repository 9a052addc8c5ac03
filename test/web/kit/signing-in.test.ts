import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSession } from '#functions/platform/store/sessions.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { keysOf } from '#functions/web/kit/sealing.ts';
import { openSignIn } from '#functions/web/kit/sign-in.ts';
import { askServer } from '#infra/local/http.ts';
import { freePorts } from '#infra/local/ports.ts';
import { AUDIENCE, type SignIn, startSignIn } from '#infra/local/sign-in.ts';
import { type Browser, browserOf, type Got } from '#test/support/browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { ORIGIN, pagesOver } from '#test/support/pages-over.ts';
import { choosePerson } from '#test/support/signing-in.ts';

const SESSION = '__Host-front-door';
const SIGNING_IN = '__Host-signing-in';
const WORKER = 'local-duty_social_worker';

let folder: string;
let issuer: SignIn;
let tables: Tables;
const clock = { now: new Date() };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
  issuer = await startSignIn({ stateDir: folder, port: (await freePorts()).signIn, console: ORIGIN });
  tables = await localTables();
});
afterAll(async () => {
  await issuer.close();
  await rm(folder, { recursive: true, force: true });
});

function opened() {
  clock.now = new Date();
  const signIn = openSignIn({ issuer: issuer.issuer, clientId: AUDIENCE, rolePrefix: '', origin: ORIGIN });
  const { deps, log } = pagesOver(tables, { signIn, clock });
  return { browser: browserOf(deps, clock), deps, log };
}

/** Goes to the issuer, chooses a person, and returns the address that leads back. */
async function chosen(browser: Browser, person = WORKER, to = '/staff/queue'): Promise<string> {
  const begun = await browser.get(`/staff/sign-in?to=${encodeURIComponent(to)}`);
  expect(begun.status).toBe(302);
  const answer = await choosePerson(begun.headers.location ?? '', person);
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe(`${ORIGIN}/staff/signed-in`);
  return back.pathname + back.search;
}
async function signedIn(browser: Browser, person = WORKER, to?: string): Promise<Got> {
  return browser.get(await chosen(browser, person, to));
}
const refused = async (browser: Browser, address: string) => {
  const got = await browser.get(address);
  expect(got.status).toBe(400);
  expect(got.html).toContain('Signing in did not work. Try again.');
  expect(browser.jar.has(SESSION)).toBe(false);
  return got;
};

describe('signing in at the real local issuer', () => {
  it('opens a session for the person who was chosen, and leads where they wanted to go', async () => {
    const { browser } = opened();
    const got = await signedIn(browser, WORKER, '/staff/queue?sort=due');
    expect([got.status, got.headers.location]).toEqual([303, '/staff/queue?sort=due']);
    expect([...browser.jar.keys()]).toEqual([SESSION]);
    const keys = keysOf(browser.jar.get(SESSION));
    expect((await readSession(tables, keys?.id ?? ''))?.person).toMatchObject({
      id: WORKER,
      roles: ['duty_social_worker'],
    });
    expect((await browser.get('/staff/queue')).html).toContain('Rowan Ashby');
  });

  it('sets cookies that scripts, other sites and plain connections do not get', async () => {
    const { browser } = opened();
    const begun = await browser.get('/staff/sign-in');
    const got = await signedIn(browser);
    for (const cookie of [...begun.cookies, ...got.cookies])
      expect(cookie).toMatch(/^__Host-[\w-]+=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=Lax(?:; Max-Age=\d+)?$/);
  });

  it('sends nothing of the tokens to the browser', async () => {
    const { browser } = opened();
    const got = await signedIn(browser);
    const page = await browser.get('/staff/queue');
    expect(JSON.stringify([got, page])).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
  });

  it('asks with PKCE, a state and a nonce that are new each time', async () => {
    const { browser } = opened();
    const asked = await Promise.all([1, 2, 3].map(() => browser.get('/staff/sign-in')));
    const queries = asked.map(({ headers }) => new URL(headers.location ?? '').searchParams);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(new Set(queries.map((query) => query.get(name))).size).toBe(3);
    expect(queries.map((query) => query.get('code_challenge_method'))).toEqual(Array(3).fill('S256'));
  });

  it('refuses a code that was used before, and ends what it had begun', async () => {
    const { browser } = opened();
    const back = await chosen(browser);
    const flow = browser.jar.get(SIGNING_IN) ?? '';
    await browser.get(back);
    browser.jar.clear();
    browser.jar.set(SIGNING_IN, flow);
    await refused(browser, back);
  });

  it('refuses the verifier of another sign-in', async () => {
    const { browser } = opened();
    const back = await chosen(browser);
    const own = JSON.parse(Buffer.from(browser.jar.get(SIGNING_IN) ?? '', 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...own, verifier: 'v'.repeat(43) })).toString('base64url');
    browser.jar.set(SIGNING_IN, changed);
    await refused(browser, back);
  });

  it('refuses the state of another browser: a link cannot sign somebody in as another', async () => {
    const { browser: attacker } = opened();
    const { browser: victim } = opened();
    const back = await chosen(attacker);
    await victim.get('/staff/sign-in');
    await refused(victim, back);
  });

  it('begins again for somebody who did not begin here', async () => {
    const { browser } = opened();
    const got = await browser.get('/staff/signed-in?code=x&state=y');
    expect([got.status, got.headers.location, browser.jar.size]).toEqual([303, '/staff/sign-in', 0]);
    for (const cookie of ['x', 'e30', '%%%', Buffer.from('[1]').toString('base64url')]) {
      browser.jar.set(SIGNING_IN, cookie);
      expect((await browser.get('/staff/signed-in?code=x&state=y')).headers.location).toBe('/staff/sign-in');
    }
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/staff/../../evil', '/referrals'])(
    'leads to my work in place of %s',
    async (to) => {
      const { browser } = opened();
      expect((await signedIn(browser, WORKER, to)).headers.location).toBe('/staff');
    },
  );

  it('leads to my work where the browser’s own cookie was changed to another site', async () => {
    const { browser } = opened();
    const back = await chosen(browser);
    const own = JSON.parse(Buffer.from(browser.jar.get(SIGNING_IN) ?? '', 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...own, to: 'https://evil.example/staff' })).toString('base64url');
    browser.jar.set(SIGNING_IN, changed);
    expect((await browser.get(back)).headers.location).toBe('/staff');
  });

  it('refuses somebody without a role, and somebody whose access has ended', async () => {
    issuer.people.giveRoles('local-eh_coordinator', []);
    const { browser } = opened();
    const got = await signedIn(browser, 'local-eh_coordinator');
    expect([got.status, browser.jar.has(SESSION)]).toEqual([403, false]);
    expect(got.html).toContain('You have no role in Front Door. Ask your administrator.');
  });

  it('gives a session another id each time, and ends the one before', async () => {
    const { browser } = opened();
    await signedIn(browser);
    const before = browser.jar.get(SESSION);
    await signedIn(browser);
    expect(browser.jar.get(SESSION)).not.toBe(before);
    expect((await readSession(tables, keysOf(before)?.id ?? ''))?.ended?.why).toBe('new_sign_in');
  });

  it('does not take a session that somebody planted', async () => {
    const { browser } = opened();
    const planted = 'P'.repeat(43);
    browser.jar.set(SESSION, planted);
    await signedIn(browser);
    expect(browser.jar.get(SESSION)).not.toBe(planted);
    expect(await readSession(tables, keysOf(planted)?.id ?? '')).toBeUndefined();
  });
});

describe('signing out', () => {
  it('ends the session here and at the issuer, where its refresh token is worth nothing any more', async () => {
    const { browser, deps } = opened();
    await signedIn(browser);
    const keys = keysOf(browser.jar.get(SESSION));
    const sealed = (await readSession(tables, keys?.id ?? ''))?.refresh ?? '';
    const refresh = keys?.open(sealed, 'refresh') ?? '';
    const got = await browser.post('/staff/sign-out', { token: (await browser.token()) ?? '' });
    const onward = /url=([^"]+)"/.exec(got.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(onward).toMatch(new RegExp(`^${issuer.issuer}/endsession`));
    expect(onward).not.toContain(refresh);
    const left = await askServer(onward, { redirect: 'manual' });
    expect(left.headers.get('location')).toBe(`${ORIGIN}/staff/signed-out`);
    expect(browser.jar.has(SESSION)).toBe(false);
    const after = await readSession(tables, keys?.id ?? '');
    expect([after?.ended?.why, after?.refresh]).toEqual(['signed_out', undefined]);
    await expect(deps.signIn.renew(refresh)).rejects.toMatchObject({ name: 'SignInRefusedError' });
  });

  it('is a button: a link to it does nothing', async () => {
    const { browser } = opened();
    await signedIn(browser);
    expect((await browser.get('/staff/sign-out')).status).toBe(404);
    expect((await browser.get('/staff/queue')).status).toBe(200);
  });

  it('leads to the issuer after the session had ended by itself: otherwise the next person is signed in as the last', async () => {
    const { browser } = opened();
    await signedIn(browser);
    const token = (await browser.token()) ?? '';
    clock.now = new Date(clock.now.getTime() + 31 * 60_000);
    const got = await browser.post('/staff/sign-out', { token });
    expect(got.html).toContain(`${issuer.issuer}/endsession`);
    expect(browser.jar.has(SESSION)).toBe(false);
  });
});
