import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { browserOf } from '#test/support/browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { ORIGIN, pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const WORDS = 'What the school saw on Tuesday';
const clock = { now: new Date() };
const SAME = { 'sec-fetch-site': 'same-origin' };
const begin = new Date('2026-11-24T08:00:00.000Z');

/** Every form of the console, and the two of the kit. What a new screen adds is attacked as well. */
const FORMS = [...new Set(ROUTES.filter(({ method }) => method === 'POST').map(({ path }) => path))];
const addressOf = (path: string) => path.replaceAll(/\{[^}]+\}/g, 'FD-7K3M-9QXC');

let tables: Tables;
/** The forms that were let through to their screen. */
const reached: string[] = [];
beforeAll(async () => {
  tables = await localTables();
});
beforeEach(() => {
  clock.now = begin;
  reached.splice(0);
});

async function signedIn(id = 'worker-1') {
  const issuer = scriptedIssuer(personNamed(id, 'duty_social_worker'));
  const routes = ROUTES.map((route) => ({
    ...route,
    respond: async () => {
      reached.push(route.path);
      return { template: 'kit/errors/reason.njk', title: 'A page', model: {} };
    },
  }));
  const { deps } = pagesOver(tables, { signIn: issuer, clock, change: { routes } });
  const browser = browserOf(deps, clock);
  await browser.signIn();
  const token = (await browser.token()) ?? '';
  reached.splice(0);
  return { browser, token };
}

describe('every form of the console', () => {
  it('is among those that are attacked here', () => {
    expect(FORMS.length).toBeGreaterThanOrEqual(6);
  });

  it.each(FORMS)('%s is carried out for its own page alone', async (path) => {
    const { browser, token } = await signedIn();
    const { token: another } = await signedIn('worker-2');
    const form = { text: WORDS };
    const send = (change: Partial<Parameters<typeof browser.post>[1]>) =>
      browser.post(addressOf(path), { form, token, headers: SAME, ...change });

    const refused = [
      await send({ token: undefined }),
      await send({ token: '' }),
      await send({ token: token.slice(0, -4) }),
      await send({ token: another }),
      await send({ headers: { 'sec-fetch-site': 'cross-site', origin: ORIGIN } }),
      await send({ headers: { 'sec-fetch-site': 'same-site', origin: ORIGIN } }),
      await send({ headers: { 'sec-fetch-site': 'none' } }),
      await send({ headers: { origin: 'https://evil.example' } }),
      await send({ headers: { origin: 'null' } }),
      await send({ headers: { origin: `${ORIGIN}.evil.example` } }),
      await send({ headers: {} }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array(refused.length).fill(403));
    expect(reached).toEqual([]);
    // What came from our own page is given back: the person had signed in again in another tab.
    expect(refused.slice(0, 4).filter(({ html }) => html.includes(WORDS))).toHaveLength(4);
    expect(refused.slice(4).filter(({ html }) => html.includes(WORDS))).toEqual([]);

    expect((await send({})).status).toBe(200);
    expect((await send({ headers: { origin: ORIGIN } })).status).toBe(200);
    expect(reached).toEqual([path, path]);
  });

  it.each(FORMS)('%s is not carried out without a session, nor after its end', async (path) => {
    const { browser, token } = await signedIn();
    const form = { text: WORDS };
    const cookies = new Map(browser.jar);
    clock.now = new Date(begin.getTime() + 31 * 60_000);
    const late = await browser.post(addressOf(path), { form, token });
    const onward = `href="/staff/sign-in?to=${encodeURIComponent(addressOf(path))}"`;
    expect([late.status, late.html.includes(onward), late.html.includes(WORDS)]).toEqual([401, true, false]);
    browser.jar.clear();
    const without = await browser.post(addressOf(path), { form, token });
    expect([without.status, without.html.includes(WORDS)]).toEqual([401, true]);
    for (const [name, value] of cookies) browser.jar.set(name, value);
    clock.now = new Date(begin.getTime() + 120 * 60_000);
    expect((await browser.post(addressOf(path), { form, token })).status).toBe(401);
    expect(reached).toEqual([]);
  });

  it.each(FORMS)('%s is not carried out after its person signed out, with the cookie kept back', async (path) => {
    const { browser, token } = await signedIn();
    const cookies = new Map(browser.jar);
    await browser.post('/staff/sign-out', { token });
    for (const [name, value] of cookies) browser.jar.set(name, value);
    expect((await browser.post(addressOf(path), { form: { text: WORDS }, token })).status).toBe(401);
    expect(reached).toEqual([]);
  });
});
