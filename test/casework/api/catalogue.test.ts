import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readCatalogue, readCatalogueEntry, writeCatalogueEntry } from '#functions/platform/store/catalogue.ts';
import { readLevels, writeLevels } from '#functions/platform/store/levels.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import { MOST_ENTRIES } from '#schemas/catalogue.ts';
import { DEFAULT_LEVELS } from '#schemas/levels.ts';
import { localTables } from '#test/support/local-tables.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const EDITOR = { kind: 'staff', id: 'editor', roles: ['system_admin'] } satisfies Actor;
const centre = {
  name: 'West family centre',
  description: 'Open to all.',
  url: 'https://centre.example/',
  telephone: null,
  address: '1 Invented Street',
  active: true,
  clusters: ['West'],
};
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});
const write = (id: string, was: number, name = centre.name) =>
  writeCatalogueEntry({ ...tables, actor: EDITOR }, { id, text: { ...centre, name }, was }, now);

describe('the catalogue', () => {
  it('keeps each entry as it is and as it was', async () => {
    await write('west', 0);
    await write('west', 1, 'The new west centre');
    const found = await readCatalogueEntry(tables, 'west');
    expect(found?.entry).toMatchObject({ name: 'The new west centre', version: 2, changedBy: 'editor' });
    expect(found?.versions.map(({ name }) => name)).toEqual(['The new west centre', 'West family centre']);
    expect((await readCatalogue(tables)).map(({ id }) => id)).toEqual(['west']);
  });

  it('is never overwritten unseen', async () => {
    await write('east', 0);
    expect(await write('east', 0)).toEqual({ written: 'stale' });
    const outcomes = await Promise.all([write('east', 1, 'One'), write('east', 1, 'Other')]);
    expect(outcomes.filter(({ written }) => written === 'stale')).toHaveLength(1);
  });

  it('has room for five hundred', async () => {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: { pk: 'SETTING#catalogue', sk: 'COUNT' },
        UpdateExpression: 'SET entries = :most',
        ExpressionAttributeValues: { ':most': MOST_ENTRIES },
      }),
    );
    expect(await write('one-more', 0)).toEqual({ written: 'full' });
    expect(await readCatalogueEntry(tables, 'one-more')).toBeUndefined();
  });
});

describe('the levels of need', () => {
  it('are the usual four until the council says otherwise', async () => {
    expect(await readLevels(tables)).toEqual(DEFAULT_LEVELS);
    const own = [{ code: 'family-help', label: 'Family Help', earlyHelp: true }];
    await writeLevels({ ...tables, actor: EDITOR }, { value: own, version: 0 }, now);
    expect(await readLevels(tables)).toEqual(own);
  });
});
