import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOpenDocument } from '#functions/documents/word/opendocument/read-open-document.ts';
import { runs } from '#test/support/runs.ts';
import { givesDocumentOrReason, reasonOf } from '../sound.ts';
import { bookmark, documentOf, openDocumentParts, p, partsOf, table } from './open-document.ts';

const WHOLE = openDocumentParts(
  p(`Name ${bookmark('fd_referrer_name', '<loext:content-control>Tansy</loext:content-control>')}`) +
    table([[p('<text:text-input>x</text:text-input>'), table([[p('y')]])]]) +
    p('<draw:frame><draw:text-box><text:p>z</text:p></draw:text-box></draw:frame>'),
);

const PIECES = [
  '<text:p>',
  '</text:p>',
  '<text:h text:outline-level="x">',
  '</text:h>',
  '<text:span text:style-name="T1">',
  '</text:span>',
  '<table:table>',
  '</table:table>',
  '<table:table-row>',
  '</table:table-row>',
  '<table:table-cell table:number-columns-spanned="-3">',
  '</table:table-cell>',
  '<table:covered-table-cell/>',
  '<draw:text-box>',
  '</draw:text-box>',
  '<text:note-body>',
  '</text:note-body>',
  '<loext:content-control loext:tag="a">',
  '</loext:content-control>',
  '<text:text-input>',
  '</text:text-input>',
  '<field:fieldmark-start field:type="FORMTEXT"/>',
  '<field:fieldmark-end/>',
  '<field:param field:name="Dropdown_Selected" field:value="-1"/>',
  '<text:bookmark-start text:name="fd_referrer_name"/>',
  '<text:bookmark-end text:name="fd_referrer_name"/>',
  '<office:forms>',
  '</office:forms>',
  '<text:s text:c="NaN"/>',
  'text',
];

describe('a hostile or broken .odt is a document or a reason', () => {
  it('without content, with a document type, or not XML', () => {
    expect(reasonOf(() => readOpenDocument(partsOf({})))).toBe('no_main_part');
    expect(reasonOf(() => readOpenDocument(partsOf({ 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' })))).toBe(
      'document_type',
    );
    expect(reasonOf(() => readOpenDocument(partsOf({ 'content.xml': 'GIF89a' })))).toBe('not_xml');
    expect(
      reasonOf(() => readOpenDocument({ has: () => true, read: () => ({ ok: false, problem: { code: 'x' } }) })),
    ).toBe('damaged_part');
  });

  it('with tables or text boxes in one another beyond any document', () => {
    const nested = (open: string, close: string) => p(open.repeat(100) + p('x') + close.repeat(100));
    expect(reasonOf(() => documentOf(nested('<draw:text-box>', '</draw:text-box>')))).toBe('too_deep');
    const cell = '<table:table><table:table-row><table:table-cell>';
    const ends = '</table:table-cell></table:table-row></table:table>';
    expect(reasonOf(() => documentOf(cell.repeat(100) + ends.repeat(100)))).toBe('too_deep');
  });

  it('with ten thousand controls', () => {
    expect(reasonOf(() => documentOf(p('<text:text-input>x</text:text-input>').repeat(10_000)))).toBe(
      'too_many_controls',
    );
  });

  it('with more words than are read: it says that it was cut', () => {
    const { blocks, cut } = documentOf(p('x'.repeat(1_000_000)).repeat(4));
    expect(cut).toBe(true);
    expect(blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0)).toBe(
      2_000_000,
    );
  });

  it('with a thousand of our bookmarks that never end, over a thousand paragraphs', () => {
    const starts = Array.from(
      { length: 1_000 },
      (_, index) => `<text:bookmark-start text:name="fd_children_${index}_sex"/>`,
    );
    const document = documentOf(p(starts.join('')) + p('x').repeat(1_000));
    expect(document.cut).toBe(true);
    expect(document.blocks).toHaveLength(1_001);
  });

  it('with spaces without end', () => {
    const [block] = documentOf(p('<text:s text:c="999999999"/>')).blocks;
    expect(block).toMatchObject({ text: ' '.repeat(200) });
  });

  it('whatever its bytes are', () => {
    const read = WHOLE.read('content.xml');
    const whole = read.ok ? read.bytes : new Uint8Array();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(whole.length),
        (changes, cut) => {
          const changed = whole.slice(0, cut === 0 ? whole.length : cut);
          for (const [at, byte] of changed.length > 0 ? changes : []) changed[at % changed.length] = byte;
          expect(givesDocumentOrReason(() => readOpenDocument(partsOf({ 'content.xml': changed })))).toBe(true);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('however its elements stand in one another', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        expect(givesDocumentOrReason(() => documentOf(balanced(pieces)))).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });
});

/** Closes what is open and leaves out what closes nothing, so that the reader sees it and not only its XML pass. */
function balanced(pieces: readonly string[]): string {
  const open: string[] = [];
  let xml = '';
  for (const piece of pieces) {
    const name = /^<\/?([a-z:-]+)/.exec(piece)?.[1] ?? '';
    if (piece.startsWith('</')) {
      if (open.at(-1) !== name) continue;
      open.pop();
    } else if (piece.startsWith('<') && !piece.endsWith('/>')) open.push(name);
    xml += piece;
  }
  return (
    xml +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
