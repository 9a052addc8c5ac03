import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CookieKeys, keysOf, newCookie } from '#functions/web/kit/sealing.ts';

const cookie = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
function keys(of: string): CookieKeys {
  const found = keysOf(of);
  if (found === undefined) throw new Error('this is a cookie of ours');
  return found;
}
const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('what a session seals', () => {
  it('is opened by its own cookie alone, and by no other', () => {
    fc.assert(
      fc.property(cookie, cookie, text, (own, other, words) => {
        fc.pre(own !== other);
        const sealed = keys(own).seal(words, 'a-use');
        expect(keys(own).open(sealed, 'a-use')).toBe(Buffer.from(words, 'utf8').toString());
        expect(keys(other).open(sealed, 'a-use')).toBeUndefined();
      }),
    );
  });

  it('is opened for its own use alone', () => {
    fc.assert(
      fc.property(cookie, text, text, text, (own, words, use, other) => {
        fc.pre(use.toWellFormed() !== other.toWellFormed());
        const sealed = keys(own).seal(words, use);
        expect(keys(own).open(sealed, other)).toBeUndefined();
      }),
    );
  });

  it('is never the same twice, and shows nothing of its words', () => {
    fc.assert(
      fc.property(cookie, fc.string({ minLength: 12, maxLength: 60 }), (own, words) => {
        const [one, two] = [keys(own).seal(words, 'a-use'), keys(own).seal(words, 'a-use')];
        expect(one).not.toBe(two);
        expect(Buffer.from(one, 'base64url').includes(words)).toBe(false);
      }),
    );
  });

  it('is not opened after one bit was changed, nor in part', () => {
    fc.assert(
      fc.property(cookie, text, fc.nat(), fc.nat(), (own, words, at, cut) => {
        const bytes = Buffer.from(keys(own).seal(words, 'a-use'), 'base64url');
        const changed = Buffer.from(bytes);
        const place = at % bytes.length;
        changed.writeUInt8(changed.readUInt8(place) ^ (1 << (at % 8)), place);
        expect(keys(own).open(changed.toString('base64url'), 'a-use')).toBeUndefined();
        const part = bytes.subarray(0, cut % bytes.length);
        expect(keys(own).open(part.toString('base64url'), 'a-use')).toBeUndefined();
      }),
    );
  });

  it('cannot be forged by a tag of fewer bytes', () => {
    const own = keys(newCookie());
    const refused = Array.from({ length: 2000 }, (_all, at) => {
      const forged = Buffer.alloc(16);
      forged.writeUInt32BE(at, 12);
      return own.open(forged.toString('base64url'), 'a-use');
    });
    expect(refused.every((opened) => opened === undefined)).toBe(true);
  });
});

describe('the id of a session', () => {
  it('belongs to one cookie, and does not show it', () => {
    fc.assert(
      fc.property(cookie, cookie, (one, other) => {
        fc.pre(one !== other);
        expect(keys(one).id).not.toBe(keys(other).id);
        expect(keys(one).id).toMatch(/^[0-9a-f]{64}$/);
        expect(keys(one).id).not.toContain(one);
      }),
    );
  });

  it.each([undefined, '', 'short', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}+`, `${'a'.repeat(43)}\n`])(
    'is none for a cookie that is not ours (%j)',
    (given) => {
      expect(keysOf(given)).toBeUndefined();
    },
  );

  it('comes of 256 random bits', () => {
    const drawn = Array.from({ length: 100 }, newCookie);
    expect(new Set(drawn).size).toBe(100);
    expect(drawn.every((each) => keysOf(each) !== undefined)).toBe(true);
  });
});

describe("a form's token", () => {
  it('is good for its own session alone, and is masked differently each time', () => {
    fc.assert(
      fc.property(cookie, cookie, (own, other) => {
        fc.pre(own !== other);
        const [one, two] = [keys(own).formToken(), keys(own).formToken()];
        expect(one).not.toBe(two);
        expect([one, two].map((token) => keys(own).isFormToken(token))).toEqual([true, true]);
        expect(keys(other).isFormToken(one)).toBe(false);
      }),
    );
  });

  it('shares no bytes with the next in either half, so that a compressed page does not show it', () => {
    const own = keys(newCookie());
    const halves = Array.from({ length: 50 }, () => Buffer.from(own.formToken(), 'base64url')).flatMap((bytes) => [
      bytes.subarray(0, 32).toString('hex'),
      bytes.subarray(32).toString('hex'),
    ]);
    expect(new Set(halves).size).toBe(100);
  });

  it('is refused in part, with more behind it, or changed', () => {
    fc.assert(
      fc.property(cookie, fc.nat(), fc.nat(63), (own, cut, at) => {
        const token = keys(own).formToken();
        expect(keys(own).isFormToken(token.slice(0, cut % token.length))).toBe(false);
        expect(keys(own).isFormToken(`${token}AAAA`)).toBe(false);
        const bytes = Buffer.from(token, 'base64url');
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        expect(keys(own).isFormToken(bytes.toString('base64url'))).toBe(false);
      }),
    );
  });

  it.each(['', 'x', '\u0000', 'A'.repeat(86), 'A'.repeat(100_000)])('is none of what was made up (%#)', (given) => {
    expect(keys(newCookie()).isFormToken(given)).toBe(false);
  });
});
