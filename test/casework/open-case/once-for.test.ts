import { describe, expect, it } from '@jest/globals';
import { onceFor } from '#functions/casework/open-case/once-for.ts';

const OURS = { door: 'agency', sender: 'liquid' };
const BODY = 'ab'.repeat(32);
const hashOf = (...given: Parameters<typeof onceFor>) => onceFor(...given).hash;

describe('what is filed once', () => {
  it('is known by its Idempotency-Key alone, whatever its body', () => {
    const first = onceFor(OURS, 'key-1', BODY);
    expect(first).toEqual({ kind: 'key', hash: expect.stringMatching(/^[0-9a-f]{64}$/), bodyHash: BODY });
    expect(hashOf(OURS, 'key-1', 'cd'.repeat(32))).toBe(first.hash);
    expect(hashOf(OURS, 'key-2', BODY)).not.toBe(first.hash);
  });

  it('is known by its body where there is no key', () => {
    const first = onceFor(OURS, undefined, BODY);
    expect(first).toEqual({ kind: 'body', hash: expect.stringMatching(/^[0-9a-f]{64}$/), bodyHash: BODY });
    expect(hashOf(OURS, undefined, 'cd'.repeat(32))).not.toBe(first.hash);
  });

  it.each([['key-1'], [undefined]])('with key %s is another of each sender and of each door', (key) => {
    const froms = [OURS, { ...OURS, sender: 'other' }, { ...OURS, door: 'word_upload' }];
    expect(new Set(froms.map((from) => hashOf(from, key, BODY))).size).toBe(3);
  });

  it.each(['', 'no spaces', 'x'.repeat(256), 'é'])('with “%s” for a key is refused', (key) => {
    expect(() => onceFor(OURS, key, BODY)).toThrow(
      expect.objectContaining({
        status: 400,
        code: 'bad-key',
        title: 'An Idempotency-Key is 1 to 255 printable characters without spaces.',
      }),
    );
  });
});
