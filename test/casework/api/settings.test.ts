import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { enterColleague, readColleague } from '#functions/platform/store/colleagues.ts';
import { settingKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { Catalogue, StartingSetAdded } from '#schemas/api/staff/catalogue-list.ts';
import { SettingHistory } from '#schemas/api/staff/changed.ts';
import { CatalogueText } from '#schemas/catalogue.ts';
import { startingSet } from '#schemas/catalogue-starting-set.ts';
import { DEFAULT_LEVELS } from '#schemas/levels.ts';
import { CouncilDetails } from '#schemas/settings.ts';
import { council, deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { everyItem } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type Asked, visit } from '#test/support/staff-visit.ts';

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});
const now = new Date('2026-11-24T14:00:00.000Z');
const ask = (route: string, asked: Partial<Asked> = {}) =>
  visit(staffDepsOver(tables), route, { as: 'system_admin', at: now, ...asked });
const put = (name: string, body: unknown, ifMatch?: string, asked: Partial<Asked> = {}) =>
  ask(`PUT /admin/settings/${name}`, {
    body,
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    ...asked,
  });
const show = (name: string, asked: Partial<Asked> = {}) => ask(`GET /admin/settings/${name}`, asked);
const historyOf = async (setting: string) =>
  SettingHistory.parse((await ask('GET /admin/settings/{setting}/history', { path: { setting } })).body);
const catalogue = async () => Catalogue.parse((await ask('GET /admin/catalogue')).body).entries;

const { mailbox, wordFormUrl, ...details } = deployedCouncil;
const changed = { ...details, name: 'New Exampleshire Council', outOfHours: '01632 960 003' };

