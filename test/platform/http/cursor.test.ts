import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#functions/platform/canonical.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { lookupKeysIn } from '#functions/platform/lookup-keys.ts';

const keys = (generation: number, current: string, previous = '') =>
  lookupKeysIn(JSON.stringify({ generation, current: current.repeat(8), previous: previous.repeat(8) }));
const before = keys(1, 'first ');
const cursors = cursorsWith(async () => before);
const query = { route: 'GET /admin/cases', by: 'person-1', team: 'duty_and_advice', state: 'new' };
const position = { pk: 'CASE#FD-7K3M-9QXC', sk: 'CASE', queueSort: '2026-11-23T17:00:00.000Z#FD-7K3M-9QXC' };

describe('a cursor', () => {
  it('brings back the place that it was made for', async () => {
    const cursor = await cursors.seal(query, position);
    expect(cursor).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(await cursors.open(query, cursor)).toEqual(position);
  });

  it.each([
    ['list', { route: 'GET /admin/tasks' }],
    ['team', { team: 'masp' }],
    ['person', { by: 'person-2' }],
  ])('is refused for another %s', async (_, change) => {
    const cursor = await cursors.seal(query, position);
    await expect(cursors.open({ ...query, ...change }, cursor)).rejects.toMatchObject({
      status: 400,
      code: 'bad-cursor',
    });
  });

  it('is refused when it was signed with another secret', async () => {
    const cursor = await cursorsWith(async () => keys(1, 'other ')).seal(query, position);
    await expect(cursors.open(query, cursor)).rejects.toMatchObject({ code: 'bad-cursor' });
  });

  it('still opens after one change of the lookup secret, and not after two', async () => {
    const cursor = await cursors.seal(query, position);
    const changed = cursorsWith(async () => keys(2, 'second', 'first '));
    expect(await changed.open(query, cursor)).toEqual(position);
    expect(await changed.seal(query, position)).not.toEqual(cursor);
    const twice = cursorsWith(async () => keys(3, 'third ', 'second'));
    await expect(twice.open(query, cursor)).rejects.toMatchObject({ code: 'bad-cursor' });
  });

  it('is signed with a key of its own: not with the secret that makes the search tokens', async () => {
    const [, signed] = (await cursors.seal(query, position)).split('.');
    const text = canonicalJson(['cursor-1', query, JSON.stringify(position)]);
    expect(signed).not.toBe(createHmac('sha256', before.current.secret).update(text).digest('base64url'));
  });

  it('is refused when any one character of it is changed', async () => {
    const cursor = await cursors.seal(query, position);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: cursor.length - 1 }), fc.constantFrom(...'ABCxyz019-_.'), async (at, other) => {
        const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
        const opened = await cursors.open(query, changed).catch((error) => error.code);
        // The last character of each part holds bits that base64 ignores: then it is still the same cursor.
        if (opened !== 'bad-cursor') expect(opened).toEqual(position);
      }),
    );
  });

  it('is refused, never failed on, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 3000 }), async (text) => {
        await expect(cursors.open(query, text)).rejects.toMatchObject({ status: 400 });
      }),
    );
  });
});
