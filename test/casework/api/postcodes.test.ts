import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mostBytesOf } from '#functions/casework/api/postcodes.ts';
import { knownArea } from '#functions/casework/residence/known-area.ts';
import {
  linesByAuthority,
  MOST_POSTCODES,
  packPostcodes,
  readPostcodes,
  unpackPostcodes,
} from '#functions/casework/residence/postcode-table.ts';
import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { readPostcodesFile, readPostcodesSetting } from '#functions/platform/store/postcodes.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { MOST_AUTHORITIES } from '#schemas/settings.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type Asked, visit } from '#test/support/staff-visit.ts';

let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});
const now = new Date('2026-11-24T14:00:00.000Z');
const HOME = 'E06000016';
const AWAY = 'E07000129';
const put = (body: unknown, seen = '"0"', asked: Partial<Asked> = {}) =>
  visit(staffDepsOver(tables), 'PUT /admin/settings/postcodes', {
    as: 'system_admin',
    at: now,
    body,
    headers: { 'if-match': seen },
    ...asked,
  });
const csv = (...lines: readonly string[]) => ({ csv: ['pcds,lad', ...lines].join('\n') });

/** The area of a job of the staff API, with a clock that a test moves; only `ZZ9` is in the deployed file. */
function area(read: Pick<Parameters<typeof knownArea>[0], 'setting' | 'file'> = overTables()) {
  const faults: unknown[] = [];
  const clock = { now: 0 };
  const deployed = (postcode: string) => (postcode.startsWith('ZZ9') ? HOME : undefined);
  const known = knownArea({ home: HOME, deployed, ...read, onFault: (error) => faults.push(error) }, () => clock.now);
  return { clock, faults, of: async (postcode: string) => (await known()).authorityOf(postcode) };
}
const overTables = () => ({
  setting: () => readPostcodesSetting(tables),
  file: (version: number) => readPostcodesFile(tables, version),
});

