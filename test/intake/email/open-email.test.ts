import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import type { OpeningLimits } from '#functions/intake/email/opening-limits.ts';
import {
  ADDRESS,
  compose,
  DOCX,
  egressNotice,
  filesEmail,
  formEmail,
  forwarded,
  latin1,
  lines,
  noAttachment,
  rfc2231Name,
  rpmsgMail,
  winmail,
  without,
  zipEmail,
} from '#test/fixtures/emails.ts';
import { detachedSignature, png } from '#test/fixtures/small-files.ts';
import { writeTnef } from '#test/fixtures/tnef-writer.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';
import { processorTime } from '#test/support/processor-time.ts';

const docx = writeZip([
  { name: '[Content_Types].xml', bytes: '<Types/>' },
  { name: 'word/document.xml', bytes: '<w:document/>' },
]);

async function open(raw: Uint8Array, limits: Partial<OpeningLimits> = {}) {
  const opened = await openEmail(raw, { openArchive, limits });
  if (opened.is === 'unreadable') throw new Error(opened.reason);
  return opened;
}
const shape = (opened: Awaited<ReturnType<typeof open>>) =>
  opened.parts.map(({ index, name, origin, role }) => [index, name, origin, role].join(' | '));
const codes = (opened: Awaited<ReturnType<typeof open>>) =>
  opened.problems.map(({ code, where }) => `${code} ${where}`.trim());

