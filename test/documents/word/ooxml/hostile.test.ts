import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import type { ReadDocument } from '#functions/documents/word/document.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { runs } from '#test/support/runs.ts';
import { isSound } from '../sound.ts';
import { control, legacyField, paragraph, run, TRANSITIONAL, table } from '../word-document.ts';
import { documentOf, fieldsOf, paragraphsIn } from './reading.ts';

/** The document, or why it cannot be read; anything else that is thrown fails the test. */
function attempt(body: string, xml?: Uint8Array): ReadDocument | Unreadable {
  try {
    return documentOf(body, xml === undefined ? {} : { xml });
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

const WHOLE = `<w:document xmlns:w="${TRANSITIONAL}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${
  paragraph(`${run('Name ')}${control('referrer.name', run('Tansy'), '<w:showingPlcHdr/>')}`) +
  table([[paragraph(control('a', run('☐'), '<w14:checkbox/>')), control('b', paragraph(run('x')))]]) +
  paragraph(legacyField('<w:name w:val="T"/><w:textInput/>', 'FORMTEXT', run('y'))) +
  paragraph(
    `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('z'))}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r>`,
  )
}</w:body></w:document>`;

const ELEMENTS = [
  'w:p',
  'w:r',
  'w:t',
  'w:rPr',
  'w:sdt',
  'w:sdtPr',
  'w:sdtContent',
  'w:tbl',
  'w:tr',
  'w:trPr',
  'w:tc',
  'w:tcPr',
  'w:txbxContent',
];
const OTHERS = [...['mc:AlternateContent', 'mc:Choice', 'mc:Fallback', 'w:ins', 'w:del', 'w:fldChar', 'w:ffData']];
const EMPTY = [
  '<w:tag w:val="referrer.name"/>',
  '<w:showingPlcHdr/>',
  '<w:strike/>',
  '<w:vanish/>',
  '<w:vMerge/>',
  '<w:gridSpan w:val="3"/>',
  '<w:hMerge/>',
  '<w:del/>',
  '<w:bookmarkStart w:id="1" w:name="fd_referrer_name"/>',
  '<w:bookmarkEnd w:id="1"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:fldChar w:fldCharType="separate"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:textInput/>',
  '<w:checkBox/>',
  '<w15:repeatingSection/>',
  '<w15:repeatingSectionItem/>',
  '<w:sym w:font="Wingdings" w:char="F0FE"/>',
  '<w:dataBinding w:xpath="/a/b" w:storeItemID="{1}"/>',
  '<w:tab/>',
  'text',
];

const piece: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.constantFrom(...EMPTY)
    : fc.oneof(
        fc.constantFrom(...EMPTY),
        fc
          .tuple(fc.constantFrom(...ELEMENTS, ...OTHERS), fc.array(piece(depth - 1), { maxLength: 4 }))
          .map(([name, inner]) => `<${name} w:fldCharType="begin">${inner.join('')}</${name}>`),
      ),
);

describe('a document that nobody’s word processor wrote', () => {
  it('gives a sound document, however its elements are nested', () => {
    fc.assert(
      fc.property(fc.array(piece(6), { maxLength: 6 }), (pieces) => {
        const document = attempt(pieces.join(''));
        expect(document).not.toBeInstanceOf(Unreadable);
        if (!(document instanceof Unreadable)) expect(isSound([...document.blocks, ...document.margins])).toBe(true);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('gives a document or a reason, whatever was done to its bytes', () => {
    const whole = strToU8(WHOLE);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(60), fc.nat(whole.length)), { maxLength: 2 }),
        (changes, moves) => {
          let changed = Buffer.from(whole);
          for (const [at, byte] of changes) changed[at] = byte;
          // A piece of it once more, elsewhere.
          for (const [from, length, to] of moves)
            changed = Buffer.concat([
              changed.subarray(0, to),
              changed.subarray(from, from + length),
              changed.subarray(to),
            ]);
          const document = attempt('', changed);
          if (!(document instanceof Unreadable)) expect(isSound(document.blocks)).toBe(true);
        },
      ),
      { numRuns: runs(1_000) },
    );
  });

  it.each([
    ['tables in tables', '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 200],
    ['text boxes in text boxes', '<w:p><w:r><w:txbxContent>', '</w:txbxContent></w:r></w:p>', 200],
    ['paragraphs in paragraphs', '<w:p>', '</w:p>', 900],
    ['controls in controls', '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', 400],
    ['nothing known', '<w:x>', '</w:x>', 5_000],
  ])('gives a document or a reason when it nests %s', (_, open, close, times) => {
    const result = attempt(open.repeat(times) + close.repeat(times));
    if (result instanceof Unreadable) expect(result.reason).toBe('too_deep');
  });

  it('with more controls than any form has is left to a person', () => {
    expect(attempt(paragraph(control('a', run('b'))).repeat(5_001))).toMatchObject({ reason: 'too_many_controls' });
  });

  it('with more paragraphs than any form has is cut, and says so', () => {
    const document = documentOf('<w:p/>'.repeat(150_000));
    expect(document.cut).toBe(true);
    expect(document.blocks.length).toBeLessThanOrEqual(100_000);
    expect(documentOf(paragraph(run('x'))).cut).toBeUndefined();
  });

  it('with a text box of very many paragraphs is read', () => {
    const document = documentOf(paragraph(`<w:r><w:txbxContent>${'<w:p/>'.repeat(99_990)}</w:txbxContent></w:r>`));
    expect(document.blocks).toHaveLength(99_991);
  });

  it('with an answer of a million letters keeps what an answer may have', () => {
    expect(fieldsOf(paragraph(control('a', run('x'.repeat(1_000_000)))))[0]?.text).toHaveLength(40_000);
  });

  it('with a list of ten thousand lines keeps what a list may have', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `<w:listItem w:displayText="d${at}" w:value="v${at}"/>`,
    ).join('');
    const [field] = fieldsOf(paragraph(control('a', run('d1'), `<w:dropDownList>${lines}</w:dropDownList>`)));
    expect(field?.options?.size).toBe(500);
  });

  it('with thousands of fields that begin and never end is read to its end', () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const texts = paragraphsIn(documentOf(paragraph(begin.repeat(5_000)) + paragraph(run('Kept'))).blocks);
    expect(texts.at(-1)?.text).toBe('Kept');
  });
});