describe('the council’s details', () => {
  it('are the deployment’s until an administrator sets them, and then theirs, with who set them and when', async () => {
    await enterColleague(
      { ...tables, actor: { kind: 'staff', id: 'a', roles: [] } },
      { id: 'admin-1', name: 'Linden Hale' },
      now,
    );
    expect(await show('council')).toMatchObject({
      body: {
        council: details,
        mailbox,
        wordFormUrl,
        version: 0,
        changedAt: null,
        changedBy: null,
        changedByName: null,
      },
      headers: { etag: '"0"' },
    });
    await put('council', changed, '"0"', { subject: 'admin-1' });
    expect(await show('council', { as: 'screening_officer' })).toMatchObject({
      body: {
        council: changed,
        mailbox,
        version: 1,
        changedAt: now.toISOString(),
        changedBy: 'admin-1',
        changedByName: 'Linden Hale',
      },
      headers: { etag: '"1"' },
    });
  });

  it('are shown to every role, as every page has them, and changed by an administrator alone', async () => {
    for (const as of Role.options) {
      expect((await show('council', { as })).status).toBe(200);
      if (as !== 'system_admin')
        await expect(put('council', changed, '"0"', { as })).rejects.toMatchObject({ status: 403 });
    }
  });

  it('are changed by one of two administrators at once; the other must look again', async () => {
    await expect(put('council', changed)).rejects.toMatchObject({ status: 428 });
    const both = await Promise.allSettled([
      put('council', changed, '"0"'),
      put('council', { ...changed, telephone: '01632 960 004' }, '"0"'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(put('council', changed, '"0"')).rejects.toMatchObject({ status: 412, code: 'changed-since' });
    expect((await historyOf('council')).versions).toHaveLength(1);
  });

  it.each([
    [{ name: 'A\r\nBcc: everybody@else.example' }, '/name'],
    [{ name: 'No' }, '/name'],
    [{ telephone: '01632\u2028960' }, '/telephone'],
    [{ outOfHours: '' }, '/outOfHours'],
    [{ hours: 'x'.repeat(301) }, '/hours'],
    [{ mailbox: 'referrals@council.example' }, '/mailbox'],
    [{ links: { ...details.links, thresholds: 'javascript:alert(1)' } }, '/links/thresholds'],
    [{ links: { thresholds: null } }, '/links/oneNumber'],
  ])('refuse %j, and say where', async (more, pointer) => {
    const refused = put('council', { ...details, ...more }, '"0"');
    await expect(refused).rejects.toMatchObject({ status: 422, code: 'bad-council' });
    await expect(refused).rejects.toMatchObject({
      more: { errors: expect.arrayContaining([expect.objectContaining({ pointer })]) },
    });
  });
});

describe('the history of a setting', () => {
  it('has each version with the person and the time, newest first', async () => {
    await put('levels', { levels: DEFAULT_LEVELS.slice(0, 2) }, undefined, { subject: 'one' });
    const later = new Date(now.getTime() + 60_000);
    await put('levels', { levels: DEFAULT_LEVELS.slice(0, 3) }, '"1"', { subject: 'two', at: later });
    expect(await historyOf('levels')).toMatchObject({
      setting: 'levels',
      versions: [
        { version: 2, changedBy: 'two', changedAt: later.toISOString(), value: DEFAULT_LEVELS.slice(0, 3) },
        { version: 1, changedBy: 'one', changedAt: now.toISOString(), value: DEFAULT_LEVELS.slice(0, 2) },
      ],
    });
    await put('clock', { dueHour: 16 }, '"0"');
    expect((await historyOf('clock')).versions).toMatchObject([{ version: 1, value: { dueHour: 16 } }]);
    expect((await historyOf('online-form')).versions).toEqual([]);
  });

  it('says who shut the online form as well as who opened it', async () => {
    const signOff = { dpiaReference: 'D', approver: 'Sorrel Ash', approverRole: 'SIRO', signedOffOn: '2026-11-20' };
    await put('online-form', signOff, undefined, { as: 'ig_officer', subject: 'opened' });
    await put('online-form', { open: false }, undefined, { as: 'ig_officer', subject: 'shut' });
    expect((await show('online-form')).body).toMatchObject({ open: false, version: 2, changedBy: 'shut' });
    expect((await historyOf('online-form')).versions).toMatchObject([
      { changedBy: 'shut', value: { open: false } },
      { changedBy: 'opened', value: { open: true } },
    ]);
  });

  it('keeps the newest fifty versions and no more', async () => {
    for (let version = 0; version < 53; version += 1)
      await put('council', { ...details, telephone: `01632 ${version}00` }, `"${version}"`);
    const { versions } = await historyOf('council');
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, place) => 53 - place));
    expect((await everyItem(tables)).filter(({ item }) => item === 'setting-version')).toHaveLength(50);
  });

  it('is for governance, managers and administrators, and of no other setting', async () => {
    const path = { setting: 'clock' };
    for (const as of Role.options) {
      const asked = ask('GET /admin/settings/{setting}/history', { as, path });
      if (['ig_officer', 'team_manager', 'system_admin'].includes(as)) expect((await asked).status).toBe(200);
      else await expect(asked).rejects.toMatchObject({ status: 403 });
    }
    await expect(historyOf('sending-frozen')).rejects.toMatchObject({ status: 404 });
    await expect(historyOf('catalogue')).rejects.toMatchObject({ status: 404 });
  });

  it('lets two officers at once open and shut the online form: one is told to look again', async () => {
    const outcomes = await Promise.allSettled(
      ['"0"', '"0"', '"0"'].map((seen) => put('online-form', { open: false }, seen, { as: 'ig_officer' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(put('levels', { levels: DEFAULT_LEVELS }, '"7"')).rejects.toMatchObject({ status: 412 });
    await expect(put('levels', { levels: DEFAULT_LEVELS }, 'seven')).rejects.toMatchObject({ status: 400 });
  });

  it('is on the directory’s entries and the catalogue’s too', async () => {
    const deps = staffDepsOver(tables);
    const colleagues = (path: string, body: object) =>
      visit(deps, `POST /admin/colleagues${path}`, { as: 'system_admin', subject: 'admin-1', at: now, body });
    await colleagues('', { id: 'admin-1', name: 'Linden Hale' });
    const ended = await colleagues('/end', { id: 'p2', why: 'She left the council.' });
    expect(ended.body).toMatchObject({
      changedBy: 'admin-1',
      changedByName: 'Linden Hale',
      changedAt: now.toISOString(),
    });
    expect((await colleagues('/restore', { id: 'p2', why: 'She is back.' })).body).toMatchObject({ endedAt: null });
    expect(await readColleague(tables, 'p2')).toMatchObject({ changedBy: 'admin-1' });
    const text = { ...startingSet('1')[0], name: 'West centre' };
    await ask('PUT /admin/catalogue/{id}', {
      path: { id: 'west' },
      headers: { 'if-none-match': '*' },
      body: CatalogueText.parse(Object.fromEntries(Object.entries(text).filter(([name]) => name !== 'id'))),
      subject: 'admin-1',
    });
    expect(await catalogue()).toMatchObject([{ changedByName: 'Linden Hale' }]);
    const { body } = await ask('GET /admin/catalogue/{id}', { path: { id: 'west' } });
    expect(body).toMatchObject({
      entry: { changedByName: 'Linden Hale' },
      versions: [{ changedByName: 'Linden Hale' }],
    });
  });
});

describe('the catalogue’s starting set', () => {
  const start = async (as: Role = 'system_admin') =>
    StartingSetAdded.parse((await ask('POST /admin/catalogue/starting-set', { as })).body);
  const write = (id: string, body: object, headers: Record<string, string>) =>
    ask('PUT /admin/catalogue/{id}', { path: { id }, headers, body });

  it('has the services of the public pages, each a valid entry, and no detail of a real council', () => {
    const set = startingSet(council.telephone);
    for (const { id: _id, ...text } of set) expect(CatalogueText.parse(text)).toEqual(text);
    expect(set.map(({ id }) => id)).toEqual([
      'advice-point',
      'childrens-centres',
      'connexions',
      'customer-service-centre',
      'family-information-directory',
      'family-support',
      'mychoice',
      'youth-service',
    ]);
    expect(set.filter(({ url, address }) => url !== null || address !== null)).toEqual([]);
    expect(set.flatMap(({ telephone }) => telephone ?? [])).toEqual([council.telephone]);
  });

  it('is added once, and never over what a council wrote or made inactive', async () => {
    const own = {
      name: 'Our youth work',
      description: 'Ours.',
      url: null,
      telephone: null,
      address: null,
      active: false,
      clusters: [],
    };
    await write('youth-service', own, { 'if-none-match': '*' });
    const first = await start('eh_coordinator');
    expect(first.kept).toEqual(['youth-service']);
    expect(first.added).toHaveLength(7);
    expect(await start()).toMatchObject({ added: [] });
    const entries = await catalogue();
    expect(entries).toHaveLength(8);
    expect(entries.find(({ id }) => id === 'youth-service')).toMatchObject({ ...own, version: 1 });
  });

  it('is whole when two people add it at once', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.flatMap(({ added }) => added)).toHaveLength(8);
    const { Item } = await tables.client.send(
      new GetCommand({ TableName: tables.cases, Key: { pk: settingKey('catalogue').pk, sk: 'COUNT' } }),
    );
    expect(Item).toMatchObject({ entries: 8 });
    await expect(start('duty_social_worker')).rejects.toMatchObject({ status: 403 });
  });
});

it('details of the council hold what the deployment’s own settings may hold', () => {
  expect(CouncilDetails.parse(details)).toEqual(details);
});
