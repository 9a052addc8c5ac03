import { describe, expect, it } from '@jest/globals';
import { readForm } from '#functions/documents/word/read-document.ts';
import {
  control,
  legacyField,
  type MadeDocument,
  paragraph,
  read,
  run,
  TRANSITIONAL,
  wordDocument,
} from '../word-document.ts';
import { documentOf, textsIn } from './reading.ts';

const asidesOf = (body: string, more: MadeDocument = {}) => documentOf(body, more).asides;

/** A document with a part beside it that holds these notes. */
function withNotes(kind: string, content: string): MadeDocument {
  return {
    relationships: [[kind, `${kind}.xml`]],
    parts: { [`word/${kind}.xml`]: `<w:${kind} xmlns:w="${TRANSITIONAL}">${content}</w:${kind}>` },
  };
}

const hidden = (text: string) => `<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const field = (instruction: string, result?: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r>${
    result === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`
  }<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('words that stand apart from the text', () => {
  it('are those of each note, with its paragraphs, and without its controls’ guidance', () => {
    const notes = `<w:footnote w:id="1">${paragraph(run('One'))}${paragraph(run('Two'))}</w:footnote><w:footnote w:id="2">${paragraph(control('x', run('Click or tap here to enter text.'), '<w:showingPlcHdr/>'))}</w:footnote>`;
    expect(asidesOf('', withNotes('footnotes', notes))).toEqual([{ label: 'Footnote', text: 'One\nTwo' }]);
  });

  it('are those of a comment, with who wrote it, if it says', () => {
    const notes = `<w:comment w:id="1" w:author="A. Marsh">${paragraph(run('One'))}</w:comment><w:comment w:id="2">${paragraph(run('Two'))}</w:comment>`;
    expect(asidesOf('', withNotes('comments', notes))).toEqual([
      { label: 'Comment by A. Marsh', text: 'One' },
      { label: 'Comment', text: 'Two' },
    ]);
  });

  it('are hidden ones, a stretch at a time, and the text around them is as it shows', () => {
    const { blocks, asides } = documentOf(paragraph(run('a') + hidden('b ') + hidden('c') + run('d') + hidden('e')));
    expect(blocks).toMatchObject([{ text: 'ad' }]);
    expect(asides.map(({ label, text }) => `${label}: ${text}`)).toEqual(['Hidden text: b c', 'Hidden text: e']);
  });

  it('are those in a cell under the one that it is merged with, which no program shows', () => {
    const table = `<w:tbl><w:tr>${cell('top', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell('under', '<w:vMerge/>')}</w:tr></w:tbl>`;
    expect(asidesOf(table)).toEqual([{ label: 'Hidden text', text: 'under' }]);
  });

  it('are a link’s address, decoded, and its tip; not an address that its words are', () => {
    const link = (address: string, words: string) => field(`HYPERLINK "${address}"`, words);
    expect(asidesOf(paragraph(link('https://maps.example/?q=4+Larch+Row%2C%20Le%C3%AFc', 'here')))).toEqual([
      { label: 'Link', text: 'here <https://maps.example/?q=4 Larch Row, Leïc>' },
    ]);
    expect(asidesOf(paragraph(link('mailto:pip@school.example', 'pip@school.example')))).toEqual([]);
    expect(asidesOf(paragraph(link('https://school.example/', 'school.example')))).toEqual([]);
    expect(asidesOf(paragraph(field('HYPERLINK \\l "top" \\o "a tip"', 'here')))).toEqual([
      { label: 'Link', text: 'here (a tip)' },
    ]);
  });

  it('are those of an instruction that its field does not show', () => {
    expect(asidesOf(paragraph(field('QUOTE "said"')))).toEqual([{ label: 'Field', text: 'said' }]);
    expect(asidesOf(paragraph(field('IF 1 = 1 "said" "not said" \\* MERGEFORMAT', 'said')))).toEqual([
      { label: 'Field', text: 'not said' },
    ]);
    expect(asidesOf(paragraph(field('DATE \\@ "d MMMM yyyy"', '1 May 2026')))).toEqual([]);
  });

  it('are those of another way to show a drawing, where the first has not all of them', () => {
    const both = (choice: string, fallback: string) =>
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${paragraph(run(choice))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run(fallback))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const same = documentOf(both('Same words', 'Same words'));
    expect([textsIn(same), same.asides]).toEqual([['', 'Same words'], []]);
    const other = documentOf(both('Same words', 'Same words, and more'));
    expect(textsIn(other)).toEqual(['', 'Same words']);
    expect(other.asides).toMatchObject([{ text: 'Same words, and more' }]);
  });

  it('are properties that people write, and no ids of programs', () => {
    const text = (name: string, value: string) => `<property name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`;
    const made: MadeDocument = {
      packageRelationships: [['custom-properties', 'custom.xml']],
      parts: {
        'custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${text('Note', 'Ring Nan')}${text('ContentTypeId', '0x0101')}${text('Id', '6c3c8bc8-f283-45ae-878a-bab7291924a1')}${text('MSIP_Label_1_Name', 'Official')}<property name="Pages"><vt:i4>4</vt:i4></property></Properties>`,
      },
    };
    expect(asidesOf('', made)).toEqual([{ label: 'Property: Note', text: 'Ring Nan' }]);
  });
});

