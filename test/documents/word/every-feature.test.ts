import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { readWordBinary } from '#functions/documents/word/binary/read-word-binary.ts';
import type { Block, Field, ReadDocument } from '#functions/documents/word/document.ts';
import { readOpenDocument } from '#functions/documents/word/opendocument/read-open-document.ts';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { fieldsIn, paragraphsIn } from './ooxml/reading.ts';

const MADE = join(import.meta.dirname, '../../fixtures/every-feature/made');

function bytesOf(type: string): Uint8Array {
  return Uint8Array.from(readFileSync(join(MADE, `every-feature.${type}`)));
}

function openDocument(): ReadDocument {
  const opened = openArchive(bytesOf('odt'));
  if (!opened.ok) throw new Error(opened.problem.code);
  return readOpenDocument(opened.archive);
}

const DOCUMENTS: readonly (readonly [type: string, document: ReadDocument])[] = [
  ['odt', openDocument()],
  ['doc', readWordBinary(bytesOf('doc'))],
  ['rtf', readRichText(bytesOf('rtf'))],
];
/** LibreOffice writes the state of legacy tick boxes into these two only. */
const WITH_BOXES = DOCUMENTS.filter(([type]) => type !== 'rtf');

function textsIn(blocks: readonly Block[]): string[] {
  return paragraphsIn(blocks).map(({ text }) => text);
}

/** Where a table's cells stand and what is in them: a table in a cell as an inner list. */
function shapeOf(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map(({ cells }) =>
          cells.map(({ column, span, continues, blocks: inner }) => [
            `${column}+${span}${continues ? ' goes on' : ''}`,
            ...shapeOf(inner),
          ]),
        ),
  );
}

function field(document: ReadDocument, tag: string): Field {
  const found = fieldsIn(document).find((one) => one.tag === tag);
  if (!found) throw new Error(`no field ${tag}`);
  return found;
}

describe.each(DOCUMENTS)('a document with every feature, saved as .%s', (_, document) => {
  it('keeps paragraphs in order, with what a person sees and nothing else', () => {
    const texts = textsIn(document.blocks);
    expect(texts[0]).toBe('A form of many features');
    expect(texts).toContain('Struck no way inserted');
    expect(texts.at(-1)).toBe('End – of the “form”, naïve €5');
    expect(texts.join(' ')).not.toMatch(/deleted|hidden/);
  });

  it('marks struck words, and those that tracked changes put in', () => {
    const paragraph = paragraphsIn(document.blocks).find(({ text }) => text.startsWith('Struck'));
    expect(paragraph?.marks).toEqual([
      { start: 7, end: 13, struck: true },
      { start: 13, end: 22, inserted: true },
    ]);
  });

  it('shows tick boxes of a symbol font as what they are, whether inserted or typed in the font', () => {
    const texts = textsIn(document.blocks);
    expect(texts).toContain('☒ Yes ☐ No');
    expect(texts).toContain('☒ typed in the font\nsecond line\tafter a tab');
  });

  it('places cells that are merged across and down, and the table in one of them', () => {
    const table = document.blocks.filter(({ kind }) => kind === 'table').at(-1);
    expect(shapeOf(table ? [table] : [])).toEqual([
      [
        [
          ['0+2', 'wide'],
          ['2+1', 'tall'],
        ],
        [
          [
            '0+1',
            [
              [
                ['0+1', 'inner left'],
                ['1+1', 'inner right'],
              ],
            ],
            'after the inner table',
          ],
          ['1+1', 'first', 'second'],
          ['2+1 goes on'],
        ],
      ],
    ]);
  });

  it('finds the text and the choice in legacy fields', () => {
    expect(field(document, 'FirstName')).toMatchObject({ kind: 'legacy', text: 'Pippin', guidance: false });
    expect(field(document, 'Empty').text.trim()).toBe('');
    const sex = field(document, 'Sex');
    expect(sex.text).toBe('Female');
    expect([...(sex.options?.keys() ?? [])]).toEqual(['Choose', 'Male', 'Female']);
  });
});

describe.each(WITH_BOXES)('a document with every feature, saved as .%s, besides', (_, document) => {
  it('tells whether legacy tick boxes are ticked, also by default, and shows them', () => {
    expect(['KnownYes', 'KnownNo', 'ByDefault'].map((tag) => field(document, tag).ticked)).toEqual([true, false, true]);
    expect(field(document, 'KnownYes').title).toBe('Status of KnownYes');
    const [table] = document.blocks.filter(({ kind }) => kind === 'table');
    expect(textsIn(table ? [table] : []).slice(4, 8)).toEqual([
      'Known to services',
      '☒ Yes ☐ No',
      'Ticked by default',
      '☒',
    ]);
  });

  it('knows a heading by its outline level', () => {
    expect(paragraphsIn(document.blocks).find(({ heading }) => heading !== undefined)).toMatchObject({
      heading: 2,
      text: 'A part of the form',
    });
  });
});

describe('a .rtf of LibreOffice, which loses the state of legacy tick boxes', () => {
  const document = readRichText(bytesOf('rtf'));

  it('never says that one is empty: it is neither ticked nor not, and a person must look', () => {
    expect(['KnownYes', 'KnownNo', 'ByDefault'].map((tag) => field(document, tag))).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ ticked: undefined, text: '' })),
    );
    expect(document.cut).toBe(true);
  });
});
