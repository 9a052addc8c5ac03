import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openArchive } from '#functions/documents/index.ts';
import { openOutlookMessage } from '#functions/documents/outlook/outlook-message.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { filesEmail, formEmail, winmail } from '#test/fixtures/emails.ts';
import { type OutlookLetter, writeOutlookMessage } from '#test/fixtures/outlook-writer.ts';
import { png } from '#test/fixtures/small-files.ts';
import { writeTnef } from '#test/fixtures/tnef-writer.ts';
import { runs } from '#test/support/runs.ts';

const LETTER: OutlookLetter = {
  subject: 'About Zoë',
  from: { name: 'Bramble Teasel-Test', address: 'bramble.teasel@surgery.example.nhs.uk' },
  to: 'Thimble Okonkwo-Test',
  sentAt: new Date('2026-11-20T10:00:00Z'),
  body: 'The words of the surgery.',
};

async function open(letter: OutlookLetter, name = 'letter.msg') {
  const opened = await openEmail(
    await filesEmail({ text: 'See the letter.' }, [{ filename: name, content: writeOutlookMessage(letter) }]),
    { openArchive },
  );
  if (opened.is === 'unreadable') throw new Error(opened.reason);
  return {
    text: opened.text,
    parts: opened.parts.map(({ index, name, origin, role }) => [index, name, origin, role].join(' | ')),
    problems: opened.problems.map(({ code, where }) => `${code} ${where}`.trim()),
    bytes: opened.parts.map(({ bytes }) => Buffer.from(bytes).toString('latin1')),
  };
}

describe('a message that Outlook saved', () => {
  it('is opened as a message within: who wrote it to whom, when, about what, and its words', async () => {
    expect(await open(LETTER)).toMatchObject({
      text: 'See the letter.\n\n--- Message 1, attached, from Bramble Teasel-Test <bramble.teasel@surgery.example.nhs.uk>, to Thimble Okonkwo-Test, sent 2026-11-20T10:00:00.000Z, “About Zoë” ---\n\nThe words of the surgery.',
      parts: [],
      problems: [],
    });
  });

  it('is told by what it holds, whatever it is called', async () => {
    expect((await open(LETTER, 'letter.doc')).text).toContain('The words of the surgery.');
  });

  it('gives its files, a crest of its words aside, and where others are kept', async () => {
    const opened = await open({
      ...LETTER,
      html: '<p>The words of the surgery. <img src="cid:crest"></p>',
      files: [
        { name: 'form.docx', bytes: Buffer.from('one') },
        { name: 'crest.png', bytes: png(100, 50), contentId: 'crest', type: 'image/png' },
        { name: 'photograph.png', bytes: png(3_000, 2_000), contentId: 'photograph', type: 'image/png' },
        { name: 'Plan', at: 'https://cloud.example/plan' },
      ],
    });
    expect(opened.parts).toEqual([
      '1.1 | form.docx | nested_message | file',
      '1.2 | crest.png | inline | file',
      '1.3 | photograph.png | nested_message | file',
    ]);
    expect(opened.text).toContain('[file kept elsewhere: Plan <https://cloud.example/plan>]');
    expect(opened.problems).toEqual(['content_kept_elsewhere 1.4']);
  });

  it('gives the messages within it, as deep as any', async () => {
    const within = (depth: number): OutlookLetter =>
      depth === 0
        ? { body: 'innermost', files: [{ name: 'form.docx', bytes: Buffer.from('one') }] }
        : { body: `at ${depth}`, files: [{ name: 'within', message: within(depth - 1) }] };
    expect(await open(within(9))).toMatchObject({
      text: expect.stringContaining('innermost'),
      parts: [`1.${'1.'.repeat(9)}1 | form.docx | nested_message | file`],
      problems: [],
    });
    const deeper = await open(within(10));
    expect(deeper.text).not.toContain('innermost');
    expect(deeper.parts).toEqual(['1 | letter.msg | attachment | file']);
    expect(deeper.problems).toEqual([`nested_message_kept_whole 1.${'1.'.repeat(9)}1`, 'outlook_message_kept_too 1']);
  });

  it('is read in the character set that it is in', async () => {
    const cyrillic = (text: string) =>
      Uint8Array.from(text, (sign) => (sign > '~' ? (sign.codePointAt(0) ?? 0) - 0x350 : (sign.codePointAt(0) ?? 0)));
    const old = await open({ body: 'Зоя', codePage: { number: 1251, encode: cyrillic } });
    expect(old.text).toContain('Зоя');
    const html = Buffer.from('<meta charset="utf-8"><p>Zoë’s mother</p>');
    expect((await open({ html })).text).toContain('Zoë’s mother');
    expect((await open({ html: Buffer.from('<p>Zo\xeb</p>', 'latin1'), internetCodePage: 28591 })).text).toContain(
      'Zoë',
    );
  });

  it('gives the HTML that is wrapped in its rich text (MS-OXRTFEX), and rich text of its own as a file', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\fonttbl{\\f0 Arial;}}{\\colortbl;}{\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 He has a {\\*\\htmltag84 &#8216;}\\htmlrtf \\lquote \\htmlrtf0 knife\\'92\\u8212 ?{\\*\\htmltag72 </p>}\\htmlrtf gone}\\htmlrtf0 {\\*\\mhtmltag64 nothing}}";
    const wrapped = await open({ rtf });
    expect(wrapped.text).toContain('He has a ‘knife’—');
    expect(wrapped.text).not.toMatch(/gone|nothing|Arial/);
    expect(wrapped.parts).toEqual([]);
    expect((await open({ rtf: '{\\rtf1\\ansi words}' })).parts).toEqual(['1.1 | message.rtf | tnef | body']);
  });

  it('whose words are not all in its body, such as an appointment, is kept too', async () => {
    const opened = await open({ ...LETTER, messageClass: 'IPM.Appointment' });
    expect(opened.parts).toEqual(['1 | letter.msg | attachment | file']);
    expect(opened.problems).toEqual(['outlook_message_kept_too 1']);
  });

  it('and no bytes of it make the reader fail or give more than they hold', () => {
    const sample = writeOutlookMessage({
      ...LETTER,
      html: '<p>x</p>',
      files: [
        { name: 'a', bytes: Buffer.from('one') },
        { name: 'b', message: LETTER },
      ],
    });
    const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const bytes = Uint8Array.from(sample);
        for (const [at, byte] of changes) bytes[at] = byte;
        const message = openOutlookMessage(bytes);
        const given = (message?.files ?? []).reduce(
          (sum, file) => sum + (file.is === 'file' ? file.bytes.length : 0),
          0,
        );
        expect(given).toBeLessThanOrEqual(bytes.length * 2);
      }),
      { numRuns: runs(500) },
    );
    expect(openOutlookMessage(Buffer.from('nothing'))).toBeNull();
  });
});

