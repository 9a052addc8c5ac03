import { describe, expect, it } from '@jest/globals';
import type { ReadDocument } from '#functions/documents/word/document.ts';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { paragraphsIn, textsIn } from '../ooxml/reading.ts';

/** What the reader makes of a .rtf with these words: one byte a character. */
function documentOf(words: string): ReadDocument {
  return readRichText(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0 ${words}}`, 'latin1'));
}

function textsOf(words: string): string[] {
  return textsIn(documentOf(words));
}

describe('the text of a .rtf', () => {
  it('is what people see: paragraphs, line breaks, tabs, and the signs that have words of their own', () => {
    expect(
      textsOf('One\\tab two\\line three\r\n four\\par Caf\\~e \\ldblquote x\\rdblquote  a\\_b \\{c\\}\\\\'),
    ).toEqual(['One\ttwo\nthree four', 'Caf\u00a0e “x” a-b {c}\\']);
  });

  it('is in the code page of the document, and of a font that has its own', () => {
    expect(textsOf("\\'80 na\\'efve caf\u00e9")).toEqual(['€ naïve café']);
    const fonts = '{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset238 Arial CE;}{\\f2\\fcharset128 Gothic;}}';
    expect(textsOf(`${fonts}\\f1\\'b3\\f0\\'b3\\f2\\'82\\'a0\\'82\\'a2`)).toEqual(['ł³あい']);
  });

  it('takes Unicode for what it is and leaves out what is there for old programs', () => {
    expect(textsOf("\\u9746\\'3f Yes \\u8211- \\uc2\\u233\\'e9? \\uc0\\u233 . \\uc1\\u-10179?\\u-8704?")).toEqual([
      '☒ Yes – é é. \u{1f600}',
    ]);
    expect(textsOf('{\\upr{old}{\\*\\ud{new}}}')).toEqual(['new']);
  });

  it('is without what was deleted, what is hidden, pictures, and groups that nobody needs to know', () => {
    expect(
      textsOf(
        '{\\*\\unknown a}{\\pict 4142}{\\info{\\title b}}{\\deleted c}{\\v d}{\\mvf e}{\\*\\annotation f}{\\pict\\bin3 }}}}kept{\\xe{\\v index}}',
      ),
    ).toEqual(['kept']);
  });

  it('is struck where it is struck', () => {
    const [paragraph] = paragraphsIn(
      documentOf('Yes / {\\strike No} or \\strike so\\strike0  on {\\striked1 x}').blocks,
    );
    const struck = paragraph?.marks.map(({ start, end }) => paragraph.text.slice(start, end));
    expect(struck).toEqual(['No', 'so', 'x']);
  });

  it('shows tick boxes of symbol fonts', () => {
    const fonts = '{\\fonttbl{\\f0 Arial;}{\\f3\\fnil\\fcharset2 Wingdings;}{\\f4\\fcharset2 Webdings;}}';
    expect(textsOf(`${fonts}{\\f3\\'fe} Yes {\\f3\\u-3928\\'a8} No {\\f4 c}`)).toEqual(['☒ Yes ☐ No ☐']);
  });

  it('knows headings by the name of their style and by their outline level', () => {
    const styles =
      '{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0 heading 2;}{\\s7\\sbasedon1 Ours;}{\\*\\cs9 Heading 5;}}';
    const body = '\\pard\\s7 Two\\par\\pard\\outlinelevel0 One\\par\\pard\\s0 none\\par\\pard\\outlinelevel9 none';
    expect(paragraphsIn(documentOf(styles + body).blocks).map(({ heading }) => heading)).toEqual([
      2,
      1,
      undefined,
      undefined,
    ]);
  });

  it('has headers and footers beside it, text boxes after their paragraph, and notes apart', () => {
    const document = documentOf(
      '{\\header Top\\par}{\\footerf Foot}Before{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt box\\par}}{\\shprslt box again}}{\\footnote note} after',
    );
    expect(textsIn(document)).toEqual(['Before after', 'box']);
    expect(document.asides).toEqual([{ label: 'Footnote', text: 'note' }]);
    expect(paragraphsIn(document.margins).map(({ text }) => text)).toEqual(['Top', 'Foot']);
  });

  it('says which form it is', () => {
    expect(
      documentOf(
        '{\\*\\userprops{\\propname Other}\\proptype30{\\staticval y}{\\propname FrontDoorForm}\\proptype30{\\staticval fd:masp:2026-11}}',
      ).property,
    ).toBe('fd:masp:2026-11');
  });
});

describe('tables of a .rtf', () => {
  const shape = (words: string) =>
    documentOf(words).blocks.map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map(({ cells }) =>
            cells.map(({ column, span, continues, blocks }) => {
              const text = paragraphsIn(blocks)
                .map((one) => one.text)
                .join('|');
              return `${column}+${span}${continues ? '^' : ''} ${text}`;
            }),
          ),
    );

  it('have their cells where these end, however programs round', () => {
    const first = '\\trowd\\trleft-108\\cellx2000\\cellx4000\\cellx6000 \\pard\\intbl a\\cell b\\cell c\\cell\\row';
    const second = '\\trowd\\trleft-105\\cellx4003\\cellx5996 \\pard\\intbl d\\par e\\cell f\\cell\\row';
    expect(shape(`Before\\par${first}${second}\\pard after`)).toEqual([
      'Before',
      [
        ['0+1 a', '1+1 b', '2+1 c'],
        ['0+2 d|e', '2+1 f'],
      ],
      'after',
    ]);
  });

  it('have cells merged across and down', () => {
    const first =
      '\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\clvmgf\\cellx3000 \\pard\\intbl a\\cell not shown\\cell b\\cell\\row';
    const second =
      '\\trowd\\cellx1000\\cellx2000\\clvmrg\\cellx3000 \\pard\\intbl c\\cell d\\cell not shown\\cell\\row';
    expect(shape(first + second)).toEqual([
      [
        ['0+2 a', '2+1 b'],
        ['0+1 c', '1+1 d', '2+1^ '],
      ],
    ]);
  });

  it('stand in cells of one another', () => {
    const inner =
      '\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}';
    const [table] = documentOf(
      `\\trowd\\cellx1000\\cellx2000 \\pard\\intbl\\itap1 a\\cell ${inner}\\pard\\intbl b\\cell\\row`,
    ).blocks;
    const cell = table?.kind === 'table' ? table.rows[0]?.cells[1] : undefined;
    expect(cell?.blocks).toMatchObject([
      { kind: 'table', rows: [{ cells: [{ column: 0 }, { column: 1 }] }] },
      { text: 'b' },
    ]);
  });

  it('may lack their definition, or their last row’s end', () => {
    expect(shape('\\pard\\intbl a\\cell b\\cell\\row\\pard\\intbl c\\cell d')).toEqual([
      [
        ['0+1 a', '1+1 b'],
        ['0+1 c', '1+1 d'],
      ],
    ]);
  });
});
