import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { makeAll, type PictureFound } from '#functions/documents/file/pictures-in-document.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { Drawing, type DrawnBlock } from '#schemas/drawing.ts';
import { photograph, png, redAndBlue } from '#test/fixtures/pictures.ts';
import { paragraph, RELATIONSHIPS, run } from '../word/word-document.ts';
import { docx, NAMES, picture, withPictures } from './documents-with-pictures.ts';

const PHOTO = await photograph(60, 40);
const DRAWING = png(redAndBlue(8, 4));
const EMF = Buffer.from('\x01\0\0\0l\0\0\0 EMF', 'latin1');

/** Returns the text of each paragraph that has pictures, and their numbers. */
function placed(blocks: readonly DrawnBlock[]): (readonly [string, ...number[]])[] {
  return blocks.flatMap((block) =>
    block.kind === 'row'
      ? block.cells.flatMap((cell) => placed(cell.blocks))
      : block.pictures === undefined
        ? []
        : [[block.runs.map(({ text }) => text).join(''), ...block.pictures] as const],
  );
}

async function found(file: Uint8Array, name: string) {
  const { drawing, pictures, safety } = await readFile(file, name);
  const drawn = Drawing.parse(JSON.parse(gunzipSync(drawing ?? new Uint8Array(0)).toString('utf8')));
  return { safety: safety.state, placed: placed(drawn.blocks), ...drawn.pictures, pictures };
}
const kinds = (pictures: readonly PictureFound[] = []) =>
  pictures.map((one) => ('none' in one ? one.none : `${one.type} ${one.bytes.length}`));

describe('the pictures in a .docx', () => {
  it('are found at their place, once each; one that no page can show is found as well', async () => {
    const cell = `<w:tbl><w:tr><w:tc>${paragraph(`${run('her arm')}${picture('n1')}`)}</w:tc></w:tr></w:tbl>`;
    const body = `${paragraph(run('first'))}${paragraph(picture('n0'))}${cell}${paragraph(`${run('chart')}${picture('n2')}`)}${paragraph(picture('n0'))}`;
    const read = await found(withPictures(body, [PHOTO, DRAWING, EMF]), 'letter.docx');
    expect([read.placed, read.apart, read.more]).toEqual([
      [
        ['', 1],
        ['her arm', 2],
        ['chart', 3],
      ],
      [],
      0,
    ]);
    expect(kinds(read.pictures)).toEqual([`jpeg ${PHOTO.length}`, `png ${DRAWING.length}`, 'other_kind']);
  });

  it('are drawn also when they are all that there is: a scan of a letter that was pasted in', async () => {
    const read = await found(withPictures(paragraph(picture('n0')), [PHOTO]), 'scan.docx');
    expect([read.placed, kinds(read.pictures)]).toEqual([[['', 1]], [`jpeg ${PHOTO.length}`]]);
  });

  it('in a comment stand apart', async () => {
    const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1">${paragraph(`${run('look')}${picture('n0')}`)}</w:comment></w:comments>`;
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n0" Type="${RELATIONSHIPS}/image" Target="media/a.jpg"/></Relationships>`;
    const file = docx({
      body: paragraph(run('text')),
      relationships: [['comments', 'comments.xml']],
      parts: {
        'word/comments.xml': comment,
        'word/_rels/comments.xml.rels': relations,
        'word/media/a.jpg': PHOTO,
      },
    });
    const read = await found(file, 'letter.docx');
    expect([read.placed, read.apart, kinds(read.pictures)]).toEqual([[], [1], [`jpeg ${PHOTO.length}`]]);
  });

  it('that tracked changes took out are not shown', async () => {
    const body = paragraph(`${run('text')}<w:del w:id="1" w:author="A">${picture('n0')}</w:del>`);
    expect(kinds((await found(withPictures(body, [PHOTO]), 'letter.docx')).pictures)).toEqual([]);
  });

  it('past the twentieth are counted, be they thousands', async () => {
    const small = Array.from({ length: 3_000 }, (_, index) => Buffer.from(`picture ${index}`));
    // The names are declared once: more than some thousand declarations end the reading.
    const all = small.map((_, index) => paragraph(picture(`n${index}`).replace(NAMES, ''))).join('');
    const body = `<w:sdt><w:sdtContent ${NAMES}>${all}</w:sdtContent></w:sdt>`;
    const read = await found(withPictures(body, small), 'letter.docx');
    expect([read.placed.length, read.pictures?.length, read.more]).toEqual([20, 20, 2_980]);
  });

  it('that would not fit in memory are not taken out, and those after them are', async () => {
    // 30 MB of one byte, which a zip holds in 30 KB.
    const bomb = Buffer.concat([PHOTO, Buffer.alloc(30 * 1024 * 1024)]);
    const body = paragraph(`${picture('n0')}${picture('n1')}`);
    const read = await found(withPictures(body, [bomb, PHOTO]), 'letter.docx');
    expect(kinds(read.pictures)).toEqual(['too_large', `jpeg ${PHOTO.length}`]);
  });

  it('together fit in memory: what is past that is too large', async () => {
    const large = (first: number) => Buffer.concat([PHOTO, Buffer.alloc(10 * 1024 * 1024, first)]);
    const body = paragraph(['n0', 'n1', 'n2', 'n3'].map(picture).join(''));
    const read = await found(withPictures(body, [large(1), large(2), large(3), PHOTO]), 'letter.docx');
    expect(kinds(read.pictures)).toEqual([
      expect.stringMatching(/^jpeg/),
      expect.stringMatching(/^jpeg/),
      'too_large',
      `jpeg ${PHOTO.length}`,
    ]);
  });

  it('whose part says less than it holds, or is not there, are damaged, and the text is read', async () => {
    const file = docx({
      body: paragraph(`${run('text')}${picture('n0')}${picture('n1')}`),
      relationships: [['image', 'media/a.jpg']],
    });
    expect(kinds((await found(file, 'letter.docx')).pictures)).toEqual(['damaged', 'damaged']);
  });

  it('of a held file are named in its drawing and not taken out of it', async () => {
    const file = docx({
      body: paragraph(`${run('text')}${picture('n0')}`),
      relationships: [
        ['image', 'media/a.jpg'],
        ['attachedTemplate', 'elsewhere.dotm'],
        ['vbaProject', 'vbaProject.bin'],
      ],
      parts: { 'word/media/a.jpg': PHOTO, 'word/vbaProject.bin': 'macros' },
    });
    const read = await found(file, 'letter.docm');
    expect([read.safety, read.placed, read.pictures]).toEqual(['held', [['text', 1]], undefined]);
  });
});

