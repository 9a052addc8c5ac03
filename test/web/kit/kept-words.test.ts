import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { wordsIn } from '#functions/web/console/open-console.ts';
import { keptWords } from '#functions/web/kit/kept-words.ts';
import { type CookieKeys, keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import { REFRESH } from '#functions/web/kit/sessions.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const TERMS = { name: 'Pippin Featherstone', postcode: 'LE1 7QX' };

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});
function newKeys(): CookieKeys {
  const keys = keysOf(newCookie());
  if (keys === undefined) throw new Error('a new cookie is one of ours');
  return keys;
}
const wordsOf = (keys: CookieKeys, now = NOW) => keptWords(wordsIn(asJob('WebConsole', tables)), keys, now);

describe('words that a session keeps', () => {
  it('come back for 15 minutes, and not after', async () => {
    const keys = newKeys();
    const name = await wordsOf(keys).keep(TERMS);
    expect(await wordsOf(keys, minutesLater(14)).kept(name)).toEqual(TERMS);
    expect(await wordsOf(keys, minutesLater(15)).kept(name)).toBeUndefined();
  });

  it('cannot be read in the table, nor by another session', async () => {
    const keys = newKeys();
    const name = await wordsOf(keys).keep(TERMS);
    const { Items } = await tables.client.send(new ScanCommand({ TableName: tables.cases }));
    expect(Items?.some(({ sk }) => sk === `KEPT#${name}`)).toBe(true);
    expect(JSON.stringify(Items)).not.toMatch(/Pippin|Featherstone|7QX/);
    const other = newKeys();
    expect(await wordsOf(other).kept(name)).toBeUndefined();
    // Even where somebody who writes the table hands them over.
    const sealed = await wordsIn(tables).read(keys.id, name, NOW);
    await wordsIn(tables).keep(other.id, { name, sealed: sealed ?? '', until: minutesLater(15) });
    expect(await wordsOf(other).kept(name)).toBeUndefined();
  });

  it('cannot be swapped in the table with others of their session, nor with its refresh token', async () => {
    const keys = newKeys();
    const [one, other] = [await wordsOf(keys).keep(TERMS), await wordsOf(keys).keep({ text: 'A note' })];
    const sealedOf = (name: string) => wordsIn(tables).read(keys.id, name, NOW);
    const [first = '', second = ''] = [await sealedOf(one), await sealedOf(other)];
    const put = (name: string, sealed: string) =>
      wordsIn(tables).keep(keys.id, { name, sealed, until: minutesLater(15) });
    await put(one, second);
    await put(other, first);
    expect(await Promise.all([one, other].map((name) => wordsOf(keys).kept(name)))).toEqual([undefined, undefined]);
    await put(one, keys.seal('"a-refresh-token"', REFRESH));
    expect(await wordsOf(keys).kept(one)).toBeUndefined();
    await put(one, first);
    expect(await wordsOf(keys).kept(one)).toEqual(TERMS);
  });

  it('have a random name that says nothing, and may stand in an address', async () => {
    const names = await Promise.all(Array.from({ length: 20 }, () => wordsOf(newKeys()).keep(TERMS)));
    expect(new Set(names).size).toBe(20);
    expect(names.every((name) => /^[\w-]{20,30}$/.test(name))).toBe(true);
  });

  it.each(['', '../SESSION', 'KEPT#x', 'a'.repeat(31), 'ä'])(
    'are none under a name that is not ours (%j)',
    async (name) => {
      expect(await wordsOf(newKeys()).kept(name)).toBeUndefined();
    },
  );

  it('have a time at which the table may remove them', async () => {
    const keys = newKeys();
    await wordsOf(keys).keep(TERMS);
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.cases }));
    const own = Items.filter(({ pk }) => pk === `SESSION#${keys.id}`);
    expect(own.map(({ expiresAt }) => expiresAt)).toEqual([minutesLater(15).getTime() / 1000]);
  });
});