describe('text that tracked changes took out', () => {
  const deleted = '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>';

  it('is not shown, and that there is some is', () => {
    const document = documentOf(paragraph(run('here') + deleted));
    expect([textsIn(document), document.deletions]).toEqual([['here'], true]);
    expect(readForm(document).words).toContainEqual(expect.objectContaining({ label: 'Tracked changes' }));
    const moved = documentOf(paragraph(`<w:moveFrom w:id="1">${run('gone')}</w:moveFrom>`));
    expect([textsIn(moved), moved.deletions]).toEqual([[''], true]);
    expect(documentOf(paragraph(run('here'))).deletions).toBeUndefined();
  });
});

describe('a document of which not all is read', () => {
  const margins = (count: number): MadeDocument => ({
    relationships: Array.from({ length: count }, (_, at) => ['header', `h${at}.xml`] as const),
    parts: Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `word/h${at}.xml`,
        `<w:hdr xmlns:w="${TRANSITIONAL}">${paragraph(run(`${at}`))}</w:hdr>`,
      ]),
    ),
  });

  it('says so where it has more headers than are read', () => {
    expect(documentOf('', margins(60)).cut).toBeUndefined();
    expect(documentOf('', margins(61)).cut).toBe(true);
  });

  it('says so where a part beside it is broken, and keeps the rest', () => {
    const document = documentOf(paragraph(run('here')), withNotes('comments', '<w:comment>'));
    expect([textsIn(document), document.cut]).toEqual([['here'], true]);
  });

  it('says so where a foreign document or an object is within', () => {
    expect(documentOf('<w:altChunk/>').cut).toBe(true);
    expect(
      documentOf(
        paragraph('<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r>'),
      ).cut,
    ).toBe(true);
  });

  it('says so where a control holds more than an answer may', () => {
    expect(documentOf(paragraph(control('x', run('a'.repeat(40_000))))).cut).toBeUndefined();
    expect(documentOf(paragraph(control('x', run('a'.repeat(40_001))))).cut).toBe(true);
  });
});

describe('words in our own form that are no answers', () => {
  const leftoversOf = (body: string, more: MadeDocument = {}) => read(wordDocument({ body, ...more })).leftovers;

  it('are left over where they stand in a header, once, without the number of a page', () => {
    const header = `${paragraph(run('Page 2 of 7'))}${paragraph(run('Ring Nan'))}${paragraph(run('Ring Nan'))}`;
    expect(leftoversOf('', { header })).toEqual([{ label: 'Header or footer', text: 'Ring Nan' }]);
    expect(leftoversOf('', { header: paragraph(run('0116 496 0000')) })).toHaveLength(1);
  });

  it('are left over where they are struck out, unless they are options', () => {
    const struck = (text: string) => paragraph(`<w:r><w:rPr><w:strike/></w:rPr><w:t>${text}</w:t></w:r>`);
    expect(leftoversOf(struck('he hit her'))).toEqual([{ label: 'Struck out', text: 'he hit her' }]);
    expect(leftoversOf(struck('Yes / No'))).toEqual([]);
  });

  it('are left over after the council’s number, and in its controls', () => {
    const opening = 'To talk to someone first, at any hour, call Sampleton City Council, 0116 496 0000';
    expect(leftoversOf(paragraph(run(opening)))).toEqual([]);
    expect(leftoversOf(paragraph(run(`${opening} he has a knife`)))).toHaveLength(1);
    const council = (text: string) => paragraph(control('fd:council', run(text), '<w:alias w:val="Council"/>'));
    const named = council('Sampleton City Council, 0116 496 0000');
    expect(leftoversOf(named + council('Sampleton City Council'))).toEqual([]);
    expect(leftoversOf(named + council('he has a knife'))).toEqual([{ label: 'Council', text: 'he has a knife' }]);
  });

  it('are left over in the control of the reference, when they are none', () => {
    const reference = (text: string) => paragraph(control('fd:reference', run(text), '<w:alias w:val="Reference"/>'));
    expect(leftoversOf(reference('FD-2345-6789'))).toEqual([]);
    expect(leftoversOf(reference('FD-2345-6789 he has a knife'))).toHaveLength(1);
  });

  it('are not a form field’s instructions to people', () => {
    const body = paragraph(
      legacyField('<w:name w:val="A"/><w:helpText w:type="text" w:val="Write here"/><w:textInput/>', 'FORMTEXT'),
    );
    expect(leftoversOf(body)).toEqual([]);
  });
});
