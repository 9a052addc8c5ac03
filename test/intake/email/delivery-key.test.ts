import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formEmail } from '#test/fixtures/emails.ts';
import { runs } from '#test/support/runs.ts';
import { pieces, received } from './reading.ts';

const keyOf = async (raw: Uint8Array | string, size?: number) => (await received(raw, size)).deliveryKey;

const word = fc.stringMatching(/^[A-Za-z0-9 .,@<>?=_-]{1,40}$/).map((text) => `x${text.trim()}`);
const bodyLine = fc.stringMatching(/^[ -~]{0,60}$/);
const message = fc.record({
  From: word,
  To: word,
  Date: word,
  Subject: word,
  'Message-ID': word,
  body: fc.array(bodyLine, { minLength: 1, maxLength: 8 }).map((all) => ['first', ...all, 'last']),
});
type Message = { From: string; To: string; Date: string; Subject: string; 'Message-ID': string; body: string[] };

function write(given: Message, lineEnd = '\r\n', above: readonly string[] = []): string {
  const { body, ...headers } = given;
  return [...above, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ...body].join(lineEnd);
}

const traceName = fc.constantFrom(
  'Received',
  'Return-Path',
  'X-SES-Spam-Verdict',
  'X-SES-RECEIPT',
  'Authentication-Results',
  'Received-SPF',
  'DKIM-Signature',
  'ARC-Seal',
  'X-Received',
  'X-MS-Exchange-Organization-SCL',
);
const trace = fc.array(
  fc
    .tuple(traceName, word, fc.boolean())
    .map(([name, value, folded]) => `${name}: ${value}${folded ? '\r\n\tand more' : ''}`),
  { maxLength: 6 },
);

describe('the delivery key of an email', () => {
  it('is the same at every delivery, whatever carriers wrote above it', async () => {
    await fc.assert(
      fc.asyncProperty(message, trace, trace, async (given, first, second) => {
        expect(await keyOf(write(given, '\r\n', first))).toBe(await keyOf(write(given, '\r\n', second)));
      }),
    );
  });

  it('does not depend on line ends, on blank lines at the end, or on how the bytes arrive', async () => {
    const blanks = fc.nat({ max: 4 });
    await fc.assert(
      fc.asyncProperty(message, blanks, fc.integer({ min: 1, max: 50 }), async (given, more, size) => {
        const key = await keyOf(write(given));
        expect(await keyOf(write(given, '\n') + '\n'.repeat(more), size)).toBe(key);
        expect(await keyOf(write(given) + '\r\n'.repeat(more), size)).toBe(key);
        expect(await keyOf(write(given, '\r'), size)).toBe(key);
      }),
    );
  });

  it('does not depend on how long headers are folded', async () => {
    const head = 'From: a@b.example\r\nSubject: one two three\r\n\r\nwords';
    const folded = 'From: a@b.example\r\nSubject: one\r\n two\r\n\t three \r\n\r\nwords';
    expect(await keyOf(folded)).toBe(await keyOf(head));
  });

  it('differs when From, To, Date, Subject, Message-ID or the body differs', async () => {
    const field = fc.constantFrom('From', 'To', 'Date', 'Subject', 'Message-ID' as const);
    await fc.assert(
      fc.asyncProperty(message, field, word, async (given, name, value) => {
        fc.pre(given[name as 'From'].replace(/\s+/g, ' ') !== value.replace(/\s+/g, ' '));
        expect(await keyOf(write({ ...given, [name]: value }))).not.toBe(await keyOf(write(given)));
      }),
    );
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), bodyLine, async (given, at, line) => {
        const body = given.body.with(at % given.body.length, `${line}!`);
        fc.pre(body.join('\n') !== given.body.join('\n'));
        expect(await keyOf(write({ ...given, body }))).not.toBe(await keyOf(write(given)));
      }),
    );
  });

  it('differs for an absent header and an empty one, and for words in one field and in its neighbour', async () => {
    const keys = await Promise.all(
      [
        'From: a\r\nSubject: b\r\n\r\nx',
        'From: a\r\nSubject: b\r\nTo:\r\n\r\nx',
        'From: ab\r\nSubject:\r\n\r\nx',
        'From: ab\r\n\r\nx',
        'From: a\r\nFrom: b\r\n\r\nx',
        'From: a b\r\n\r\nx',
        'From: a\r\nTo: b\r\n\r\nx',
        'From: a\r\nDate: b\r\n\r\nx',
        'From: ab\r\nFrom:\r\n\r\nx',
        'From: a\r\nFrom: b\r\nFrom:\r\n\r\nx',
        'From: ab\r\nFrom:\r\nFrom:\r\n\r\nx',
      ].map((raw) => keyOf(raw)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('keeps two messages without a header apart, also when their words look like headers', async () => {
    const ses = 'Return-Path: <a@b.example>\r\nReceived: by us\r\nX-SES-RECEIPT: x\r\n';
    const keys = await Promise.all(
      [
        'I am worried about Pippin.',
        'I am worried about Wren.',
        'Note: I am worried about Pippin.',
        'Note: I am worried about Wren.',
        'Pippin\r\n\r\nis hurt',
        'Wren\r\n\r\nis hurt',
        'Subject: A worry\r\nPippin: is hurt',
        'Subject: A worry\r\nWren: is hurt',
        'MIME-Version: 1.0\rFrom: a@b.example\r\rPippin is hurt\r',
        'MIME-Version: 1.0\rFrom: a@b.example\r\rWren is hurt\r',
      ].map((raw) => keyOf(ses + raw)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same at every delivery also for a message without a header, or without a body', async () => {
    for (const raw of ['I am worried about Pippin.', 'Subject: Pippin is hurt\r\nX-Mailer: one\r\n']) {
      const one = await keyOf(`Received: by one; now\r\nX-SES-RECEIPT: 1\r\n${raw}`);
      expect(await keyOf(`Received: by two; later\r\nDelivered-To: us\r\nX-SES-RECEIPT: 2\r\n${raw}`)).toBe(one);
    }
  });

  it('is the same for a real form email with and without the block of a carrier, and another with another form', async () => {
    const [one, two] = [await formEmail({ docx: Buffer.from('one') }), await formEmail({ docx: Buffer.from('two') })];
    const carried = Buffer.concat([Buffer.from('Received: from a by b; now\r\nARC-Seal: i=1\r\n'), one]);
    expect(await keyOf(carried)).toBe(await keyOf(one));
    expect(await keyOf(two)).not.toBe(await keyOf(one));
  });

  it('of any bytes never fails, and is the same whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 20 }), async (raw, size) => {
        const whole = await received(raw, 10_000);
        const cut = await received(raw, size);
        expect(cut).toEqual(whole);
        expect(whole.deliveryKey).toMatch(/^[0-9a-f]{64}$/);
        expect(whole.size).toBe(raw.length);
      }),
      { numRuns: runs(300) },
    );
  });

  it('of a stream that breaks is not made: the message is tried again', async () => {
    async function* broken() {
      yield* pieces(Buffer.from('From: a@b.example\r\n'));
      throw new Error('the line went dead');
    }
    const { readEnvelopeHeaders } = await import('#functions/intake/email/envelope.ts');
    await expect(readEnvelopeHeaders(broken())).rejects.toThrow('the line went dead');
  });
});
