import { describe, expect, it } from '@jest/globals';
import { digest, newId, newSalt, newToken, sha256, tokenFor, tokenMatches } from '#functions/platform/identifiers.ts';

describe('an identifier', () => {
  it('sorts by the instant it was made for', () => {
    const ids = [1, 1_000, 1_700_000_000_000, 1_800_000_000_000].map((at) => newId(new Date(at)));
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  });

  it('is never given twice, nor a salt, however many are drawn at one instant', () => {
    const now = new Date();
    const drawn = Array.from({ length: 20_000 }, (_, index) => (index % 5 === 0 ? newSalt() : newId(now)));
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('takes every letter in every random place about as often', () => {
    const counts = new Map<string, number>();
    for (let made = 0; made < 16_000; made += 1) {
      for (const [place, letter] of [...newId().slice(10)].entries())
        counts.set(`${place}${letter}`, (counts.get(`${place}${letter}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(16 * 32);
    // 500 is expected of each, with a deviation of 22: ten deviations do not come by chance.
    expect(Math.min(...counts.values())).toBeGreaterThan(280);
    expect(Math.max(...counts.values())).toBeLessThan(720);
  });

  it('gives an upload token of 128 bits that depends on the salt and on every byte that was sent', () => {
    const salt = newSalt();
    expect(Buffer.from(salt, 'base64url')).toHaveLength(32);
    const token = tokenFor(salt, '{"a":1}');
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    expect(tokenFor(salt, '{"a":1}')).toBe(token);
    expect(tokenFor(salt, '{"a":2}')).not.toBe(token);
    expect(tokenFor(newSalt(), '{"a":1}')).not.toBe(token);
  });

  it('frames the parts of a digest, so that no two lists of parts look alike', () => {
    expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
    expect(digest('abc')).not.toBe(digest('a', 'bc'));
    expect(digest(Buffer.from('abc'))).toBe(digest('abc'));
    expect(digest('é', Buffer.from('é'))).toBe(digest(Buffer.from('é'), 'é'));
    expect(digest('é')).toBe(digest(Buffer.from('é')));
  });

  it('is the digest that stands in the store since the first case', () => {
    const long = Buffer.from([0xff, 0xfe]);
    expect(digest(long)).toBe(sha256(Buffer.from([0x32, 0x3a, 0xff, 0xfe])));
    expect(digest('front', 'door')).toBe('1b0ebb6895b25260e14cec13919ee32ce5cd77d5f686c03f0f993f2cb8a34751');
    expect(sha256(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is a fresh token each time, which its own hash alone lets in', () => {
    const tokens = Array.from({ length: 100 }, () => newToken());
    expect(new Set(tokens).size).toBe(100);
    const [token = '', other = ''] = tokens;
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    expect(tokenMatches(token, digest(token))).toBe(true);
    expect(tokenMatches(other, digest(token))).toBe(false);
    expect(tokenMatches(token, digest(token).slice(1))).toBe(false);
  });
});
