import { expect, it } from '@jest/globals';
import { browserOf } from '#test/support/browser.ts';
import { enterNamed, filed } from '#test/support/desk.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const now = new Date('2026-11-24T12:00:00.000Z');

it('leaves a case new to its worker while the open page only asks again by itself', async () => {
  const tables = await localTables();
  await enterNamed(tables, { worker: 'Rowan Ashby' }, now);
  const reference = await filed(tables, now, { state: 'accepted', assignee: 'worker' });
  const { deps } = pagesOver(tables, {
    signIn: scriptedIssuer(personNamed('worker', 'duty_social_worker')),
    clock: { now },
  });
  const browser = browserOf(deps, { now });
  await browser.signIn('/staff');
  const isNew = async () => (await browser.get('/staff')).html.includes('New to you');
  expect((await browser.looksAgain(`/staff/cases/${reference}`)).status).toBe(200);
  expect(await isNew()).toBe(true);
  await browser.get(`/staff/cases/${reference}`);
  expect(await isNew()).toBe(false);
});