describe('HTML in a winmail.dat', () => {
  it('is read in its own character set, or in the one that Outlook names', async () => {
    const inTnef = async (content: Parameters<typeof writeTnef>[0]) => {
      const opened = await openEmail(
        await filesEmail({ text: 'Outside' }, [{ filename: 'winmail.dat', content: writeTnef(content) }]),
        { openArchive },
      );
      return opened.is === 'opened' ? opened.text : '';
    };
    expect(await inTnef({ html: Buffer.from('<meta charset=utf-8><p>Zoë’s mother</p>') })).toContain('Zoë’s mother');
    const cyrillic = Uint8Array.of(0x3c, 0x70, 0x3e, 0xc7, 0xee, 0xff);
    expect(await inTnef({ html: cyrillic, internetCodePage: 1251 })).toContain('Зоя');
    expect(await inTnef({ text: 'He came', html: Buffer.from('<p>He came with a machete</p>') })).toContain('machete');
  });

  it('is not shown again when the message says it too', async () => {
    const opened = await openEmail(await winmail([], 'Please find our referral attached.'), { openArchive });
    expect(opened.is === 'opened' && opened.text).toBe('Please find our referral attached.');
  });
});

describe('a Word file of old versions', () => {
  it('is no message, though its outside is the same', async () => {
    const opened = await openEmail(
      await formEmail({ docx: Buffer.from('d0cf11e0a1b11ae1', 'hex'), filename: 'a.doc' }),
      { openArchive },
    );
    expect(opened.is === 'opened' && opened.parts.map(({ name }) => name)).toEqual(['a.doc']);
  });
});