/** Returns a table of postcodes and authorities in no order, which deflates worst. */
function scattered(lines: number, authorities: number): Map<string, string> {
  let state = 7;
  const some = (most: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  const letter = () => 'ABDEFGHJLNPQRSTUWXYZ'.charAt(some(20));
  const known = new Map<string, string>();
  while (known.size < lines)
    known.set(
      `Z${letter()}${1 + some(40)}${some(10)}${letter()}${letter()}`,
      `E06${String(some(authorities)).padStart(6, '0')}`,
    );
  return known;
}

describe('the file of postcodes', () => {
  it('is the deployed one until an administrator gives another, and then theirs within a minute', async () => {
    const { clock, of } = area();
    expect([await of('ZZ9 1AA'), await of('ZZ1 1AA')]).toEqual([HOME, undefined]);
    const given = await put(csv(`ZZ1,${HOME}`, `ZZ2 1,${AWAY}`, `ZZ1 1AA,${HOME}`), '"0"', { subject: 'admin-1' });
    expect(given.body).toMatchObject({
      postcodes: {
        source: 'given',
        lines: 3,
        authorities: [
          { authority: HOME, lines: 2 },
          { authority: AWAY, lines: 1 },
        ],
      },
      homeAuthority: HOME,
      version: 1,
      changedBy: 'admin-1',
      changedAt: now.toISOString(),
    });
    expect(await of('ZZ1 1AA')).toBeUndefined();
    clock.now += 60_000;
    expect([await of('ZZ1 1AA'), await of('ZZ2 1AA'), await of('ZZ9 1AA')]).toEqual([HOME, AWAY, undefined]);
    await put({ source: 'deployed' }, '"1"');
    clock.now += 60_000;
    expect([await of('ZZ9 1AA'), await of('ZZ1 1AA')]).toEqual([HOME, undefined]);
  });

  it('is given by one of two administrators at once, and only by an administrator', async () => {
    const both = await Promise.allSettled([put(csv(`ZZ1,${HOME}`)), put(csv(`ZZ2,${HOME}`))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(put(csv(`ZZ1,${HOME}`))).rejects.toMatchObject({ status: 412 });
    // The file belongs to the version that won.
    const won = both[0]?.status === 'fulfilled' ? 'ZZ1' : 'ZZ2';
    expect([...unpackPostcodes(await readPostcodesFile(tables, 1))]).toEqual([[won, HOME]]);
    for (const as of Role.options.filter((role) => role !== 'system_admin'))
      await expect(put(csv(`ZZ1,${HOME}`), '"1"', { as })).rejects.toMatchObject({ status: 403 });
  });

  it('is refused whole, with the lines at fault by number and nothing of their content', async () => {
    const lines = Array.from({ length: 40 }, (_, place) =>
      place % 2 === 0 ? `ZZ1 ${place % 9},${HOME}` : 'Canary,E0',
    );
    const refused = await put(csv(...lines, `ZZ7,${HOME}`, `ZZ7,${AWAY}`)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 422, code: 'bad-postcodes' });
    const errors = refused instanceof Problem ? (refused.more.errors ?? []) : [];
    expect(errors).toHaveLength(20);
    expect(errors[0]).toEqual({
      pointer: '/csv',
      code: 'no_postcode',
      detail: 'Line 3: no postcode, sector or district.',
    });
    expect(JSON.stringify(errors)).not.toContain('Canary');
    expect(await readPostcodesSetting(tables)).toMatchObject({ version: 0 });
  });

  it.each([
    [csv(`ZZ1,${AWAY}`), 'no_home'],
    [csv(), 'no_home'],
    [csv(`ZZ1,${HOME}`, 'ZZ2,Leicester'), 'no_authority'],
    [csv(`ZZ1,${HOME}`, `ZZ1,${AWAY}`), 'two_authorities'],
    [{ csv: `postcode,authority\nZZ1,${HOME}` }, 'no_columns'],
    [csv(...Array.from({ length: MOST_POSTCODES + 2 }, () => `ZZ1,${HOME}`)), 'too_many_lines'],
  ])('is refused when it cannot be trusted (%#)', async (body, code) => {
    await expect(put(body)).rejects.toMatchObject({
      status: 422,
      more: { errors: expect.arrayContaining([expect.objectContaining({ code })]) },
    });
  });

  it('holds authorities up to the number that there are', () => {
    const known = scattered(5000, MOST_AUTHORITIES + 50);
    const { faults } = readPostcodes(['pcds,lad', ...[...known].map((row) => row.join(','))].join('\n'));
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['too_many_authorities']));
  });

  it('fits one item and one body, whatever postcodes it has', () => {
    for (const authorities of [1, 30, MOST_AUTHORITIES]) {
      const known = scattered(MOST_POSTCODES, authorities);
      const packed = packPostcodes(known);
      expect(packed.length).toBeLessThan(390 * 1024);
      const unpacked = unpackPostcodes(packed);
      expect(unpacked.size).toBe(known.size);
      expect([...known].every(([key, authority]) => unpacked.get(key) === authority)).toBe(true);
      expect(linesByAuthority(known).length).toBe(authorities);
      const quoted = [...known].map(([key, authority]) => `"${key.slice(0, -3)} ${key.slice(-3)}","${authority}"`);
      const body = JSON.stringify({ csv: ['"pcds","lad"', ...quoted].join('\r\n') });
      expect(Buffer.byteLength(body)).toBeLessThan(mostBytesOf('PUT /admin/settings/postcodes'));
    }
    expect(mostBytesOf('POST /admin/cases')).toBe(MOST_BODY_BYTES);
  });

  it('of sixty thousand lines is stored and used', async () => {
    const known = scattered(MOST_POSTCODES, 30);
    const rows = [...known].map((row) => row.join(','));
    await put({ csv: ['pcds,lad', `ZZ1,${HOME}`, ...rows.slice(1)].join('\n') });
    expect(await area().of('ZZ1 1AA')).toBe(HOME);
  });

  it('that cannot be read leaves the last known in use, or the deployed one', async () => {
    await put(csv(`ZZ1,${HOME}`));
    const away = new Error('no table');
    const never = { setting: () => Promise.reject(away), file: () => Promise.reject(away) };
    const shut = area(never);
    expect(await shut.of('ZZ9 1AA')).toBe(HOME);
    expect(shut.faults).toEqual([away]);
    const real = overTables();
    let isThere = true;
    const { clock, of } = area({ ...real, setting: () => (isThere ? real.setting() : Promise.reject(away)) });
    expect(await of('ZZ1 1AA')).toBe(HOME);
    isThere = false;
    clock.now += 60_000;
    expect(await of('ZZ1 1AA')).toBe(HOME);
  });

  it('of a version that was replaced is not taken for the one in use', async () => {
    for (let version = 0; version < 6; version += 1) await put(csv(`ZZ${version},${HOME}`), `"${version}"`);
    await expect(readPostcodesFile(tables, 1)).rejects.toMatchObject({ name: 'PostcodesGoneError' });
    expect([...unpackPostcodes(await readPostcodesFile(tables, 6))]).toEqual([['ZZ5', HOME]]);
    const { Item } = await tables.client.send(
      new GetCommand({ TableName: tables.cases, Key: { pk: 'SETTING#postcodes', sk: 'FILE#5' } }),
    );
    expect(Item).toBeUndefined();
  });
});
