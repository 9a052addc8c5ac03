import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { bouncedMessage } from '#functions/intake/email/bounced-message.ts';
import { classify } from '#functions/intake/email/classify.ts';
import { joinHints } from '#functions/intake/email/join-hints.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { verdictsFrom } from '#functions/intake/email/verdicts.ts';
import {
  asStoredBySes,
  bounce,
  filesEmail,
  formEmail,
  forwarded,
  vacationReply,
  winmail,
} from '#test/fixtures/emails.ts';
import { inventedWord, markedEmail } from '#test/fixtures/marked/email.ts';
import { writeOutlookMessage } from '#test/fixtures/outlook-writer.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';
import { runs } from '#test/support/runs.ts';
import { received } from './reading.ts';

async function everything(raw: Uint8Array) {
  const email = await received(raw, 64);
  const verdicts = verdictsFrom({ headers: email.headers });
  classify(email.headers, verdicts);
  joinHints(email.inReplyTo, email.references);
  bouncedMessage(raw);
  return await openEmail(raw, { openArchive });
}

function sane(opened: Awaited<ReturnType<typeof everything>>, raw: Uint8Array) {
  if (opened.is === 'unreadable') return;
  expect(opened.parts.length).toBeLessThanOrEqual(100);
  expect(opened.problems.length).toBeLessThanOrEqual(50);
  expect(opened.text.isWellFormed()).toBe(true);
  expect(new Set(opened.parts.map((part) => part.index)).size).toBe(opened.parts.length);
  // Without a zip nothing grows.
  const grown = opened.parts.filter((part) => part.origin !== 'zip').reduce((sum, part) => sum + part.bytes.length, 0);
  expect(grown).toBeLessThanOrEqual(raw.length * 12 + 10_000);
}

const piece = fc.constantFrom(
  ...[
    'From: ',
    'a@b.example',
    'Content-Type: ',
    'multipart/mixed; boundary=',
    'b',
    '\r\n',
    '\n',
    '\r',
    '\r\n\r\n',
    '--b',
    '--b--',
    ' ',
  ],
  ...[
    'message/rfc822',
    'Content-Transfer-Encoding: base64',
    'quoted-printable',
    '=3D',
    'text/html',
    '<p',
    '>',
    '"',
    ';',
    ':',
    ',',
    '=',
  ],
  ...[
    '=?utf-8?B?',
    '?=',
    'X-SES-RECEIPT: x',
    'Received: ',
    'Return-Path: <>',
    '\0',
    '\xff',
    'PK\x03\x04',
    'UEsDBA',
    'x'.repeat(80),
  ],
);

describe('no message makes the reader fail', () => {
  it('of random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (raw) => sane(await everything(raw), raw)),
      { numRuns: runs(300) },
    );
  });

  it('of the pieces that messages are made of, in any order', async () => {
    const message = fc.array(piece, { maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    await fc.assert(
      fc.asyncProperty(message, async (raw) => sane(await everything(raw), raw)),
      { numRuns: runs(1000) },
    );
  });

  it('of real messages with bytes changed, left out or put in', async () => {
    const docx = writeZip([{ name: '[Content_Types].xml', bytes: 'x' }]);
    const zip = writeZip([{ name: 'a.docx', bytes: docx }]);
    const form = await formEmail({ docx });
    const seeds = await Promise.all([
      asStoredBySes(form),
      forwarded(form),
      forwarded(form, '7bit'),
      winmail([{ name: 'a.docx', bytes: docx }]),
      filesEmail({}, [{ filename: 'a.zip', content: zip }]),
      filesEmail({}, [{ filename: 'a.msg', content: writeOutlookMessage({ body: 'one', html: '<p>two</p>' }) }]),
      markedEmail(inventedWord),
      vacationReply({ inReplyTo: '<x@y.example>' }),
      bounce({ returned: 'x@y.example' }),
    ]);
    const change = fc.record({
      at: fc.nat(10_000),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        piece.map((text) => Buffer.from(text, 'latin1')),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (seed, changes) => {
          let raw: Buffer = Buffer.from(seed);
          for (const { at, remove, insert } of changes) {
            const from = at % raw.length;
            raw = Buffer.concat([raw.subarray(0, from), insert, raw.subarray(from + remove)]);
          }
          sane(await everything(raw), raw);
        },
      ),
      { numRuns: runs(600) },
    );
  });
});
