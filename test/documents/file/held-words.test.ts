import { describe, expect, it } from '@jest/globals';
import { whatWasRead } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { holdsScan } from '#functions/documents/file/scanned-page.ts';
import { asksOfFile } from '#functions/documents/file/tasks.ts';
import { HoldReasonCode } from '#schemas/document.ts';
import { writeCompoundFile } from '#test/fixtures/compound-file-writer.ts';
import { binaryDoc, docx, eicar, field, passwordProtectedDocx, zipBomb } from '#test/fixtures/hostile-files.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';

const WORDS = [{ label: 'Text', text: 'An invented referral.' }];
const template = (target: string) => docx({ settings: [{ kind: 'attachedTemplate', target, external: true }] });
const read = async (bytes: Uint8Array, name: string) => whatWasRead(await readFile(bytes, name));
const ALONE = { isSignature: false, isWrapped: false };

describe('a file that is held because opening it could act', () => {
  it.each([
    ['remote_template', template('https://council.example.test/sites/forms/t.dotx')],
    ['remote_template', template('file:///\\\\intranet.test\\templates\\t.dotx')],
    ['embedded_object', docx({ relationships: [{ kind: 'oleObject', target: 'embeddings/o.bin' }] })],
    ['macros', docx({ members: [{ name: 'word/vbaProject.bin', bytes: 'x' }] })],
  ] as const)('%s: has its words read all the same', async (code, bytes) => {
    const found = await read(bytes, 'referral.docx');
    expect(found.held).toContain(code);
    expect(found).toMatchObject({ words: WORDS, cut: false });
  });

  it('a saved email: has its words as they stand, and is looked at for what is packed in it', async () => {
    const mail = 'Received: x\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\n\r\nHe has a knife.';
    const found = await read(Buffer.from(mail), 'concern');
    expect(found).toMatchObject({ held: ['message_file'], words: [{ label: 'Text', text: mail }], cut: true });
  });

  it('a DDE field: shows what it shows, and runs nothing', async () => {
    const found = await read(docx({ body: field(' DDEAUTO c:\\\\windows cmd ') }), 'referral.docx');
    expect(found).toMatchObject({ held: ['dde'], words: [{ label: 'Text', text: 'shown' }] });
  });

  it('is asked for again only where its sender could send it another way', async () => {
    const asked = async (bytes: Uint8Array) => asksOfFile(await read(bytes, 'referral.docx'), true, ALONE);
    const looks = { safeCopy: false, look: true };
    expect(await asked(template('https://council.example.test/sites/forms/t.dotx'))).toEqual(looks);
    expect(await asked(docx({ members: [{ name: 'word/vbaProject.bin', bytes: 'x' }] }))).toEqual({
      safeCopy: true,
      look: false,
    });
    expect(await asked(passwordProtectedDocx())).toEqual({ safeCopy: true, look: false });
  });
});

describe('a document with more than its words', () => {
  it.each([
    ['handwriting', { name: 'word/ink/ink1.xml', bytes: '<inkml:ink/>' }],
    ['a page as a metafile', { name: 'word/media/image1.emf', bytes: new Uint8Array(70_000) }],
  ])('%s: is looked at', async (_, member) => {
    expect(await read(docx({ members: [member] }), 'referral.docx')).toMatchObject({ words: WORDS, cut: true });
  });

  const rtf = (size: number) => Buffer.from(`{\\rtf1 See the photo {\\pict\\jpegblip ${'ffd8\n'.repeat(size / 2)}}}`);
  it.each([
    ['a photograph in rich text', rtf(70_000), true],
    ['a crest in rich text', rtf(5_000), false],
  ])('%s: is looked at when it may show something', async (_, bytes, cut) => {
    expect(await read(bytes, 'referral')).toMatchObject({ held: [], cut });
  });

  it('an old Word document: is looked at for a photograph in its line or behind it, not for a crest', () => {
    const scan = (path: string, size: number) =>
      holdsScan(
        'doc',
        writeCompoundFile([{ path, bytes: Buffer.from('\xff\xd8\xff'.padEnd(size), 'latin1') }]),
        undefined,
      );
    expect(scan('Data', 70_000)).toBe(true);
    expect(scan('Data', 5_000)).toBe(false);
    expect(scan('WordDocument', 70_000)).toBe(true);
    expect(scan('WordDocument', 5_000)).toBe(false);
  });
});