describe('an email is taken apart', () => {
  it('into its words and the form in it, byte for byte', async () => {
    const opened = await open(await formEmail({ docx, text: 'Dear team,\n\nour form.' }));
    expect(opened).toMatchObject({
      text: 'Dear team,\n\nour form.',
      textTruncated: false,
      problems: [],
      portal: 'none',
    });
    expect(shape(opened)).toEqual(['1 | referral form.docx | attachment | file']);
    expect(Buffer.from(opened.parts[0]?.bytes ?? [])).toEqual(Buffer.from(docx));
    expect(opened.parts[0]).toMatchObject({
      declaredType: DOCX,
      sha256: createHash('sha256').update(docx).digest('hex'),
    });
  });

  it('when it is only words', async () => {
    expect(await open(await noAttachment())).toMatchObject({
      text: 'I am worried about Pippin Quillfeather. Please ring me.',
      parts: [],
      problems: [],
    });
  });

  it.each(['Message-ID', 'Date', 'From', 'To', 'Subject', 'MIME-Version'])('without %s', async (header) => {
    const opened = await open(without(await formEmail({ docx }), header));
    expect(shape(opened)).toEqual(['1 | referral form.docx | attachment | file']);
  });

  it('with CR, LF or CRLF', async () => {
    const raw = (await formEmail({ docx })).toString('latin1');
    for (const end of ['\n', '\r']) {
      const opened = await open(Buffer.from(raw.replaceAll('\r\n', end), 'latin1'));
      expect(Buffer.from(opened.parts[0]?.bytes ?? [])).toEqual(Buffer.from(docx));
      expect(codes(opened)).toEqual(end === '\r' ? ['bare_carriage_returns'] : []);
    }
  });

  it('when the file is the whole message', async () => {
    const opened = await open(rfc2231Name(docx));
    expect(shape(opened)).toEqual(['1 | Sören Nuñez-Test, referral.docx | attachment | file']);
    expect(Buffer.from(opened.parts[0]?.bytes ?? [])).toEqual(Buffer.from(docx));
  });

  it('with names in any of the ways that they are written', async () => {
    const named = async (...header: string[]) =>
      (await open(lines(['Content-Type: application/octet-stream', ...header, '', 'x']))).parts[0]?.name;
    expect(await named('Content-Disposition: attachment; filename="=?utf-8?B?Wm/Dqy5kb2N4?="')).toBe('Zoë.docx');
    expect(await named("Content-Disposition: attachment; filename*=utf-8''Zo%C3%AB.docx")).toBe('Zoë.docx');
    expect(await named('Content-Disposition: attachment; filename="Zo\xeb.docx"')).toBe('Zoë.docx');
    expect(await named('Content-Disposition: attachment; filename="Zo\xc3\xab.docx"')).toBe('Zoë.docx');
    expect(await named('Content-Disposition: attachment; filename="a;b \\"c\\".docx"')).toBe('a;b "c".docx');
    expect(await named('Content-Disposition: attachment')).toBe('unnamed-1');
    const inType = lines(['Content-Type: application/msword; name="=?iso-8859-1?Q?Zo=EB.doc?="', '', 'x']);
    expect((await open(inType)).parts[0]?.name).toBe('Zoë.doc');
  });

  it('with pictures of a signature, which are parts as well', async () => {
    const picture = { filename: 'logo.png', content: png(120, 60), cid: 'logo', contentType: 'image/png' };
    const opened = await open(
      await compose({ text: 'Hello' }, { html: '<p>Hello <img src="cid:logo"></p>', attachments: [picture] }),
    );
    expect(shape(opened)).toEqual(['1 | logo.png | inline | file']);
    expect(opened.text).toBe('Hello');
  });

  it('with pictures that are written out in the words: a photograph is a file, a small one the words’ own', async () => {
    const html = (picture: Uint8Array) =>
      `<p>Hello <img src="data:image/png;base64,${Buffer.from(picture).toString('base64')}"></p>`;
    const taken = async (picture: Uint8Array) =>
      open(lines(['Content-Type: text/html', 'From: a@b.example', '', html(picture)]));
    const photograph = await taken(png(1200, 900));
    expect(shape(photograph)).toEqual(['1 | unnamed-1.png | attachment | file']);
    expect(Buffer.from(photograph.parts[0]?.bytes ?? [])).toEqual(Buffer.from(png(1200, 900)));
    expect(shape(await taken(png(120, 60)))).toEqual(['1 | unnamed-1.png | inline | file']);
  });

  it('with signatures, which are facts about it and no files', async () => {
    const armoured = '-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n';
    const opened = await open(
      await filesEmail({}, [
        { filename: 'smime.p7s', content: detachedSignature() },
        { filename: 'signature.asc', content: Buffer.from(armoured), contentType: 'application/pgp-signature' },
        { filename: 'smime.p7m', content: Buffer.from('x') },
      ]),
    );
    expect(shape(opened)).toEqual(['3 | smime.p7m | attachment | encrypted']);
    expect(codes(opened)).toEqual(['signed_smime 1', 'signed_pgp 2']);
    expect(opened.portal).toBe('smime');
  });

  it('with what is only called a signature as the file that it is', async () => {
    const opened = await open(
      await filesEmail({}, [
        { filename: 'notes.asc', content: Buffer.from('Pippin is hurt') },
        { filename: 'notes.p7s', content: Buffer.from('Pippin is hurt') },
        { filename: 'wrapped.p7s', content: detachedSignature({ content: 'Pippin is hurt' }) },
        { filename: 'large.p7s', content: Buffer.concat([detachedSignature(), Buffer.alloc(100_000)]) },
      ]),
    );
    expect(opened.parts.map(({ name }) => name)).toEqual(['notes.asc', 'notes.p7s', 'wrapped.p7s', 'large.p7s']);
    expect(codes(opened)).toEqual([]);
  });

  it('with words behind an attachment, as iPhones and Exchange send them', async () => {
    const raw = lines([
      'Content-Type: multipart/mixed; boundary=b',
      ...['', '--b', '', 'before'],
      ...[
        '--b',
        `Content-Type: ${DOCX}; name=form.docx`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(docx).toString('base64'),
      ],
      ...[
        '--b',
        'Content-Type: text/plain; name="ATT00001.txt"',
        'Content-Disposition: inline; filename="ATT00001.txt"',
        '',
        'after',
        '--b--',
      ],
    ]);
    const opened = await open(raw);
    expect(opened.text).toBe('before\n\nafter');
    expect(shape(opened)).toEqual(['1 | form.docx | attachment | file']);
  });

  it('with a text file shown inline: its words are read and the file is kept', async () => {
    const raw = lines([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Disposition: inline; filename=referral.txt',
      '',
      'Pippin',
    ]);
    const opened = await open(raw);
    expect(opened.text).toBe('Pippin');
    expect(shape(opened)).toEqual(['1 | referral.txt | attachment | file']);
  });

  it('with a Word file that Apple Mail calls inline: it is an attachment all the same', async () => {
    const raw = (await formEmail({ docx }))
      .toString('latin1')
      .replace('Disposition: attachment', 'Disposition: inline');
    expect(shape(await open(Buffer.from(raw, 'latin1')))).toEqual(['1 | referral form.docx | attachment | file']);
  });

  it('with an 8-bit file as it was sent', async () => {
    const bytes = Buffer.from([0x50, 0x4b, 0x0d, 0x0a, 0x0a, 0xff, 0x0d, 0x41]);
    const raw = Buffer.concat([
      lines([
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: binary',
        '',
        '',
      ]),
      bytes,
      lines(['', '--b--', '']),
    ]);
    expect(Buffer.from((await open(raw)).parts[0]?.bytes ?? [])).toEqual(bytes);
  });
});

