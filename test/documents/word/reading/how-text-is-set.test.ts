import { describe, expect, it } from '@jest/globals';
import type { ReadDocument } from '#functions/documents/word/document.ts';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { paragraphsIn, documentOf as wordDocument } from '../ooxml/reading.ts';
import { documentOf as openDocument, p } from '../opendocument/open-document.ts';

/** What is highlighted, and what is bold or of a size of its own, in a document's words. */
function setIn({ blocks }: ReadDocument) {
  const paragraphs = paragraphsIn(blocks);
  return {
    highlighted: paragraphs.flatMap(({ text, marks }) =>
      marks.flatMap(({ start, end, highlighted }) => (highlighted ? [text.slice(start, end)] : [])),
    ),
    looks: paragraphs.flatMap(({ text, looks = [] }) =>
      looks.map(({ start, end, bold, size }) => [text.slice(start, end), bold ?? false, size]),
    ),
  };
}

const YES = { highlighted: ['YES'], looks: [] };
const LABEL = { highlighted: [], looks: [['Label', true, 28]] };

describe('how text is set', () => {
  const run = (properties: string, text: string) => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const word = (properties: string, text: string) =>
    setIn(wordDocument(`<w:p>${run(properties, text)}${run('', ' / no')}</w:p>`));

  it('is read from a .docx: a highlight or a colour behind it, bold and size', () => {
    expect(word('<w:highlight w:val="yellow"/>', 'YES')).toEqual(YES);
    expect(word('<w:shd w:val="clear" w:fill="FFFF00"/>', 'YES')).toEqual(YES);
    for (const none of ['<w:highlight w:val="none"/>', '<w:shd w:fill="auto"/>', '<w:shd w:fill="D9D9D9"/>'])
      expect(word(none, 'YES').highlighted).toEqual([]);
    expect(word('<w:b/><w:sz w:val="28"/>', 'Label')).toEqual(LABEL);
    expect(word('<w:b w:val="0"/>', 'Label').looks).toEqual([]);
  });

  it('is read from an .odt, by the styles of its text and paragraphs', () => {
    const open = (properties: string, text: string) =>
      setIn(
        openDocument(p(`<text:span text:style-name="T1">${text}</text:span> / no`), {
          styles: `<style:style style:name="T1" style:family="text"><style:text-properties ${properties}/></style:style>`,
        }),
      );
    expect(open('fo:background-color="#ffff00"', 'YES')).toEqual(YES);
    expect(open('fo:background-color="transparent"', 'YES').highlighted).toEqual([]);
    expect(open('fo:font-weight="bold" fo:font-size="14pt"', 'Label')).toEqual(LABEL);
  });

  it('is read from a .rtf, until it ends or all is plain again', () => {
    const rich = (words: string) => setIn(readRichText(Buffer.from(`{\\rtf1\\ansi ${words}}`, 'latin1')));
    expect(rich('{\\highlight7 YES} / no')).toEqual(YES);
    expect(rich('\\highlight7 YES\\highlight0  / no')).toEqual(YES);
    expect(rich('\\b\\fs28 Label\\plain  / no')).toEqual(LABEL);
  });
});
