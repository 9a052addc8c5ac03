import { beforeEach, describe, expect, it } from '@jest/globals';
import { enterColleague } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { localTables } from '#test/support/local-tables.ts';
import { type Opened, openPages } from '#test/support/open-pages.ts';

const at = new Date('2026-11-24T14:00:00.000Z');
const admin = { as: 'system_admin', person: 'admin-1', at } as const;
const other = { as: 'system_admin', person: 'admin-2', at } as const;
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  await enterColleague({ ...tables, actor: service('test') }, { id: 'admin-2', name: 'Birch Holloway' }, at);
  pages = openPages(tables);
});

const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
type Typed = Readonly<Record<string, string>>;

/** Returns what a browser sends of a page: its fields as they are, and what somebody typed. */
function sentFrom({ html }: Opened, typed: Typed): [string, string][] {
  const fields = new Map<string, string>();
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = / name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ''] = / value="([^"]*)"/.exec(tag) ?? [];
    const isChosen = !/type="(?:radio|checkbox)"/.test(tag) || / checked/.test(tag);
    if (isChosen && !fields.has(name)) fields.set(name, plain(value));
  }
  for (const [, name = '', value = ''] of html.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</g))
    fields.set(name, plain(value));
  return [...new Map([...fields, ...Object.entries(typed)])];
}

/** Opens a page of the settings, and sends it after somebody else did the same with other words. */
async function late(path: string, theirs: Typed, ours: Typed) {
  const page = await pages.open(path, admin);
  const first = await pages.send(path, sentFrom(page, theirs), other);
  expect(first.to).toContain('?done=');
  return pages.send(path, sentFrom(page, ours), admin);
}
const valueIn = ({ html }: Opened, name: string) =>
  plain(new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '');

const COUNCIL = '/staff/settings/council';
const THEIRS = { name: 'Newborough Council', coordinator: '01632 960088' };
const OURS = { coordinator: '01632 960077', telephone: '01632 960011' };

describe('a setting that somebody else changed while it was typed', () => {
  it('shows what both changed beside what was typed, and takes over what only they changed', async () => {
    const page = await late(COUNCIL, THEIRS, OURS);
    expect(page.status).toBe(412);
    expect(valueIn(page, 'name')).toBe('Newborough Council');
    expect(valueIn(page, 'coordinator')).toBe('01632 960077');
    expect(valueIn(page, 'telephone')).toBe('01632 960011');
    expect(page.html).toContain('href="#coordinator"');
    expect(page.html).not.toContain('href="#telephone"');
    const both = 'Somebody changed this while you were typing. It is now “01632 960088”.';
    expect(page.text.split(both)).toHaveLength(3);
    expect(page.text).toContain('Version 1, by Birch Holloway, today at 2pm');
  });

  it('is not saved before the person says that they compared, and says so again with everything kept', async () => {
    const page = await late(COUNCIL, THEIRS, OURS);
    const refused = await pages.send(COUNCIL, sentFrom(page, {}), admin);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#_compared"');
    expect(refused.text).toContain('It is now “01632 960088”.');
    expect(refused.text).toContain('Version 1, by Birch Holloway');
    expect(valueIn(refused, 'coordinator')).toBe('01632 960077');
    expect((await pages.open(COUNCIL, admin)).text).toContain('01632 960088');
    const saved = await pages.send(COUNCIL, sentFrom(refused, { _compared: 'true' }), admin);
    expect(saved.to).toBe(`${COUNCIL}?done=council`);
    const { text } = await pages.open(COUNCIL, admin);
    expect(text).toContain('Name Newborough Council Telephone 01632 960011');
    expect(text).toContain('Early Help Coordinator 01632 960077');
  });

  it('keeps its version when it comes back for another fault: what changed meanwhile is still seen', async () => {
    const page = await pages.open(COUNCIL, admin);
    await pages.send(COUNCIL, sentFrom(page, THEIRS), other);
    const faulty = await pages.send(COUNCIL, sentFrom(page, { ...OURS, telephone: '' }), admin);
    const again = await pages.send(COUNCIL, sentFrom(faulty, { telephone: '01632 960011' }), admin);
    expect([faulty.status, again.status]).toEqual([422, 412]);
    expect(again.to).toBeUndefined();
  });

  it('is an entry of the catalogue too', async () => {
    const entry = { name: 'North Centre', description: 'A place to meet', active: 'true' };
    const added = await pages.send('/staff/settings/catalogue/new', Object.entries(entry), admin);
    const path = '/staff/settings/catalogue/entries/north-centre';
    expect(added.to).toBe(`${path}?done=entry`);
    const page = await late(path, { telephone: '01632 960055', active: 'false' }, { address: '4 Orchard Close' });
    expect(page.status).toBe(412);
    expect([valueIn(page, 'telephone'), valueIn(page, 'address')]).toEqual(['01632 960055', '4 Orchard Close']);
    const sent = sentFrom(page, { _compared: 'true' });
    expect(sent).toContainEqual(['active', 'false']);
    expect((await pages.send(path, sent, admin)).to).toBe(`${path}?done=entry`);
    const { text } = await pages.open(path, admin);
    expect(text).toContain('Telephone 01632 960055 Address 4 Orchard Close');
    expect(text).toContain('State Inactive');
  });
});
