import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { bodyHash, deliveryKey, isCarried, isIdentity } from '#functions/intake/email/delivery-key.ts';

/** The hash of a body that came in these pieces. */
function hashOf(...pieces: readonly string[]) {
  const hash = bodyHash();
  for (const piece of pieces) hash.add(Buffer.from(piece, 'latin1'));
  const { digest, empty } = hash.end();
  return { digest: digest.toString('hex'), empty };
}
const sha256 = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');

const field = (name: string, raw = 'x') => ({ name, raw, value: raw });
const BODY = { digest: Buffer.from('ab'.repeat(32), 'hex'), empty: false };
const EMPTY = { ...BODY, empty: true };
type Field = ReturnType<typeof field>;
const keyOf = (fields: readonly Field[], body = BODY, oddLines: readonly string[] = []) =>
  deliveryKey(
    { fields: [...fields], oddLines: [...oddLines], hasControlCharacters: false, hasBareReturns: false },
    body,
  );

describe('the hash of a message’s body', () => {
  it.each([
    ['plain words', 'a b', 'a b'],
    ['lines however they end', 'a\r\nb\nc\rd', 'a\nb\nc\nd'],
    ['blank lines between', 'a\r\n\r\nb\n\nc\r\rd', 'a\n\nb\n\nc\n\nd'],
    ['returns before a line feed, which are one line end with it', 'a\r\r\nb', 'a\nb'],
    ['no line end at its end', 'a\r\n\r\n\n\r', 'a'],
    ['line ends at its beginning', '\r\na', '\na'],
  ])('is over %s', (_what, given, hashed) => {
    expect(hashOf(given)).toEqual({ digest: sha256(hashed), empty: false });
    expect(hashOf(...given)).toEqual(hashOf(given));
  });

  it('of nothing but line ends is that of nothing, and says so', () => {
    for (const given of ['', '\r\n', '\n\n\r']) expect(hashOf(given)).toEqual({ digest: sha256(''), empty: true });
  });

  it('is over every byte of a long one, at whatever length its blocks end', () => {
    for (const length of [65_535, 65_536, 65_537, 131_072, 200_000]) {
      const long = Array.from({ length }, (_, at) => String.fromCharCode(65 + (at % 26))).join('');
      expect([length, hashOf(long).digest]).toEqual([length, sha256(long)]);
    }
  });
});

describe('the key of a message', () => {
  const NAMED = [field('from'), field('to'), field('date'), field('subject'), field('message-id')];

  it('is, by the formula 1, what it was when the first mail was filed', () => {
    expect(keyOf([field('from', 'a@b.example'), field('subject', 'caf\xe9')], BODY, ['odd'])).toBe(
      '1793cdd535073118d70eb73cacdfab2eae93e5a9447343493eaa3ea777ea294b',
    );
  });

  it('is over whatever names it, field by field', () => {
    const keys = NAMED.map((_, at) => keyOf(NAMED.map((each, other) => (at === other ? { ...each, raw: 'y' } : each))));
    expect(new Set([...keys, keyOf(NAMED)]).size).toBe(6);
    expect(keyOf(NAMED, { ...BODY, digest: Buffer.from('cd'.repeat(32), 'hex') })).not.toBe(keyOf(NAMED));
    expect(keyOf(NAMED, BODY, ['an odd line'])).not.toBe(keyOf(NAMED));
    expect(keyOf([field('from', '\xe9')])).not.toBe(keyOf([field('from', '\xe8')]));
  });

  it('counts other fields only where nothing names it, or it says nothing', () => {
    const other = field('x-mailer');
    expect(keyOf([...NAMED, other])).toBe(keyOf(NAMED));
    expect(keyOf([field('subject'), other])).toBe(keyOf([field('subject')]));
    expect(keyOf([...NAMED, other], EMPTY)).not.toBe(keyOf(NAMED, EMPTY));
    expect(keyOf([other])).not.toBe(keyOf([]));
    expect(keyOf([other])).not.toBe(keyOf([field('x-other')]));
    expect(keyOf([other])).not.toBe(keyOf([field('x-mailer', 'y')]));
  });

  it('counts no carrier’s field', () => {
    const trace = field('received');
    expect(keyOf([...NAMED, trace], EMPTY)).toBe(keyOf(NAMED, EMPTY));
    expect(keyOf([trace])).toBe(keyOf([]));
  });

  it.each([
    'received',
    'return-path',
    'delivered-to',
    'x-original-to',
    'x-received',
    'x-originating-ip',
    'received-spf',
    'authentication-results',
    'authentication-results-original',
    'dkim-signature',
    'domainkey-signature',
    'x-microsoft-antispam',
    ...['arc', 'x-ses', 'x-amz', 'x-amzn', 'x-google', 'x-gm', 'x-spam', 'x-ms-exchange', 'x-forefront'].map(
      (carrier) => `${carrier}-anything`,
    ),
    'x-microsoft-antispam-report',
  ])('%s is a carrier’s', (name) => {
    expect([isCarried(field(name)), isIdentity(name)]).toEqual([false, false]);
  });

  it.each(['from', 'to', 'date', 'subject', 'message-id'])('%s names it', (name) => {
    expect([isCarried(field(name)), isIdentity(name)]).toEqual([false, true]);
  });

  it.each(['', 'x-mailer', 'mime-version', 'not-received', 'received-by', 'x-ses', 'my-arc-seal'])(
    '“%s” came with it',
    (name) => {
      expect([isCarried(field(name)), isIdentity(name)]).toEqual([true, false]);
    },
  );
});
