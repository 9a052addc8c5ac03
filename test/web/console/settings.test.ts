import { beforeEach, describe, expect, it } from '@jest/globals';
import { mayPerform } from '#functions/casework/index.ts';
import { enterColleague } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { menuFor } from '#functions/web/console/menu.ts';
import { Role, service } from '#schemas/actor.ts';
import { deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const at = new Date('2026-11-24T14:00:00.000Z');
const admin = { as: 'system_admin', person: 'admin-1', at } as const;
const other = { as: 'system_admin', person: 'admin-2', at } as const;
const governance = { as: 'ig_officer', person: 'ig-1', at } as const;
const worker = { as: 'duty_social_worker', at } as const;
let tables: Tables;
let pages: ReturnType<typeof openPages>;
beforeEach(async () => {
  tables = await localTables();
  const named = { ...tables, actor: service('test') };
  await enterColleague(named, { id: 'admin-1', name: 'Linden Hale' }, at);
  await enterColleague(named, { id: 'admin-2', name: 'Birch Holloway' }, at);
  pages = openPages(tables);
});
const S = '/staff/settings';
type Fields = Readonly<Record<string, string>>;
const send = (path: string, fields: Fields, as: typeof admin | typeof other | typeof governance = admin) =>
  pages.send(`${S}/${path}`, Object.entries(fields), as);

const COUNCIL = {
  _version: '"0"',
  name: 'New Exampleshire Council',
  telephone: '01632 960003',
  outOfHours: '',
  coordinator: '01632 960004',
  hours: 'Somebody is on duty day and night.',
  'links/oneNumber': '',
  'links/thresholds': 'https://council.example/thresholds',
  'links/panelTerms': '',
};

describe('the settings', () => {
  it('say to each role what it may see and change, and who may do the rest', async () => {
    const { text, html } = await pages.open(S, worker);
    expect(html).toContain(`href="${S}/council"`);
    expect(html).not.toContain(`href="${S}/clock"`);
    expect(text).toContain(
      'Decision clock When decisions are due, and when people are at work to make them. Only an information governance officer or a system administrator may see this.',
    );
    expect(text).toContain('You can see this. Only a system administrator may change this.');
    const whole = await pages.open(S, admin);
    expect(whole.html).toContain(`href="${S}/clock"`);
    expect(whole.text.match(/You can see and change this\./g)).toHaveLength(6);
  });

  it.each(Role.options)('open or explain every page for a %s', async (as) => {
    const index = await pages.open(S, { as, at });
    for (const path of ['council', 'online-form', 'catalogue', 'levels', 'clock', 'colleagues', 'postcodes']) {
      const page = await pages.open(`${S}/${path}`, { as, at });
      const leads = index.html.includes(`href="${S}/${path}"`);
      expect([path, page.status]).toEqual([path, leads ? 200 : 403]);
      if (!leads) expect(page.text).toMatch(/Only an? .* may see this\./);
      const form = /<form method="post" action=""/.test(page.html);
      if (form) expect(page.text).not.toMatch(/Only an? .* may change this\./);
    }
    const person = { staff: { kind: 'staff' as const, id: 'x', roles: [as] }, name: undefined };
    expect(menuFor((id) => mayPerform(person, id)).map(({ text }) => text)).toContain('Settings');
  });

  it('leave the menu to those who may see any', () => {
    expect(menuFor(() => false)).toEqual([]);
  });
});

describe('the council’s details', () => {
  it('are saved, with who changed them when and what', async () => {
    expect((await pages.open(`${S}/council`, admin)).text).toContain('Nobody has changed this yet.');
    expect((await send('council', COUNCIL)).to).toBe(`${S}/council?done=council`);
    const { text, html } = await pages.open(`${S}/council?done=council`, worker);
    expect(text).toContain('The council’s details are saved.');
    expect(text).toContain('Last changed by Linden Hale, today at 2pm.');
    expect(text).toContain('Name New Exampleshire Council');
    expect(text).toContain('Only a system administrator may change this.');
    expect(html).not.toContain(`href="${S}/council/history"`);
    await send('council', { ...COUNCIL, _version: '"1"', telephone: '01632 960009' }, other);
    const history = await pages.open(`${S}/council/history`, admin);
    expect(history.text).toContain(
      'Version 2, by Birch Holloway, today at 2pm Telephone: 01632 960009 (before: 01632 960003)',
    );
    expect(history.text.indexOf('Version 2')).toBeLessThan(history.text.indexOf('Version 1'));
    expect((await pages.open(`${S}/council/history`, worker)).text).toContain('may see this.');
  });

  it('come back with every fault at its field and everything that was typed', async () => {
    const page = await send('council', {
      ...COUNCIL,
      name: '',
      'links/thresholds': 'no address',
      hours: 'At all hours, <b>',
    });
    expect(page.status).toBe(422);
    expect(page.html).toContain('href="#name"');
    expect(page.html).toContain('href="#links/thresholds"');
    expect(page.html).toContain('value="no address"');
    expect(page.html).toContain('At all hours, &lt;b&gt;');
    expect((await pages.open(`${S}/council`, admin)).text).toContain(`Name ${deployedCouncil.name}`);
  });

  it('that somebody else changed meanwhile are shown beside what was typed, and can then be saved', async () => {
    await send('council', COUNCIL, other);
    const page = await send('council', { ...COUNCIL, coordinator: '01632 960077' });
    expect(page.status).toBe(412);
    expect(page.text).toContain('This was changed while you were typing Version 1, by Birch Holloway, today at 2pm');
    expect(page.text).toContain('Name: New Exampleshire Council');
    expect(page.html).toContain('value="01632 960077"');
    const version = /name="_version" value="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect((await send('council', { ...COUNCIL, coordinator: '01632 960077', _version: version })).to).toBeDefined();
  });
});

describe('a setting that another person changed meanwhile', () => {
  const versionIn = (html: string) =>
    /name="_version" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';

  it('is not overwritten unseen after a fault was corrected', async () => {
    await send('council', COUNCIL, other);
    const faulty = await send('council', { ...COUNCIL, name: '' });
    expect(faulty.status).toBe(422);
    const corrected = await send('council', {
      ...COUNCIL,
      telephone: '01632 960099',
      _version: versionIn(faulty.html),
    });
    expect(corrected.status).toBe(412);
    expect(corrected.text).toContain('This was changed while you were typing Version 1, by Birch Holloway');
  });

  it('is not overwritten unseen in the catalogue either', async () => {
    const entry = { name: 'Advice', description: 'Words', active: 'true' };
    await send('catalogue/new', entry);
    await send('catalogue/entries/advice', { ...entry, telephone: '01632 960001', _version: '"1"' }, other);
    const faulty = await send('catalogue/entries/advice', { ...entry, name: '', _version: '"1"' });
    expect(faulty.status).toBe(422);
    const corrected = await send('catalogue/entries/advice', { ...entry, _version: versionIn(faulty.html) });
    expect(corrected.status).toBe(412);
  });

  it('says nothing that no page did, whatever its address says was done', async () => {
    for (const done of ['constructor', '__proto__', 'toString'])
      expect((await pages.open(`${S}/council?done=${done}`, admin)).html).not.toContain('govuk-notification-banner');
  });
});

describe('the online form', () => {
  const SIGN_OFF = {
    dpiaReference: 'DPIA-1',
    approver: 'Sorrel Ash',
    approverRole: 'SIRO',
    signedOffOn: '2026-11-20',
    _version: '"0"',
  };

  it('is opened with a sign-off by governance, and shut', async () => {
    expect((await send('online-form', SIGN_OFF, governance)).to).toBe(`${S}/online-form?done=opened`);
    const open = await pages.open(`${S}/online-form`, governance);
    expect(open.text).toContain('Online form Open');
    expect(open.text).toContain('Review by 20 November 2027');
    expect(open.text).toContain('Shut the online form');
    expect((await send('online-form', { open: 'false', _version: '"1"' }, governance)).to).toContain('done=shut');
    expect((await pages.open(`${S}/online-form`, governance)).text).toContain('Online form Shut');
    expect((await pages.open(`${S}/online-form`, admin)).text).toContain(
      'Only an information governance officer may change this.',
    );
  });

  it('stays shut without a whole sign-off: each part that is missing is named', async () => {
    const page = await send('online-form', { demonstration: 'false', _version: '"0"' }, governance);
    expect(page.status).toBe(422);
    for (const name of ['dpiaReference', 'approver', 'approverRole', 'signedOffOn'])
      expect(page.html).toContain(`href="#${name}"`);
    const early = await send('online-form', { ...SIGN_OFF, reviewOn: '2026-11-21' }, governance);
    expect(early.text).toContain('The day of the review must still be to come.');
    expect(early.html).toContain('value="Sorrel Ash"');
  });

  it('is shut by nobody who saw an older version', async () => {
    await send('online-form', SIGN_OFF, governance);
    const page = await send('online-form', { open: 'false', _version: '"0"' }, governance);
    expect(page.status).toBe(412);
    expect(page.text).toContain('Signed off by: Sorrel Ash, SIRO');
  });
});

describe('the levels of need', () => {
  const row = (at: number, code: string, label: string, earlyHelp = 'false') => ({
    [`levels/${at}/code`]: code,
    [`levels/${at}/label`]: label,
    [`levels/${at}/earlyHelp`]: earlyHelp,
  });

  it('are saved without the rows that were emptied', async () => {
    const rows = { ...row(0, 'a', 'First'), ...row(1, '', ''), ...row(2, 'b', 'Second', 'true'), ...row(3, '', '') };
    expect((await send('levels', { _version: '"0"', ...rows })).to).toContain('done=levels');
    expect((await pages.open(`${S}/levels`, admin)).text).toContain('Level a First Level b Second (can be early help)');
  });

  it('come back with the fault at the row that has it, though a row above was emptied', async () => {
    const rows = { ...row(0, '', ''), ...row(1, 'a', 'First'), ...row(2, 'Not a code', 'Second'), ...row(3, '', '') };
    const { html, status } = await send('levels', { _version: '"0"', ...rows });
    expect(status).toBe(422);
    expect(html).toContain('href="#levels/1/code"');
    expect(/name="levels\/1\/code"[^>]*value="Not a code"/.test(html)).toBe(true);
    expect(/name="levels\/0\/code"[^>]*value="a"/.test(html)).toBe(true);
    expect(html).not.toContain('value="4"');
  });

  it('that share a code are refused as a whole', async () => {
    const { text, html } = await send('levels', { _version: '"0"', ...row(0, 'a', 'First'), ...row(1, 'a', 'Second') });
    expect(text).toContain('Give each level a code of its own.');
    expect(html).toContain('<div id="levels"');
  });
});

describe('the clock', () => {
  const CLOCK = {
    _version: '"0"',
    workingDays: '1',
    dueHour: '16',
    staffedFrom: '08:00',
    staffedUntil: '17:30',
    atRiskMinutes: '180',
    minutesADecision: '45',
    workedAtOnce: '2',
    selfReferralAge: '16',
    'escalation/role': 'Head of service',
    'escalation/contact': '',
    'extraHolidays/0': '',
    'extraHolidays/1': '2027-05-10',
  };

  it('is saved, its times in minutes and its days in order', async () => {
    expect((await send('clock', CLOCK)).to).toContain('done=clock');
    const { text, html } = await pages.open(`${S}/clock`, governance);
    expect(text).toContain('Due at 4pm People are at work 8am to 5:30pm');
    expect(text).toContain('Extra bank holidays 10 May 2027');
    expect(html).toContain('value="17:30"');
  });

  it.each([
    [{ dueHour: '' }, 'dueHour'],
    [{ staffedUntil: '08:30' }, 'staffedUntil'],
    [{ staffedFrom: 'early' }, 'staffedFrom'],
    [{ 'escalation/role': '' }, 'escalation/role'],
    [{ atRiskMinutes: '3 hours' }, 'atRiskMinutes'],
  ])('refuses %j at its field: what was emptied does not become the default', async (change, field) => {
    const { status, html } = await send('clock', { ...CLOCK, ...change });
    expect(status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="2027-05-10"');
  });
});

describe('the catalogue', () => {
  const ENTRY = { name: 'Children’s centre, North', description: 'Drop-in.', active: 'true', 'clusters/1': 'North' };

  it('starts empty and says so; the starting set fills it, and adds nothing twice', async () => {
    expect((await pages.open(`${S}/catalogue`, admin)).text).toContain('The catalogue is empty');
    await send('catalogue/starting-set', {});
    await send('catalogue/starting-set', {});
    const { text } = await pages.open(`${S}/catalogue?done=starting-set`, admin);
    expect(text).toContain('The starting set is in the catalogue.');
    expect(text).toContain('8 of 8 entries');
  });

  it('gets an entry with an id from its name, and another version of it', async () => {
    const page = `${S}/catalogue/entries/children-s-centre-north`;
    expect((await send('catalogue/new', ENTRY)).to).toBe(`${page}?done=entry`);
    const seen = await pages.open(page, admin);
    expect(seen.text).toContain('Last changed by Linden Hale, today at 2pm.');
    const changed = { ...ENTRY, _version: '"1"', active: 'false' };
    await send('catalogue/entries/children-s-centre-north', changed, other);
    const { text } = await pages.open(page, worker);
    expect(text).toContain('Version 2, by Birch Holloway, today at 2pm State: Inactive (before: Active)');
    expect(text).toContain('Only an early help coordinator or a system administrator may change this.');
    expect((await pages.open(`${S}/catalogue?active=yes`, admin)).text).toContain('No entry fits what you chose.');
    expect((await pages.open(`${S}/catalogue?cluster=north`, admin)).text).toContain('1 of 1 entry');
    const late = await send('catalogue/entries/children-s-centre-north', { ...changed, description: 'My words' });
    expect(late.status).toBe(412);
    expect(late.text).toContain('This was changed while you were typing Version 2, by Birch Holloway');
    expect(late.html).toContain('My words');
    expect(/value="false"[^>]*checked/.test(late.html)).toBe(true);
  });

  it('leads to the entry that has the name already, and keeps the words', async () => {
    await send('catalogue/new', ENTRY);
    const { html, status } = await send('catalogue/new', { ...ENTRY, description: 'Other words' });
    expect(status).toBe(412);
    expect(html).toContain(`href="${S}/catalogue/entries/children-s-centre-north"`);
    expect(html).toContain('Other words');
  });

  it('refuses an entry without a name, or with an address that is none', async () => {
    const { html, status } = await send('catalogue/new', { ...ENTRY, name: '', url: 'javascript:alert(1)' });
    expect(status).toBe(422);
    expect(html).toContain('href="#name"');
    expect(html).toContain('href="#url"');
  });
});

describe('the colleagues', () => {
  const chosen = (id: string, does = 'end') => send('colleagues/choose', { id, name: 'Rowan Ashby', does });

  it('are entered, and their access ended and restored, with no id in any address', async () => {
    expect((await send('colleagues/enter', { id: 'rowan@council.example', name: 'Rowan Ashby' })).to).toBe(
      `${S}/colleagues?done=entered`,
    );
    const { to = '' } = await chosen('rowan@council.example');
    expect(to).toMatch(/\/colleagues\/end\?found=[\w-]+$/);
    expect((await pages.open(to, admin)).text).toContain('Rowan Ashby (rowan@council.example)');
    const fields = { id: 'rowan@council.example', name: 'Rowan Ashby' };
    const short = await send('colleagues/end', { ...fields, why: 'no' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('href="#why"');
    expect(short.html).toContain('value="rowan@council.example"');
    expect((await send('colleagues/end', { ...fields, why: 'She left the council.' })).to).toBe(
      `${S}/colleagues?done=ended`,
    );
    const list = await pages.open(`${S}/colleagues`, admin);
    expect(list.text).toContain('Ended today at 2pm by Linden Hale, today at 2pm Restore access of Rowan Ashby');
    const { to: restore = '' } = await chosen('rowan@council.example', 'restore');
    expect((await pages.open(restore, admin)).text).toContain('Restore access');
    expect((await send('colleagues/restore', { ...fields, why: 'She is back.' })).to).toContain('done=restored');
    const again = await send('colleagues/restore', { ...fields, why: 'She is back.' });
    expect(again).toMatchObject({ status: 409 });
    expect(again.text).toContain('The access of this colleague has not ended.');
  });

  it('are asked for again when nobody is chosen', async () => {
    const { text, html } = await pages.open(`${S}/colleagues/end`, admin);
    expect(text).toContain('Choose the colleague in the list first.');
    expect(html).not.toContain('<form method="post" action=""');
  });

  it('are listed by pages, and changed by an administrator alone', async () => {
    const named = { ...tables, actor: service('test') };
    for (let one = 0; one < 27; one += 1) await enterColleague(named, { id: `p-${one}`, name: `Person ${one}` }, at);
    const first = await pages.open(`${S}/colleagues`, { ...worker, person: 'w' });
    expect(first.text).not.toContain('End access');
    const next = /href="([^"]*)" rel="next"/.exec(first.html)?.[1] ?? '';
    const rest = await pages.open(next.replaceAll('&amp;', '&'), { ...worker, person: 'w' });
    const names = [first, rest].flatMap(({ text }) => text.match(/Person \d+/g) ?? []);
    expect(new Set(names).size).toBe(27);
    expect(rest.text).toContain('First page of colleagues');
  });
});

describe('the postcode file', () => {
  const csv = 'pcds,lad\nZZ1 1AA,E06000016\nZZ2,E07000001\n';

  it('is taken from a file, shown by authority, and given up for the deployed one', async () => {
    expect((await send('postcodes', { _version: '"0"', _csv: csv })).to).toBe(`${S}/postcodes?done=postcodes`);
    const { text, html } = await pages.open(`${S}/postcodes`, admin);
    expect(text).toContain('One that an administrator gave, with 2 lines');
    expect(text).toContain('E07000001 1 line');
    expect(html).toContain('enctype="multipart/form-data"');
    await send('postcodes', { _version: '"1"', source: 'deployed' });
    expect((await pages.open(`${S}/postcodes`, admin)).text).toContain('File The deployed one');
  });

  it('comes back with its faults by line, or because none was chosen', async () => {
    const page = await send('postcodes', { _version: '"0"', _csv: 'pcds,lad\nno,E06000016\nZZ1,no\n' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Line 2: no postcode, sector or district. Line 3: no code of an authority.');
    expect((await send('postcodes', { _version: '"0"' })).text).toContain('Choose a file.');
    expect((await send('postcodes', { _version: '"0"', _csv: 'pcds,lad\nZZ1,E07000001\n' })).text).toContain(
      'No line names your own authority, E06000016.',
    );
  });
});
