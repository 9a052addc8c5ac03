import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';
import type { Case } from '#schemas/case.ts';
import { browserOf } from '#test/support/browser.ts';
import { consoleBrowser } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const AMY = { firstName: 'Amy', lastName: 'Quillfeather', dateOfBirth: '2016-03-04' };
const world = { now: new Date('2026-11-24T10:00:00.000Z') };
let tables: Tables;
let ours: Case;
let elsewhere: Case;
let named: Case;
beforeAll(async () => {
  tables = await localTables();
  const job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: world.now });
  ours = await job.file([AMY]);
  elsewhere = await job.file([AMY], { team: 'early_help_coordinator' });
  named = await job.file([AMY], { access: { only: ['somebody-else'], never: [] } });
  await job.told(ours.reference, elsewhere.reference, named.reference);
});

const browser = (as: Role = 'screening_officer') => consoleBrowser(tables, world, { as });

describe('the search', () => {
  it('offers every term of the operation', async () => {
    const { html } = await browser().get('/staff/search');
    for (const term of SearchTerms.keyof().options) expect(html).toContain(`name="${term}"`);
  });

  it('keeps its terms out of the address and the title, and shows them again beside what they find', async () => {
    const one = browser();
    const { to = '' } = await one.post('/staff/search', { name: 'quillfeather amy', dateOfBirth: '3/4/2016' });
    expect(to).toMatch(/^\/staff\/search\?found=[\w-]{22}$/);
    const { html, text, title } = await one.get(to);
    expect(title).toBe('Search');
    expect(html).toContain('value="quillfeather amy"');
    expect(html).toContain('value="3/4/2016"');
    expect(html).toContain(`href="/staff/cases/${ours.reference}"`);
    expect(text).toContain(
      'Why it matches: Child’s name: first and last name swapped; Date of birth: day and month swapped',
    );
  });

  it('counts the cases of other teams, and shows nothing of them or of a restricted case', async () => {
    const one = browser('eh_coordinator');
    const { to = '' } = await one.post('/staff/search', { name: 'Amy Quillfeather' });
    const { html, text } = await one.get(to);
    expect(text).toContain('1 case found');
    expect(text).toContain('1 more case matches that you may not see.');
    expect(html).toContain(elsewhere.reference);
    expect(html).not.toContain(ours.reference);
    expect(html).not.toContain(named.reference);
  });

  it('says what an empty result means, and what it does not', async () => {
    const one = browser();
    const { to = '' } = await one.post('/staff/search', { name: 'Nobody Knownatall' });
    const { text } = await one.get(to);
    expect(text).toContain('Nothing found that you may see');
    expect(text).toContain('This does not mean that the child is safe');
  });

  it('names a term that cannot be searched for at its field, and keeps every word', async () => {
    const one = browser();
    const { to = '' } = await one.post('/staff/search', { name: 'Amy Quillfeather', nhsNumber: '12' });
    const { status, html } = await one.get(to);
    expect(status).toBe(422);
    expect(html).toContain('href="#nhsNumber"');
    expect(html).toContain('value="Amy Quillfeather"');
    const nothing = await one.post('/staff/search', { name: ' ' });
    expect((await one.get(nothing.to ?? '')).text).toContain('Give at least one term');
  });

  it('goes straight to the case for a whole reference, however it is typed and wherever', async () => {
    for (const term of ['reference', 'name'])
      expect((await browser().post('/staff/search', { [term]: ` ${ours.reference.toLowerCase()} ` })).to).toBe(
        `/staff/cases/${ours.reference}`,
      );
    const one = browser();
    const bare = ours.reference.replaceAll('-', '').toLowerCase();
    const { to = '' } = await one.post('/staff/search', { reference: bare, name: 'Nobody Knownatall' });
    expect(to).toMatch(/\?found=/);
    expect((await one.get(to)).html).toContain(`href="/staff/cases/${ours.reference}"`);
  });

  it('is not made again by a page that is open, which only asks whether its reader may still search', async () => {
    const clock = { now: world.now };
    const issuer = scriptedIssuer(personNamed('searcher', 'screening_officer'));
    const one = browserOf(pagesOver(tables, { signIn: issuer, clock }).deps, clock);
    await one.signIn();
    clock.now = new Date(world.now.getTime() + 10 * 60_000);
    const form = { name: 'Amy Quillfeather' };
    const { headers } = await one.post('/staff/search', { form, token: (await one.token()) ?? '' });
    const to = headers.location ?? '';
    const searches = async () => {
      const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.audit }));
      return Items.filter(({ action, actor }) => action === 'search' && actor === 'staff:searcher').length;
    };
    const { html } = await one.get(to);
    expect(html).toContain(ours.reference);
    expect(html).toContain('data-watch');
    expect(html).not.toContain('data-refresh="found"');
    expect(await searches()).toBe(1);
    expect((await one.looksAgain(to)).status).toBe(200);
    expect(await searches()).toBe(1);
    issuer.next = personNamed('searcher', 'system_admin');
    clock.now = new Date(world.now.getTime() + 16 * 60_000);
    const { status, html: replaced } = await one.looksAgain(to);
    expect([status, replaced.includes('You no longer have access')]).toEqual([403, true]);
  });

  it('says when its terms have expired, and finds nothing for another session', async () => {
    const one = browser();
    const { to = '' } = await one.post('/staff/search', { name: 'Amy Quillfeather' });
    expect((await browser().get(to)).text).toContain('Nothing was searched for.');
    world.now = new Date(world.now.getTime() + 16 * 60_000);
    const { text, html } = await one.get(to);
    expect(text).toContain('kept for 15 minutes only, and that time is over');
    expect(html).not.toContain('Quillfeather');
    expect(text).not.toContain('found');
  });

  it('is made from the page of a case without a name in an address', async () => {
    const { html } = await browser().get(`/staff/cases/${ours.reference}/people`);
    const [, form = ''] = /<form method="post" action="\/staff\/search">([\s\S]*?)<\/form>/.exec(html) ?? [];
    expect(form).toContain('name="name" value="Amy Quillfeather"');
    expect(form).toContain('name="dateOfBirth" value="04/03/2016"');
    for (const [, address = ''] of html.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(address).not.toMatch(/Amy|Quill|2016/);
  });
});
