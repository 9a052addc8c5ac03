import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { keysOf } from '#functions/web/kit/sealing.ts';
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

/** Types a note, whose session has ended when it is sent. */
async function late() {
  clock.now = new Date('2026-11-24T08:00:00.000Z');
  const issuer = scriptedIssuer(WORKER);
  const { deps } = pagesOver(tables, { signIn: issuer, clock });
  const browser = browserOf(deps, clock);
  await browser.signIn();
  const token = (await browser.token()) ?? '';
  clock.now = new Date('2026-11-24T08:31:00.000Z');
  const got = await browser.post(FORM, { form: typed, token });
  const onward = `/staff/sign-in?to=${encodeURIComponent(FORM)}`;
  expect([got.status, got.html.includes(`url=${onward}"`), got.html.includes(`href="${onward}"`)]).toEqual([
    401,
    true,
    true,
  ]);
  return { browser, deps, issuer };
}

async function keptFor({ browser, deps }: Awaited<ReturnType<typeof late>>, location = ''): Promise<unknown> {
  const keys = keysOf(browser.jar.get(SESSION));
  const name = new URL(location, ORIGIN).searchParams.get('typed');
  if (keys === undefined || name === null) return undefined;
  const sealed = await deps.words.read(keys.id, name, clock.now);
  return sealed === undefined ? undefined : JSON.parse(keys.open(sealed, `kept-words/${name}`) ?? 'null');
}

describe('what was typed when a session ended', () => {
  it('is given back to the same person who signs in again, the reason too', async () => {
    const world = await late();
    const { headers } = await world.browser.signIn(FORM);
    expect(headers.location).toMatch(new RegExp(`^${FORM}\\?typed=[\\w-]+$`));
    expect(await keptFor(world, headers.location)).toEqual(typed);
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
