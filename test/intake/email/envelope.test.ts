import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { headerGatherer, headerLength } from '#functions/intake/email/header-end.ts';
import { ADDRESS, compose, latin1, lines, without } from '#test/fixtures/emails.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { runs } from '#test/support/runs.ts';
import { pieces, received } from './reading.ts';

describe('the first words of a message', () => {
  const firstWords = async (...given: string[]) => (await received(lines(given), 7)).firstWords;

  it('are read in their own character set and encoding, of the first part that has any', async () => {
    expect(await firstWords('Content-Type: text/plain; charset=iso-8859-2', '', 'Odpowied\xbc')).toBe('Odpowiedź');
    expect(await firstWords('Content-Type: text/plain; charset=x-unknown', '', 'Zo\xeb')).toBe('Zoë');
    const parts = [
      'Content-Type: multipart/alternative; boundary=b',
      ...['', '--b', 'Content-Type: text/plain', '', ' ', '--b'],
      ...['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', ''],
      '<style>p {}</style><p>Ich bin nicht im B=C3=BCro</p>',
    ];
    expect(await firstWords(...parts)).toBe('Ich bin nicht im Büro');
    const attached = ['Content-Type: text/plain', 'Content-Disposition: attachment', '', 'Words of a file'];
    expect(await firstWords(...attached)).toBe('');
  });

  it('are few, however long the message, and empty for a message without words', async () => {
    expect(await firstWords('', 'word '.repeat(100_000))).toHaveLength(2_000);
    expect(await firstWords('Subject: x')).toBe('');
  });

  it('never fail on what they are made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 40 }), async (body, type) => {
        const head = lines([`Content-Type: ${type.replace(/[\r\n]/g, '')}`, '', '']);
        expect(typeof (await received(Buffer.concat([head, body]))).firstWords).toBe('string');
      }),
    );
  });
});

describe('who a message names as its writer', () => {
  it.each([
    ['"Thimble Okonkwo-Test" <thimble@school.example.sch.uk>', 'Thimble Okonkwo-Test'],
    ['thimble@school.example.sch.uk (Thimble)', '(Thimble)'],
    ['thimble@school.example.sch.uk', null],
    ['=?utf-8?B?Wm/Dqw==?= <zoe@school.example.sch.uk>', 'Zoë'],
    ['Thimble, at school', 'Thimble, at school'],
    ['A <a@x.example>, B <b@x.example>', 'A , B <b@x.example>'],
  ])('is shown of From %s as %s', async (from, name) => {
    expect((await received(lines([`From: ${from}`, '', 'x']))).fromName).toBe(name);
  });

  it('is at most ten others, each at most 500 characters, each once', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `Resent-From: a${at}@x.example`);
    const email = await received(lines([...many, ...many, `Sender: ${'x'.repeat(900)}`, '', 'x']));
    expect(email.otherSenders).toHaveLength(10);
    const long = await received(lines([`Reply-To: ${'x'.repeat(900)}`, '', 'x']));
    expect(long.replyTo.map(({ length }) => length)).toEqual([500]);
  });
});

