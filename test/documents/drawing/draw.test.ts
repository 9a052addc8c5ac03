import { describe, expect, it } from '@jest/globals';
import { draw } from '#functions/documents/drawing/draw.ts';
import { NO_PLACES } from '#functions/documents/drawing/drawn-sources.ts';
import type { Block, Mark, Paragraph } from '#functions/documents/word/document.ts';
import { openToDraw } from '#functions/documents/word/read-document.ts';
import { Drawing, type DrawnBlock } from '#schemas/drawing.ts';
import { documentOf } from '../word/ooxml/reading.ts';
import { paragraph, run, TRANSITIONAL } from '../word/word-document.ts';

const drawn = (body: string, more = {}) => openToDraw(() => documentOf(body, more)).draw();
const runsIn = (blocks: readonly DrawnBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
const plain = (text: string, marks: Mark[] = []): Paragraph => ({ kind: 'paragraph', text, marks });
const drawnOf = (blocks: Block[]) => draw({ blocks, margins: [], asides: [] }, NO_PLACES);

describe('the drawing of a document', () => {
  it('has paragraphs in runs by how they are set: struck, inserted, highlighted, bold', () => {
    const set = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const { blocks } = drawn(
      paragraph(
        `${run('a')}${set('<w:strike/>', 'b')}${set('<w:highlight w:val="yellow"/>', 'c')}${set('<w:b/>', 'd')}<w:ins w:id="1" w:author="A">${run('e')}</w:ins>${run('f')}`,
      ),
    );
    expect(runsIn(blocks)).toEqual([
      { text: 'a' },
      { text: 'b', is: ['struck'] },
      { text: 'c', is: ['highlighted'] },
      { text: 'd', is: ['bold'] },
      { text: 'e', is: ['inserted'] },
      { text: 'f' },
    ]);
  });

  it('has a comment and a note beside the paragraph that points at them, and other words apart', () => {
    const notes = (kind: string, content: string) => `<w:${kind} xmlns:w="${TRANSITIONAL}">${content}</w:${kind}>`;
    const { blocks, asides } = drawn(
      `${paragraph(run('first'))}${paragraph(`${run('second')}<w:r><w:commentReference w:id="4"/></w:r>`)}${paragraph(`${run('third')}<w:r><w:footnoteReference w:id="2"/></w:r>`)}`,
      {
        relationships: [
          ['comments', 'comments.xml'],
          ['footnotes', 'footnotes.xml'],
        ],
        parts: {
          'word/comments.xml': notes(
            'comments',
            `<w:comment w:id="4" w:author="A. Marsh">${paragraph(run('ring first'))}</w:comment><w:comment w:id="9">${paragraph(run('of nothing'))}</w:comment>`,
          ),
          'word/footnotes.xml': notes('footnotes', `<w:footnote w:id="2">${paragraph(run('as told'))}</w:footnote>`),
        },
      },
    );
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.asides : 'row'))).toEqual([
      undefined,
      [{ label: 'Comment by A. Marsh', text: 'ring first' }],
      [{ label: 'Footnote', text: 'as told' }],
    ]);
    expect(asides).toEqual([{ label: 'Comment', text: 'of nothing' }]);
  });

  it('has the rows of a table, with the columns that cells span', () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
    const { blocks } = drawn(
      `<w:tbl><w:tr>${cell('a', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('b')}${cell('c')}</w:tr></w:tbl>`,
    );
    const drawnCell = (column: number, span: number, text: string) => ({
      column,
      span,
      blocks: [{ kind: 'paragraph', runs: [{ text }] }],
    });
    expect(blocks).toEqual([
      { kind: 'row', table: 1, cells: [drawnCell(0, 2, 'a')] },
      { kind: 'row', table: 1, cells: [drawnCell(0, 1, 'b'), drawnCell(1, 1, 'c')] },
    ]);
  });

  it('is in parts where a paragraph is very long, and without the frame of a page around everything', () => {
    const long = 'word '.repeat(9_000);
    const { blocks, cut } = drawnOf([
      {
        kind: 'table',
        rows: [{ cells: [{ column: 0, span: 1, continues: false, blocks: [plain(long), plain('end')] }] }],
      },
    ]);
    expect(blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
    expect(blocks.length).toBe(6);
    expect(
      runsIn(blocks)
        .map(({ text }) => text)
        .join(''),
    ).toBe(`${long}end`);
    expect(cut).toBe(false);
  });

  it('cuts a long paragraph within no character', () => {
    const text = `${'a'.repeat(9_999)}😀${'b'.repeat(20_000)}`;
    const texts = runsIn(drawnOf([plain(text)]).blocks).map((one) => one.text);
    expect([texts.join('') === text, texts.every((part) => part.isWellFormed())]).toEqual([true, true]);
  });

  it('says that it is cut beyond a million characters, and has what stands beside the text all the same', () => {
    const aside = { label: 'Comment', text: 'still here' };
    const blocks = Array.from({ length: 1_200 }, () => plain('x'.repeat(1_000)));
    const { asides, cut, ...rest } = draw({ blocks, margins: [], asides: [aside] }, NO_PLACES);
    expect([asides, cut]).toEqual([[aside], true]);
    expect(
      runsIn(rest.blocks)
        .map(({ text }) => text)
        .join('').length,
    ).toBe(1_000_000 - aside.text.length);
  });

  it('is no more runs than a paragraph of writing has, however its marks lie, and loses no text', () => {
    const marks = Array.from(
      { length: 50_000 },
      (_, at): Mark => ({ start: at, end: at + 1, ...(at % 2 ? { struck: true } : { highlighted: true }) }),
    );
    const { blocks } = drawnOf([plain('y'.repeat(50_000), marks)]);
    expect(runsIn(blocks).length).toBeLessThan(5_020);
    expect(
      runsIn(blocks)
        .map(({ text }) => text)
        .join('').length,
    ).toBe(50_000);
  });

  it('links each answer and each leftover to its words, and shows what a store holds beside them', () => {
    const rows = [
      ['First name', 'Wren'],
      ['Last name', 'Quillfeather'],
      ['Date of birth', '14/05/2017'],
      ['Home address', '7 Invented Row'],
      ['School', 'Marzipan Lane'],
      ['Ethnicity', 'quibble'],
    ];
    const table = (all: readonly string[][]) =>
      `<w:tbl>${all
        .map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`)
        .join('')}</w:tbl>`;
    const referrer = [
      ['Name of referrer', 'A. Marsh'],
      ['Agency', 'Marzipan Lane School'],
      ['Telephone', '0116 496 0001'],
      ['Reason for referral', 'She is hungry.'],
    ];
    const said = (text: string) => paragraph(run(text));
    const body = `${said('Early Help and Social Care referral')}${said('Details of child')}${table(rows)}${said('Details of referrer')}${table(referrer)}`;
    const { reading, draw: drawIt } = openToDraw(() => documentOf(body));
    const drawing = Drawing.parse(drawIt());
    const cells = drawing.blocks.flatMap((block) => (block.kind === 'row' ? block.cells : []));
    const textOf = (source: number) =>
      cells
        .flatMap(({ blocks }) => runsIn(blocks))
        .filter(({ of }) => of?.includes(source))
        .map(({ text }) => text);
    const found = new Map(
      drawing.sources.map((source, index) => [
        'answer' in source ? source.answer : (reading.leftovers[source.leftover]?.text ?? ''),
        textOf(index),
      ]),
    );
    expect(found.get('/children/0/firstName')).toEqual(['Wren']);
    expect(found.get('/children/0/homeAddress')).toEqual(['7 Invented Row']);
    expect(found.get('quibble')).toEqual(['quibble']);
    expect(new Set(drawing.sources.flatMap((one) => ('answer' in one ? one.answer : [])))).toEqual(
      new Set(reading.answers.map(({ path }) => path)),
    );
  });
});