describe('the words of an email', () => {
  it('are read in the character set that they are in', async () => {
    expect((await open(latin1())).text).toBe('Zoë is owed € 5, she said “please”.');
    const inSet = async (charset: string, bytes: Buffer) =>
      (await open(Buffer.concat([lines([`Content-Type: text/plain; charset=${charset}`, '', '']), bytes]))).text;
    expect(await inSet('gb18030', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).toBe('你好');
    expect(await inSet('utf-16le', Buffer.from('Zoë', 'utf16le'))).toBe('Zoë');
    expect(await inSet('"x-nobody-knows"', Buffer.from('Zo\xeb', 'latin1'))).toBe('Zoë');
    expect(await inSet('utf-7', Buffer.from('Plain words'))).toBe('Plain words');
    // Programs that know no better write another character set, or none.
    for (const said of ['us-ascii', 'iso-8859-1', 'X-UNKNOWN'])
      expect(await inSet(said, Buffer.from('Zoë, “please”'))).toBe('Zoë, “please”');
    const unsaid = Buffer.concat([lines(['Subject: Zoe', '', '']), Buffer.from('Zo\xeb', 'latin1')]);
    expect((await open(unsaid)).text).toBe('Zoë');
  });

  it('are those among its header as well, where no empty line ends it, and a person looks at the message', async () => {
    const { text, problems } = await open(
      lines([
        'From archive Mon Jun  1 2026',
        'From: Ash <ash@school.example>',
        'Subject: Robin',
        'He was hurt again.',
        '',
        'Please ring.',
      ]),
    );
    expect(text).toBe('He was hurt again.\n\nPlease ring.');
    expect(problems).toEqual([{ code: 'structure_not_understood', where: '' }]);
    expect((await open(lines(['From archive Mon Jun  1 2026', 'Subject: Robin', '', 'Words']))).problems).toEqual([]);
  });

  it('are those of the formatted version when there is no other, and both when the plain one only refers to it', async () => {
    expect((await open(await compose({ text: '' }, { html: '<p>Only <b>here</b></p>' }))).text).toBe('Only here');
    const long = `<p>${'Pippin came to school hungry. '.repeat(20)}</p>`;
    const { text } = await open(await compose({ text: 'This message needs HTML.' }, { html: long }));
    expect(text).toContain('This message needs HTML.');
    expect(text).toContain('Pippin came to school hungry.');
    expect((await open(await compose({ text: 'The same' }, { html: '<p>The same</p>' }))).text).toBe('The same');
  });

  it('are those of the formatted version when the plain one is empty', async () => {
    const raw = [
      '--b',
      'Content-Type: text/plain',
      '',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>Only here</p>',
      '--b--',
    ];
    expect((await open(lines(['Content-Type: multipart/alternative; boundary=b', '', ...raw]))).text).toBe('Only here');
  });

  it('are separated by whole boundaries, also when one begins as another', async () => {
    const inner = [
      'Content-Type: multipart/alternative; boundary=ab',
      '',
      '--ab',
      '',
      'plain words',
      '--ab',
      'Content-Type: text/html',
      '',
      '<p>plain</p>words',
      '--ab--',
    ];
    const opened = await open(
      lines(['Content-Type: multipart/mixed; boundary=a', '', '--a', ...inner, '--a', '', 'after', '--a--']),
    );
    expect(opened).toMatchObject({ text: 'plain words\n\nafter', problems: [] });
  });

  it('are kept when a multipart has no boundary, another than it says, or none of its parts', async () => {
    const cases = {
      none: ['Content-Type: multipart/mixed', '', 'Pippin is hurt'],
      wrong: ['Content-Type: multipart/mixed; boundary=x', '', '--y', '', 'Pippin is hurt', '--y--'],
      only: ['Content-Type: multipart/mixed; boundary=x', '', 'Pippin is hurt', '--x--'],
      open: ['Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'Pippin is hurt'],
      headless: ['Content-Type: multipart/mixed; boundary=x', '', '--x', 'Pippin is hurt', 'Wren too', '--x--'],
      noHeader: ['Pippin is hurt'],
      paragraphs: ['Dear team', '', 'Pippin is hurt'],
    };
    for (const [name, raw] of Object.entries(cases))
      expect([name, (await open(lines(raw))).text]).toEqual([name, expect.stringContaining('Pippin is hurt')]);
    expect((await open(lines(cases.paragraphs))).text).toBe('Dear team\n\nPippin is hurt');
    expect(codes(await open(lines(cases.wrong)))).toEqual(['structure_not_understood']);
  });

  it('and files are found when a multipart keeps to another boundary than it says', async () => {
    const part = [
      `Content-Type: ${DOCX}; name=form.docx`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(docx).toString('base64'),
    ];
    for (const type of ['multipart/mixed', 'multipart/mixed; boundary=x']) {
      const opened = await open(lines([`Content-Type: ${type}`, '', '--y', '', 'words', '--y', ...part, '--y--']));
      expect(shape(opened)).toEqual(['1 | form.docx | attachment | file']);
      expect(opened.text).toBe('words');
    }
  });

  it('are kept when they stand before the first part or behind the last', async () => {
    const words = 'Pippin is hurt and I do not know whom to ask. '.repeat(12);
    const raw = (parts: string[]) => lines(['Content-Type: multipart/mixed; boundary=x', '', ...parts]);
    const before = await open(raw([words, '--x', '', 'inside', '--x--']));
    const behind = await open(raw(['--x', '', 'inside', '--x--', words]));
    for (const opened of [before, behind]) {
      expect(opened.text).toContain('inside');
      expect(opened.text).toContain('whom to ask');
      expect(codes(opened)).toEqual(['words_outside_the_parts']);
    }
  });

  it('name the files that are written out in them, which are taken out, however many', async () => {
    const file = (name: string) => [`begin 644 ${name}`, '#0V%T', '`', 'end'];
    const opened = await open(
      lines(['Subject: old', '', 'Here it is', ...file('form.doc'), 'and', ...file('b c.txt'), 'Thank you']),
    );
    expect(shape(opened)).toEqual(['1 | form.doc | attachment | file', '2 | b c.txt | attachment | file']);
    expect(opened.parts.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['Cat', 'Cat']);
    expect(opened.text).toBe(
      'Here it is\n[file written out here: form.doc]\nand\n[file written out here: b c.txt]\nThank you',
    );
    expect(codes(opened)).toEqual([]);
  });

  it('keep a file that is written out in them without an end, and say so; a sentence that begins so is no file', async () => {
    const cut = await open(lines(['Subject: old', '', 'begin 644 form.doc', '#0V%T', '']));
    expect(codes(cut)).toEqual(['file_written_out_in_the_text']);
    expect(cut.text).toContain('begin 644 form.doc');
    const words = await open(lines(['Subject: old', '', 'begin 600 metres from the school', 'and turn left']));
    expect([codes(words), words.text]).toEqual([[], 'begin 600 metres from the school\nand turn left']);
  });
});

describe('what is inside what an email holds', () => {
  it.each(['base64', '7bit'] as const)('a message within is opened when it is sent as %s', async (encoding) => {
    const inner = await formEmail({ docx, text: 'The words within.' });
    const opened = await open(forwarded(inner, encoding));
    expect(shape(opened)).toEqual(['1.1 | referral form.docx | nested_message | file']);
    expect(Buffer.from(opened.parts[0]?.bytes ?? [])).toEqual(Buffer.from(docx));
    expect(opened.text).toBe(
      `See the message attached.\n\n--- Message 1, attached, from Thimble Okonkwo-Test <${ADDRESS.school}>, to ${ADDRESS.frontDoor}, sent Mon, 23 Nov 2026 09:30:00 +0000, “Referral” ---\n\nThe words within.`,
    );
  });

  it('messages within messages are opened ten deep; deeper ones are kept whole', async () => {
    let raw: Buffer = await formEmail({ docx, text: 'innermost' });
    for (let i = 0; i < 10; i++) raw = forwarded(raw);
    const ten = '1.'.repeat(10);
    expect(shape(await open(raw))).toEqual([`${ten}1 | referral form.docx | nested_message | file`]);
    const deeper = await open(forwarded(raw));
    expect(shape(deeper)).toEqual([`${ten}1 | referral.eml | nested_message | file`]);
    expect(codes(deeper)).toEqual([`nested_message_kept_whole ${ten}1`]);
  });

  it('a message within that is not understood is kept whole as well', async () => {
    const opened = await open(forwarded(lines(['Content-Type: multipart/mixed; boundary=x', '', 'no part at all'])));
    expect(shape(opened)).toEqual(['1 | referral.eml | attachment | file']);
    expect(opened.text).toContain('no part at all');
  });

  it('a winmail.dat gives its files and its words, and not the words twice', async () => {
    const files = [
      { name: 'FORM~1.DOC', longName: 'referral form.docx', bytes: docx },
      {
        name: 'Untitled Attachment',
        message: true,
        bytes: writeTnef({ text: 'The message within.', files: [{ name: 'b.docx', bytes: docx }] }),
      },
    ];
    const opened = await open(await winmail(files));
    expect(shape(opened)).toEqual([
      '1.1 | referral form.docx | tnef | file',
      '1.2.1 | b.docx | tnef | file',
      '1.3 | message.rtf | tnef | body',
    ]);
    expect(opened.text).toBe(
      'Please find our referral attached.\n\n--- Message 1.2, from winmail.dat ---\n\nThe message within.',
    );
  });

  it('a winmail.dat that is cut short is kept as well', async () => {
    const content = writeTnef({ files: [{ name: 'a.docx', bytes: docx }] }).subarray(0, 200);
    const opened = await open(await filesEmail({}, [{ filename: 'winmail.dat', content }]));
    expect(shape(opened)).toEqual(['1 | winmail.dat | attachment | file']);
    expect(codes(opened)).toEqual(['winmail_cut_short 1']);
  });

  it('a zip gives its files, one level down', async () => {
    const inner = writeZip([{ name: 'c.docx', bytes: docx }]);
    const opened = await open(
      await zipEmail([
        { name: 'forms/a.docx', bytes: docx },
        { name: 'b.docx', bytes: docx, stored: true },
        { name: 'more.zip', bytes: inner },
        { name: '__MACOSX/._a.docx', bytes: 'x' },
      ]),
    );
    expect(shape(opened)).toEqual([
      '1.1 | a.docx | zip | file',
      '1.2 | b.docx | zip | file',
      '1.3 | more.zip | zip | file',
    ]);
    expect(codes(opened)).toEqual(['zip_in_zip_kept_whole 1.3', 'leftovers_of_a_mac_in_zip 1']);
  });

  it('a zip lists the names in it, even if it cannot be opened', async () => {
    const opened = await open(await zipEmail([{ name: 'children/Pippin.docx', bytes: docx }]));
    expect(opened.text).toContain('--- Zip 1, forms.zip, holds ---\n\nchildren/Pippin.docx');
    const locked = await open(await zipEmail([{ name: 'Pippin.docx', bytes: docx, flags: 1 }]));
    expect(locked.text).toContain('Pippin.docx');
  });

  it('a zip of nothing but folders, or of what a Mac leaves, leaves a trace', async () => {
    const double = Buffer.concat([
      Buffer.from('00051607000200000000000000000000000000000000000000000001', 'hex').subarray(0, 24),
      Buffer.from([0, 1]),
      Buffer.from('000000090000002600000010', 'hex'),
      Buffer.alloc(16),
    ]);
    const folders = await open(await zipEmail([{ name: 'forms/', bytes: '' }]));
    expect([shape(folders), codes(folders)]).toEqual([[], ['zip_without_files 1']]);
    const left = await open(
      await zipEmail([
        { name: '__MACOSX/._a.docx', bytes: double },
        { name: '._b.docx', bytes: double },
        { name: '.DS_Store', bytes: 'x' },
      ]),
    );
    expect([shape(left), codes(left)]).toEqual([[], ['leftovers_of_a_mac_in_zip 1', 'zip_without_files 1']]);
    const attached = await open(await filesEmail({}, [{ filename: '._a.docx', content: double }]));
    expect([shape(attached), codes(attached)]).toEqual([[], ['leftovers_of_a_mac 1']]);
    // A file with only such a name is a file.
    const real = await open(
      await zipEmail([
        { name: '._notes.txt', bytes: 'Pippin is hurt' },
        { name: '__MACOSX/notes.txt', bytes: 'y' },
      ]),
    );
    expect(shape(real)).toEqual(['1.1 | ._notes.txt | zip | file', '1.2 | notes.txt | zip | file']);
  });

  it('a Word file is one file, whatever it is called', async () => {
    const opened = await open(await filesEmail({}, [{ filename: 'form.zip', content: docx }]));
    expect(shape(opened)).toEqual(['1 | form.zip | attachment | file']);
    const odt = writeZip([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', stored: true }]);
    expect(shape(await open(await filesEmail({}, [{ filename: 'form.odt', content: odt }])))).toEqual([
      '1 | form.odt | attachment | file',
    ]);
  });

  it('a zip with a password, or one that cannot be opened, is kept whole', async () => {
    const locked = await open(
      await zipEmail([
        { name: 'a.docx', bytes: docx, flags: 1 },
        { name: 'b.docx', bytes: docx },
      ]),
    );
    expect(shape(locked)).toEqual(['1.1 | b.docx | zip | file', '1 | forms.zip | attachment | file']);
    expect(codes(locked)).toEqual(['zip_with_password 1']);
    const broken = writeZip([{ name: 'a.docx', bytes: docx }]).subarray(0, 100);
    const opened = await open(await filesEmail({}, [{ filename: 'a.zip', content: broken }]));
    expect(shape(opened)).toEqual(['1 | a.zip | attachment | file']);
    expect(codes(opened)).toEqual(['zip_not_opened 1']);
  });

  it('a portal’s notice is recognised by its content', async () => {
    expect((await open(await egressNotice())).portal).toBe('egress');
    const rpmsg = await open(await rpmsgMail());
    expect([rpmsg.portal, rpmsg.parts[0]?.role]).toEqual(['rpmsg', 'encrypted']);
    const pgp = await open(
      await noAttachment({ text: '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----' }),
    );
    expect(pgp.portal).toBe('pgp');
  });

  it('a report of a mail server is words', async () => {
    const { bounce } = await import('#test/fixtures/emails.ts');
    const opened = await open(bounce({ returned: 'x@y.example' }));
    expect(opened.parts).toEqual([]);
    expect(opened.text).toContain('Status: 5.1.1');
    expect(opened.text).toContain('Message-ID: <x@y.example>');
  });

  it('a part kept elsewhere, or split over messages, is reported', async () => {
    const raw = (type: string) => lines([`Content-Type: ${type}`, '', 'x']);
    expect(codes(await open(raw('message/external-body; access-type=URL; url="http://x.example"')))).toEqual([
      'content_kept_elsewhere 1',
    ]);
    expect(codes(await open(raw('message/partial; id=x; number=2')))).toEqual(['part_of_a_split_message 1']);
  });
});

describe('the limits of taking an email apart', () => {
  it('stop at a hundred files, and say so', async () => {
    const files = Array.from({ length: 103 }, (_, i) => ({ filename: `${i}.txt`, content: Buffer.from('x') }));
    const opened = await open(await filesEmail({}, files));
    expect(opened.parts).toHaveLength(100);
    expect(codes(opened)).toEqual(['too_many_files']);
    const zipped = await open(await zipEmail(files.map((file) => ({ name: file.filename, bytes: 'x' }))));
    expect(zipped.parts).toHaveLength(100);
    expect(codes(zipped)).toEqual(['too_many_files']);
  });

  it('leave out a file beyond the bytes that are taken, and say which', async () => {
    const files = [10, 60, 20].map((size, i) => ({ filename: `${i}.bin`, content: Buffer.alloc(size) }));
    const opened = await open(await filesEmail({}, files), { partBytes: 50 });
    expect(opened.parts.map((part) => part.index)).toEqual(['1', '3']);
    expect(codes(opened)).toEqual(['too_many_bytes 2']);
  });

  it('cut the words, and say so', async () => {
    const opened = await open(await noAttachment({ text: 'word '.repeat(100) }), { textCharacters: 50 });
    expect([opened.text.length, opened.textTruncated]).toEqual([50, true]);
    const slightly = await open(await noAttachment({ text: 'word '.repeat(11).trim() }), { textCharacters: 50 });
    expect([slightly.text.length, slightly.textTruncated]).toEqual([50, true]);
    const fits = await open(await noAttachment({ text: 'word '.repeat(10).trim() }), { textCharacters: 50 });
    expect(fits.textTruncated).toBe(false);
  });

  it('leave a message unread that is too large, or empty', async () => {
    const raw = await formEmail({ docx });
    expect(await openEmail(raw, { openArchive, limits: { rawBytes: 100 } })).toEqual({
      is: 'unreadable',
      reason: 'too_large',
    });
    expect(await openEmail(new Uint8Array(0), { openArchive })).toEqual({ is: 'unreadable', reason: 'nothing_in_it' });
  });

  it('turn an unforeseen error into a message that a person opens, with only the class of the error', async () => {
    const broken = () => {
      throw new RangeError('Pippin');
    };
    const opened = await openEmail(await zipEmail([{ name: 'a', bytes: 'x' }]), { openArchive: broken });
    expect(opened).toEqual({ is: 'unreadable', reason: 'not_understood', cause: 'RangeError' });
  });

  it('hold when there are more parts, or deeper ones, than anybody sends', async () => {
    const many = await open(
      lines(['Content-Type: multipart/mixed; boundary=b', '', ...Array.from({ length: 3000 }, () => '--b\r\n\r\nx')]),
    );
    expect(codes(many)).toEqual(['too_many_parts']);
    const deep = Array.from({ length: 60 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`);
    const opened = await open(lines([...deep, '', 'innermost words']));
    expect(codes(opened)).toEqual(['too_deep']);
    expect(opened.text).toContain('innermost words');
  });

  it.each([
    ['empty lines', '', '\n'.repeat(4_000_000)],
    [
      'padded base64',
      'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n',
      'QQ=='.repeat(1_000_000),
    ],
    ['boundaries', 'Content-Type: multipart/mixed; boundary=b\r\n', '--b\n'.repeat(1_000_000)],
    ['almost boundaries', 'Content-Type: multipart/mixed; boundary=b\r\n', '--bb'.repeat(1_000_000)],
    ['tags', 'Content-Type: text/html\r\n', '<td> '.repeat(800_000)],
    ['carriage returns', 'X: y\r', '\rx'.repeat(2_000_000)],
    ['links', 'Content-Type: text/html\r\n', '<a href="https://a.example/x%20y">x</a>'.repeat(100_000)],
    ['files written out', '', `begin 644 a\n${`M${'!'.repeat(60)}\n`.repeat(60_000)}\nend\n`],
    ['beginnings of files', '', 'begin 644 a\n'.repeat(300_000)],
    [
      'versions',
      'Content-Type: multipart/alternative; boundary=b\r\n',
      Array.from({ length: 900 }, (_, at) => `--b\r\nContent-Type: text/html\r\n\r\n${`w${at} `.repeat(800)}\r\n`).join(
        '',
      ),
    ],
  ])('hold for 4 MB of %s, in time and memory', async (_, header, body) => {
    const raw = Buffer.from(`${header}\r\n${body}`);
    expect(await processorTime(() => open(raw))).toBeLessThan(10_000);
  });
});