describe('what is known of an email from its headers', () => {
  it('is who sent it to whom, when, about what, and in answer to what', async () => {
    const raw = await compose({
      from: `"Okonkwo-Test, Thímble" <${ADDRESS.school}>`,
      subject:
        'Überweisung: ein sehr langer Betreff, der gefaltet und in mehreren Wörtern verschlüsselt wird, wie üblich',
      inReplyTo: '<first@council.example.gov.uk>',
    });
    const email = await received(raw, 7);
    expect(email).toMatchObject({
      size: raw.length,
      sha256: createHash('sha256').update(raw).digest('hex'),
      from: { address: ADDRESS.school, domain: 'school.example.sch.uk', certain: true },
      fromText: `Okonkwo-Test, Thímble <${ADDRESS.school}>`,
      to: [{ address: ADDRESS.frontDoor, domain: 'council.example.gov.uk' }],
      subject:
        'Überweisung: ein sehr langer Betreff, der gefaltet und in mehreren Wörtern verschlüsselt wird, wie üblich',
      messageId: 'referral-1@school.example.sch.uk',
      inReplyTo: ['first@council.example.gov.uk'],
      references: ['first@council.example.gov.uk'],
      date: '2026-11-23T09:30:00.000Z',
      contentType: { value: 'text/plain', params: { charset: 'utf-8' } },
      flaws: [],
    });
  });

  it.each(['Message-ID', 'Date', 'From', 'To', 'Subject'])('can do without %s', async (header) => {
    const email = await received(without(await compose({}), header));
    const gone = {
      'Message-ID': email.messageId,
      Date: email.date,
      From: email.from,
      To: email.to[0],
      Subject: email.subject,
    };
    expect(Object.entries(gone).filter(([, value]) => value === null || value === undefined)).toEqual([
      [header, header === 'To' ? undefined : null],
    ]);
    expect(email.deliveryKey).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads letters that are not ASCII, encoded or not', async () => {
    expect((await received(latin1())).subject).toBe('Café Zoë');
    expect((await received('Subject: Caf\xc3\xa9 Zo\xc3\xab\r\n\r\n')).subject).toBe('Café Zoë');
    expect((await received('Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?B?IFpvw6s=?=\r\n\r\n')).subject).toBe('Café Zoë');
  });

  it('keeps subjects to 1,000 characters, without line ends or control characters', async () => {
    const long = await received(`Subject: ${'ab😀'.repeat(500)}\r\n\r\n`.replaceAll('😀', '\xf0\x9f\x98\x80'));
    expect(long.subject?.length).toBeGreaterThan(990);
    expect(long.subject?.length).toBeLessThanOrEqual(1000);
    expect(long.subject?.isWellFormed()).toBe(true);
    expect((await received('Subject: =?utf-8?Q?a=0D=0ABcc:_b=00c?=\r\n\r\n')).subject).toBe('a Bcc: b c');
  });

  it.each([
    ['an address alone', 'a@school.example.sch.uk', 'a@school.example.sch.uk', true],
    ['a name that looks like an address', '"head@nhs.net" <a@mail.example>', 'a@mail.example', true],
    ['a name with a comment', 'a@mail.example (head@nhs.net)', 'a@mail.example', true],
    ['a group of one', 'School: a@mail.example;', 'a@mail.example', true],
    ['several', 'a@mail.example, b@nhs.net', 'a@mail.example', false],
    ['a group of several', 'Us: a@mail.example, b@nhs.net;', 'a@mail.example', false],
  ])('reads From with %s', async (_, value, address, certain) => {
    expect((await received(`From: ${value}\r\n\r\n`)).from).toMatchObject({ address, certain });
  });

  it.each(['', 'Thimble', 'undisclosed-recipients:;', '<>', 'a@localhost', 'a@b@c', `${'a'.repeat(3000)}@nhs.net`])(
    'has no usable sender in From "%.20s"',
    async (value) => {
      const email = await received(`From: ${value}\r\n\r\nwords`);
      expect(email.from).toBeNull();
      expect(email.flaws).toContain('no_usable_sender');
    },
  );

  it('is not certain of a sender named twice, or by a header that others may read otherwise', async () => {
    const twice = await received('From: a@nhs.net\r\nFrom: b@mail.example\r\n\r\n');
    const twiceEmpty = await received('From: a@nhs.net\r\nFrom:\r\n\r\n');
    expect(twiceEmpty.from?.certain).toBe(false);
    const bare = await received('X: y\r\rFrom: a@nhs.net\r\nFrom: b@mail.example\r\n\r\n');
    const bareBefore = await received('From: a@nhs.net\r\r\r\nx\r\nFrom: b@mail.example\rX: y\r\n\r\n');
    expect(twice).toMatchObject({ from: { certain: false }, flaws: ['uncertain_sender'] });
    expect(bare.from).toBeNull();
    expect(bareBefore.from?.certain === true && bareBefore.flaws.includes('bare_carriage_returns')).toBe(false);
  });

  it('counts header beyond 256 KB as body, and says so', async () => {
    const padding = `X-Padding: ${'x'.repeat(900)}\r\n`.repeat(400);
    const email = await received(`From: a@nhs.net\r\n${padding}Subject: too far down\r\n\r\nwords`);
    expect(email.flaws).toContain('header_too_long');
    expect(email.subject).toBeNull();
    expect(email.from).toMatchObject({ address: 'a@nhs.net', certain: false });
    const other = await received(`From: a@nhs.net\r\n${padding}Subject: too far down\r\n\r\nother words`);
    expect(other.deliveryKey).not.toBe(email.deliveryKey);
  });

  it('does not take half a field for a field at that limit', async () => {
    const first = 'From: a@nhs.net';
    const padding = 'X-Padding: '.padEnd(1_022, 'x');
    const lines = Array.from({ length: 255 }, () => `${padding}\r\n`).join('');
    const filler = `X: ${'y'.repeat(256 * 1024 - lines.length - first.length - 5)}\r\n`;
    const email = await received(`${lines}${filler}${first}.mail.example\r\n\r\nwords`);
    expect(email.flaws).toContain('header_too_long');
    expect(email.from).toBeNull();
  });

  it('ends at its first empty line, whichever line ends it has', async () => {
    const bit = fc.constantFrom('\r', '\n', '\r\n', 'a', 'b: c');
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (bits, size) => {
        const raw = `${bits.join('')}x`;
        let [end, from] = [raw.length, 0];
        for (const lineEnd of raw.matchAll(/\r*\n|\r/g)) {
          if (lineEnd.index === from) {
            end = from + lineEnd[0].length;
            break;
          }
          from = lineEnd.index + lineEnd[0].length;
        }
        expect(headerLength(Buffer.from(raw))).toBe(end);
        const gatherer = headerGatherer();
        let gathered = null;
        for await (const piece of pieces(Buffer.from(raw), size)) gathered ??= gatherer.take(piece);
        expect((gathered ?? gatherer.end()).block.length).toBe(end);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('says what is odd about a header', async () => {
    expect((await received('just words')).flaws).toEqual([
      'no_header',
      'no_end_of_header',
      'lines_that_are_no_header',
      'no_usable_sender',
    ]);
    expect((await received('From: a@nhs.net\r\nS\0ubject: x\r\n\r\n')).flaws).toEqual([
      'lines_that_are_no_header',
      'control_characters',
    ]);
    expect((await received('')).flaws).toEqual(['no_header', 'no_end_of_header', 'no_usable_sender']);
  });

  it('keeps the beginning and the newest of a long thread', async () => {
    const ids = Array.from({ length: 300 }, (_, i) => `<${i}@x.example>`).join('\r\n ');
    const { references } = await received(`References: ${ids}\r\n\r\n`);
    expect(references).toHaveLength(50);
    expect([references[0], references[1], references.at(-1)]).toEqual([
      '0@x.example',
      '251@x.example',
      '299@x.example',
    ]);
  });

  it.each([['nonsense'], ['Mon, 99 Nov 2026'], ['+275760-09-13T00:00:00Z'], ['']])(
    'has no date in "%s"',
    async (date) => {
      expect((await received(`Date: ${date}\r\n\r\n`)).date).toBeNull();
    },
  );

  it('holds little of a large message in memory', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'abcdefgh\r\n');
    async function* large() {
      yield Buffer.from('From: a@nhs.net\r\n\r\n');
      for (let i = 0; i < 640; i++) yield chunk;
    }
    const { readEnvelopeHeaders } = await import('#functions/intake/email/envelope.ts');
    const before = process.memoryUsage();
    const email = await readEnvelopeHeaders(large());
    const after = process.memoryUsage();
    expect(email.size).toBe(19 + 640 * 64 * 1024);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(8 * 1024 * 1024);
  });

  it.each([
    ['quotes', '"a'.repeat(60_000)],
    ['comments', '(('.repeat(60_000)],
    ['angle brackets', '<('.repeat(60_000)],
    ['encoded words', '=?a?q?'.repeat(20_000)],
    ['parameters', ';a="'.repeat(30_000)],
  ])('is read quickly from headers full of %s', async (_, value) => {
    const names = ['From', 'To', 'Reply-To', 'Subject', 'Content-Type', 'References', 'Message-ID', 'Date'];
    const spent = await processorTime(async () => {
      for (const name of names) await received(`${name}: ${value}\r\n\r\n`);
    });
    expect(spent).toBeLessThan(10_000);
  });
});