describe('a file that nobody may open, nor our reader', () => {
  it.each([
    ['password_protected', passwordProtectedDocx(), 'referral.docx'],
    ['password_protected', binaryDoc({ encrypted: true }), 'referral.doc'],
    ['bomb', zipBomb(), 'referral.docx'],
    ['truncated', docx().subarray(0, 600), 'referral.docx'],
    ['empty', new Uint8Array(0), 'referral.docx'],
    ['unknown_type', Uint8Array.from([1, 2, 3, 0, 255, 254]), 'referral.docx'],
  ] as const)('%s: has no words', async (code, bytes, name) => {
    const found = await read(bytes, name);
    expect(found.held).toContain(code);
    expect(found).toMatchObject({ words: [], cut: true });
    expect(found).not.toHaveProperty('form');
  });

  it('is one as soon as one of its reasons says so', async () => {
    const both = docx({ members: [{ name: 'word/vbaProject.bin', bytes: eicar() }] });
    const appended = new Uint8Array([...Buffer.from('%PDF-1.7\n%%EOF\n'), ...both]);
    const found = await read(appended, 'referral.docx');
    expect(found.held).toEqual(expect.arrayContaining(['disguised', 'macros']));
    expect(found.words).toEqual([]);
  });
});

describe('a document with a picture in it', () => {
  const picture = (bytes: number) => ({ name: 'word/media/image1.jpeg', bytes: new Uint8Array(bytes), stored: true });

  it('is for a person to look at when a page may have been scanned into it; a crest is not', async () => {
    const letter = (bytes: number) => read(docx({ members: [picture(bytes)] }), 'letter.docx');
    expect(await letter(80_000)).toMatchObject({ words: WORDS, cut: true });
    expect(await letter(20_000)).toMatchObject({ words: WORDS, cut: false });
  });
});

describe('a zip', () => {
  it('lists its members by name, a thousand at most', async () => {
    const members = Array.from({ length: 1200 }, (_, at) => ({ name: `photos/${at}.jpg`, bytes: 'x' }));
    const found = await read(writeZip(members), 'photos.zip');
    expect(found).toMatchObject({ held: ['archive'], cut: true });
    expect(found.words).toHaveLength(1000);
    expect(found.words.slice(0, 2)).toEqual([
      { label: 'Member', text: 'photos/0.jpg' },
      { label: 'Member', text: 'photos/1.jpg' },
    ]);
  });
});

describe('what a file asks of people', () => {
  const file = { type: 'docx', senderCanHelp: true, words: [], cut: false };

  it('is one thing or nothing, whatever is the matter with it', () => {
    for (const held of [[], ...HoldReasonCode.options.map((code) => [code])])
      for (const senderCanHelp of [true, false])
        for (const whole of [true, false])
          for (const isWrapped of [true, false]) {
            const about = { ...file, held, senderCanHelp };
            const { safeCopy, look } = asksOfFile(about, whole, { isSignature: false, isWrapped });
            expect(Number(safeCopy) + Number(look)).toBe(held.length === 0 && whole ? 0 : 1);
            if (isWrapped || !senderCanHelp || held.length === 0) expect(safeCopy).toBe(false);
            const signature = asksOfFile(about, whole, { isSignature: true, isWrapped });
            expect(signature).toEqual({ safeCopy: false, look: false });
          }
  });

  it('is never a safe copy for the name of a picture', () => {
    const named = { ...file, type: 'jpeg', held: ['dangerous_name'] };
    expect(asksOfFile(named, false, ALONE)).toEqual({ safeCopy: false, look: true });
    expect(asksOfFile({ ...named, held: ['dangerous_name', 'disguised'] }, false, ALONE)).toMatchObject({
      safeCopy: true,
    });
  });
});
