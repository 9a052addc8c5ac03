import { describe, expect, it } from '@jest/globals';
import { paragraph, run } from '../word-document.ts';
import { documentOf, fieldsOf, paragraphsIn, struckIn, textsOf } from './reading.ts';

const styled = (properties: string, text: string) =>
  paragraph(`<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`);

describe('a paragraph of a Word document', () => {
  it('says what its runs show, with tabs, line breaks and hyphens', () => {
    expect(
      textsOf(
        paragraph(
          '<w:pPr><w:tabs><w:tab w:val="left" w:pos="700"/></w:tabs></w:pPr>' +
            '<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>',
        ),
      ),
    ).toEqual(['One\ttwo\nthree\nco-op']);
  });

  it('is a heading by its style or by its outline level', () => {
    const headed = (properties: string) => paragraph(`<w:pPr>${properties}</w:pPr>${run('Your details')}`);
    const levels = (body: string) => paragraphsIn(documentOf(body).blocks).map(({ heading }) => heading);
    expect(
      levels(
        headed('<w:pStyle w:val="Heading2"/>') +
          headed('<w:pStyle w:val="heading 3"/>') +
          headed('<w:pStyle w:val="Title"/>') +
          headed('<w:pStyle w:val="TableGrid"/><w:outlineLvl w:val="0"/>') +
          headed('<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>') +
          headed('<w:pStyle w:val="BodyText"/>'),
      ),
    ).toEqual([2, 3, 1, 1, undefined, undefined]);
  });

  it('says what was inserted and not what was deleted or moved away', () => {
    expect(
      textsOf(
        paragraph(
          `<w:ins w:id="1">${run('Tansy ')}</w:ins><w:del w:id="2"><w:r><w:delText>Nettle </w:delText></w:r></w:del>` +
            `<w:moveFrom w:id="3">${run('Bramble ')}</w:moveFrom><w:moveTo w:id="4">${run('Sample')}</w:moveTo>`,
        ),
      ),
    ).toEqual(['Tansy Sample']);
  });

  it('says where it is struck out, once or twice, and only where that is so now', () => {
    expect(struckIn(styled('<w:strike/>', 'Yes'))).toEqual(['Yes']);
    expect(struckIn(styled('<w:dstrike w:val="true"/>', 'Yes'))).toEqual(['Yes']);
    expect(struckIn(styled('<w:strike w:val="0"/>', 'Yes'))).toEqual([]);
    expect(struckIn(styled('<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>', 'Yes'))).toEqual([]);
    const struck = (text: string) => `<w:r><w:rPr><w:strike/></w:rPr><w:t>${text}</w:t></w:r>`;
    expect(struckIn(paragraph(run('Mr ') + struck('Mrs') + struck('/Ms') + run(' Quillfeather')))).toEqual(['Mrs/Ms']);
    // The mark of the paragraph's end may be struck without any of its text.
    expect(struckIn(paragraph(`<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>${run('Yes')}`))).toEqual([]);
  });

  it('does not say what is hidden', () => {
    expect(textsOf(styled('<w:vanish/>', 'Office use') + styled('<w:vanish w:val="false"/>', 'Shown'))).toEqual([
      '',
      'Shown',
    ]);
  });

  it('has no fields of its own', () => {
    expect(fieldsOf(paragraph(run('Dear duty team')))).toEqual([]);
  });
});