describe('the pictures in other documents', () => {
  const OPEN = 'urn:oasis:names:tc:opendocument:xmlns';
  const names = `xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0" xmlns:draw="${OPEN}:drawing:1.0" xmlns:style="${OPEN}:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`;
  const image = (name: string) => `<draw:frame><draw:image xlink:href="${name}"/></draw:frame>`;

  it('of LibreOffice are at their place, and those of headers come last', async () => {
    const file = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'META-INF/manifest.xml': strToU8(
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
      ),
      'styles.xml': strToU8(
        `<office:document-styles ${names}><office:master-styles><style:master-page><style:header><text:p>${image('Pictures/crest.png')}</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
      ),
      'content.xml': strToU8(
        `<office:document-content ${names}><office:body><office:text><text:p>her arm${image('./Pictures/arm.jpg')}</text:p></office:text></office:body></office:document-content>`,
      ),
      'Pictures/crest.png': DRAWING,
      'Pictures/arm.jpg': PHOTO,
    });
    const read = await found(file, 'letter.odt');
    expect([read.placed, kinds(read.pictures)]).toEqual([
      [
        ['her arm', 1],
        ['', 2],
      ],
      [`jpeg ${PHOTO.length}`, `png ${DRAWING.length}`],
    ]);
  });

  it('of rich text are at their place, in digits over several lines or as bytes; the copy for old programs is not another', async () => {
    const digits = Buffer.from(PHOTO)
      .toString('hex')
      .replace(/(.{64})/g, '$1\n');
    const plain = Buffer.concat([Buffer.from(`{\\pict\\pngblip\\bin${DRAWING.length} `), DRAWING, Buffer.from('}')]);
    const file = Buffer.concat([
      Buffer.from('{\\rtf1\\ansi first\\par her arm'),
      Buffer.from(`{\\*\\shppict{\\pict{\\*\\picprop}{\\*\\blipuid 0aff}\\jpegblip\\picw60\\bliptag-12 ${digits}}}`),
      Buffer.from('{\\nonshppict{\\pict\\wmetafile8 0100}}\\par '),
      plain,
      Buffer.from('\\par last{\\pict\\emfblip 01000000}{\\deleted{\\pict\\pngblip 89}}\\par}'),
    ]);
    const read = await found(file, 'letter.rtf');
    expect([read.placed, kinds(read.pictures)]).toEqual([
      [
        ['her arm', 1],
        ['', 2],
        ['last', 3],
      ],
      [`jpeg ${PHOTO.length}`, `png ${DRAWING.length}`, 'other_kind'],
    ]);
  });
});

describe('drawing the pictures of a document again', () => {
  const jpeg: PictureFound = { type: 'jpeg', bytes: PHOTO };

  it('ends when the time for all of them is over, and each has only what is left of it', async () => {
    let now = 0;
    const given: unknown[] = [];
    const made = await makeAll(
      [jpeg, { none: 'other_kind' }, jpeg, jpeg],
      async (_type, _bytes, within) => {
        given.push(within?.limits.milliseconds);
        now += 12_000;
        return { none: 'damaged' };
      },
      () => now,
    );
    expect([given, made.map((one) => 'none' in one && one.none)]).toEqual([
      [20_000, 8_000],
      ['damaged', 'other_kind', 'damaged', 'took_too_long'],
    ]);
  });
});
