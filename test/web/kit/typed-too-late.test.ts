import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { keysOf } from '#functions/web/kit/sealing.ts';
import { TypedTooLate } from '#functions/web/kit/typed-too-late.ts';
import { browserOf } from '#test/support/browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { ORIGIN, pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const SESSION = '__Host-front-door';
const FORM = '/staff/cases/FD-0000-0000/do/note';
const WORKER = personNamed('worker-1', 'duty_social_worker');
const typed = { text: 'A long note about what the school saw', _reason: 'The school rang' };

let tables: Tables;
const clock = { now: new Date() };
beforeAll(async () => {
  tables = await localTables();
});

/** Types a note, or another form, whose session has ended when it is sent. */
async function late(address = FORM, form: Readonly<Record<string, string>> = typed) {
  clock.now = new Date('2026-11-24T08:00:00.000Z');
  const issuer = scriptedIssuer(WORKER);
  const { deps } = pagesOver(tables, { signIn: issuer, clock });
  const browser = browserOf(deps, clock);
  await browser.signIn();
  const token = (await browser.token()) ?? '';
  clock.now = new Date('2026-11-24T08:31:00.000Z');
  const got = await browser.post(address, { form, token });
  const onward = `/staff/sign-in?to=${encodeURIComponent(address)}`;
  expect([got.status, got.html.includes(`url=${onward}"`), got.html.includes(`href="${onward}"`)]).toEqual([
    401,
    true,
    true,
  ]);
  return { browser, deps, issuer, token };
}

async function keptFor({ browser, deps }: Awaited<ReturnType<typeof late>>, location = ''): Promise<unknown> {
  const keys = keysOf(browser.jar.get(SESSION));
  const name = new URL(location, ORIGIN).searchParams.get('typed');
  if (keys === undefined || name === null) return undefined;
  const sealed = await deps.words.read(keys.id, name, clock.now);
  return sealed === undefined
    ? undefined
    : TypedTooLate.parse(JSON.parse(keys.open(sealed, `kept-words/${name}`) ?? 'null')).form;
}

describe('what was typed when a session ended', () => {
  it('is given back to the same person who signs in again, the reason too', async () => {
    const world = await late();
    const { headers } = await world.browser.signIn(FORM);
    expect(headers.location).toMatch(new RegExp(`^${FORM}\\?typed=[\\w-]+$`));
    expect(await keptFor(world, headers.location)).toEqual(Object.entries(typed).map(([name, text]) => [name, [text]]));
  });

  it('comes back on the page where it was typed, wherever the sign-in began, and on no other', async () => {
    const world = await late('/staff/search?done=x', { name: 'Ploverwick' });
    const { headers } = await world.browser.signIn('/staff/cases/FD-7K3M-9QXC/do/note');
    expect(headers.location).toMatch(/^\/staff\/search\?typed=[\w-]+$/);
    const back = await world.browser.get(headers.location ?? '');
    expect(back.html).toContain('value="Ploverwick"');
    expect(back.html).toContain('Nothing was searched for yet.');
    const elsewhere = await world.browser.get((headers.location ?? '').replace('search', 'reason'));
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.html).not.toContain('Ploverwick');
  });

  it('comes back under the whole address of its form, which may say what it is about', async () => {
    const address = '/staff/cases/FD-0000-0000/do/confirm-match?id=m1';
    const world = await late(address, { id: 'm1', _version: '"3"' });
    const { headers } = await world.browser.signIn(address);
    expect(headers.location).toContain(`${address}&typed=`);
    // Its version too: when it is sent again, what changed meanwhile is shown.
    expect(await keptFor(world, headers.location)).toContainEqual(['_version', ['"3"']]);
  });

  it('can come back for every form: each has a page', () => {
    const pages = new Set(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path));
    expect(ROUTES.filter(({ method, path }) => method === 'POST' && !pages.has(path))).toEqual([]);
  });

  it('comes back from each page: what another tab sends replaces nothing, and a second sending of one page the first', async () => {
    const search = '/staff/search';
    const world = await late();
    const { browser, token } = world;
    await browser.post(search, { form: { name: 'Ploverwick' }, token });
    await browser.post(search, { form: { name: 'Plovermere' }, token });
    const first = (await browser.signIn(FORM)).headers.location;
    expect(await keptFor(world, first)).toContainEqual(['text', [typed.text]]);
    // The other tab leads to its own page, by the next sign-in.
    const { headers } = await browser.signIn(search);
    expect(await keptFor(world, headers.location)).toEqual([['name', ['Plovermere']]]);
    expect((await browser.signIn(search)).headers.location).toBe(search);
  });

  it('is kept for five pages; a sixth takes the place of the last', async () => {
    const { browser, token } = await late();
    const addresses = ['b', 'c', 'd', 'e', 'f'].map((id) => `/staff/cases/FD-0000-0000/do/confirm-match?id=${id}`);
    for (const address of addresses) await browser.post(address, { form: { id: 'm1' }, token });
    const back: string[] = [];
    for (const to of [FORM, ...addresses])
      back.push((await browser.signIn(to)).headers.location?.replace(/.typed=.*/, '') ?? '');
    const [b, c, d, , f] = addresses;
    expect(back.slice(0, 5)).toEqual([FORM, b, c, d, f]);
  });

  it('is given to nobody else who signs in at the same browser', async () => {
    const world = await late();
    world.issuer.next = personNamed('worker-2', 'duty_social_worker');
    expect((await world.browser.signIn(FORM)).headers.location).toBe(FORM);
  });

  it('is given back for an hour, and not after it', async () => {
    const world = await late();
    clock.now = new Date('2026-11-24T09:32:00.000Z');
    expect((await world.browser.signIn(FORM)).headers.location).toBe(FORM);
  });
});
