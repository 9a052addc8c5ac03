import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from '@jest/globals';
import { browserOf } from '#test/support/browser.ts';
import { hiddenIn } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

it('a call keeps what was typed when its session ended in the middle: it comes back after the sign-in, and is saved then', async () => {
  const clock = { now: new Date('2026-11-24T08:00:00.000Z') };
  const signIn = scriptedIssuer(personNamed('taker-1', 'screening_officer'));
  const tables = await localTables();
  const { deps, log } = pagesOver(tables, { signIn, clock });
  const browser = browserOf(deps, clock);
  const token = async () => (await browser.token()) ?? '';
  await browser.signIn();
  const begun = await browser.post('/staff/call', {
    form: { channel: 'phone', form: 'early-help-and-social-care' },
    token: await token(),
  });
  const call = begun.headers.location ?? '';
  const { html } = await browser.get(call);
  const sent = { _version: hiddenIn(html, '_version'), _form: hiddenIn(html, '_form'), channel: 'phone', _do: 'save' };
  const old = await token();
  clock.now = new Date('2026-11-24T08:31:00.000Z');
  const late = await browser.post(call, { form: { ...sent, 'concern/reason': 'She has not eaten.' }, token: old });
  expect(late.status).toBe(401);

  const { headers } = await browser.signIn(call);
  const back = await browser.get(headers.location ?? '');
  expect(back.html).toContain('She has not eaten.');
  expect(back.html).toContain('Nothing was sent yet.');
  const again = { ...sent, _version: hiddenIn(back.html, '_version'), 'concern/reason': 'She has not eaten.' };
  expect((await browser.post(call, { form: again, token: await token() })).status).toBe(303);
  expect((await browser.get(call)).html).toContain('She has not eaten.');

  const everything = await Promise.all(
    [tables.cases, tables.audit].map((TableName) => tables.client.send(new ScanCommand({ TableName }))),
  );
  const [cases = [], audit = []] = everything.map(({ Items = [] }) => Items);
  expect(JSON.stringify(cases)).toContain('She has not eaten.');
  // Every value of an item but the draft's own text: keys, places in lists, sealed words.
  const others = cases.map(({ text: _text, ...rest }) => rest);
  for (const where of [others, audit, log.lines]) expect(JSON.stringify(where)).not.toContain('eaten');
});
