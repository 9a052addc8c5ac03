import { describe, expect, it } from '@jest/globals';
import { paragraphsIn, textsIn } from '../ooxml/reading.ts';
import { documentOf, p, table } from './open-document.ts';

const STRUCK =
  '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>' +
  '<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>';

function struckIn(body: string, styles: string, common?: string): string[] {
  const document = documentOf(body, common === undefined ? { styles } : { styles, common });
  return paragraphsIn(document.blocks).flatMap(({ text, marks }) =>
    marks.filter(({ struck }) => struck).map(({ start, end }) => text.slice(start, end)),
  );
}

function span(style: string, text: string): string {
  return `<text:span text:style-name="${style}">${text}</text:span>`;
}

describe('the text of an .odt', () => {
  it('is what people see: spaces, tabs and line breaks, white of the file as one space', () => {
    const body = p(
      'One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four\n   five <text:span> six</text:span>',
    );
    expect(textsIn(documentOf(body))).toEqual(['One   two\tthree\nfour five six']);
  });

  it('is without what was deleted, remarks, what is hidden, and descriptions of pictures', () => {
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      p('Kept<office:annotation><dc:creator>x</dc:creator><text:p>remark</text:p></office:annotation>') +
      `<text:section text:display="none">${p('hidden section')}</text:section>` +
      p(`a${span('H', 'hidden')}b`) +
      p('<draw:frame><draw:image/><svg:title>a logo</svg:title><svg:desc>described</svg:desc></draw:frame>c');
    const styles =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    expect(textsIn(documentOf(body, { styles }))).toEqual(['Kept', 'ab', 'c']);
  });

  it('goes on over a soft page break, in a paragraph and between rows', () => {
    const body = `${p('before<text:soft-page-break/>after')}<table:table><text:soft-page-break/><table:table-row><table:table-cell>${p('x')}</table:table-cell></table:table-row></table:table>`;
    expect(textsIn(documentOf(body))).toEqual(['beforeafter', 'x']);
  });

  it('has text boxes after the paragraph in which they stand, with their own look, and notes apart', () => {
    const body = p(
      `Before ${span('T1', `struck<draw:frame><draw:text-box>${p('in the box')}</draw:text-box></draw:frame>`)} after<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('a note')}</text:note-body></text:note>`,
    );
    expect(textsIn(documentOf(body, { styles: STRUCK }))).toEqual(['Before struck after', 'in the box']);
    expect(documentOf(body, { styles: STRUCK }).asides).toEqual([{ label: 'Footnote', text: 'a note' }]);
    expect(struckIn(body, STRUCK)).toEqual(['struck']);
  });

  it('knows headings by their level, also where LibreOffice left only the style', () => {
    const styles =
      '<style:style style:name="Heading_20_2" style:family="paragraph"/>' +
      '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>' +
      '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Heading_20_2" style:default-outline-level=""/>';
    const body = `<text:h text:outline-level="3">Three</text:h><text:h>One</text:h>${p('Two', 'P1')}${p('None', 'P2')}${p('x')}`;
    expect(paragraphsIn(documentOf(body, { styles }).blocks).map(({ heading }) => heading)).toEqual([
      3,
      1,
      2,
      undefined,
      undefined,
    ]);
  });

  it('is struck by the style of a span, of a paragraph, or of a style above it, unless one within says otherwise', () => {
    const styles = `${STRUCK}<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Gone"/>`;
    const common =
      '<office:styles><style:style style:name="Gone" style:family="paragraph"><style:text-properties style:text-line-through-type="single"/></style:style></office:styles>';
    expect(struckIn(p(`Yes ${span('T1', 'No')}`), styles, common)).toEqual(['No']);
    expect(struckIn(p(`all ${span('T2', 'but this')}`, 'P9'), styles, common)).toEqual(['all ']);
  });

  it('ends with a ring of styles that are each other’s parents', () => {
    const styles =
      '<style:style style:name="A" style:family="text" style:parent-style-name="B"/><style:style style:name="B" style:family="text" style:parent-style-name="A"/>';
    expect(textsIn(documentOf(p(span('A', 'x')), { styles }))).toEqual(['x']);
  });

  it('shows tick boxes of symbol fonts, by whatever name the file calls the font', () => {
    const styles =
      '<style:font-face style:name="F1" svg:font-family="&apos;Wingdings 2&apos;"/>' +
      '<style:style style:name="T5" style:family="text"><style:text-properties style:font-name="F1"/></style:style>';
    const body = p(`${span('T5', 'R')} Yes ${span('T5', '\u00a3')} No \uf0fe in no font, ${span('T5', 'zzz')}.`);
    expect(textsIn(documentOf(body, { styles }))).toEqual(['☒ Yes ☐ No ☒ in no font, .']);
  });
});

describe('headers, footers and properties of an .odt', () => {
  it('stand beside the text', () => {
    const common = `<office:master-styles><style:master-page><style:header>${p('Top')}</style:header><style:footer-first>${table([[p('Foot')]])}</style:footer-first></style:master-page></office:master-styles>`;
    const document = documentOf(p('Body'), {
      common,
      meta: '<dc:title>x</dc:title><meta:user-defined meta:name="Other">y</meta:user-defined><meta:user-defined meta:name="FrontDoorForm">fd:masp:2026-11</meta:user-defined>',
    });
    expect(textsIn(document)).toEqual(['Body']);
    expect(paragraphsIn(document.margins).map(({ text }) => text)).toEqual(['Top', 'Foot']);
    expect(document.property).toBe('fd:masp:2026-11');
  });
});

describe('tables of an .odt', () => {
  const cell = (content: string, more = '') => `<table:table-cell${more}>${p(content)}</table:table-cell>`;
  const columns = (body: string) =>
    documentOf(body).blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.map(({ cells }) => cells.map((one) => `${one.column}+${one.span}${one.continues ? '^' : ''}`))
        : [],
    );

  it('say where each cell is, and which goes on from above', () => {
    const body = `<table:table><table:table-header-rows><table:table-row>${cell('a', ' table:number-columns-spanned="2" table:number-rows-spanned="2"')}<table:covered-table-cell/>${cell('b')}</table:table-row></table:table-header-rows><table:table-row><table:covered-table-cell/><table:covered-table-cell>${p('was here before')}</table:covered-table-cell>${cell('c')}</table:table-row></table:table>`;
    expect(columns(body)).toEqual([
      ['0+2', '2+1'],
      ['0+2^', '2+1'],
    ]);
    expect(textsIn(documentOf(body))).toEqual(['a', 'b', 'c']);
  });

  it('count repeated columns, at most a thousand of them', () => {
    const row = (count: number) =>
      `<table:table><table:table-row>${cell('a', ` table:number-columns-repeated="${count}"`)}${cell('b')}</table:table-row></table:table>`;
    expect(columns(row(3))).toEqual([['0+1', '3+1']]);
    expect(columns(row(999_999_999))).toEqual([['0+1', '1000+1']]);
  });
});
