import { describe, expect, it } from '@jest/globals';
import { control, paragraph, run } from '../word-document.ts';
import { documentOf, fieldsOf, paragraphsIn, textsOf } from './reading.ts';

const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`;
const drawn = (content: string) => `<w:r><w:drawing><x>${box(content)}</x></w:drawing></w:r>`;

describe('a text box', () => {
  it('follows the paragraph that it is anchored in, with paragraphs and fields of its own', () => {
    const body =
      paragraph(
        run('Before ') + drawn(paragraph(run('In the ')) + paragraph(control('box', run('box')))) + run('after'),
      ) + paragraph(run('Next'));
    expect(textsOf(body)).toEqual(['Before after', 'In the ', 'box', 'Next']);
    expect(fieldsOf(body).map(({ tag, text }) => [tag, text])).toEqual([['box', 'box']]);
  });

  it('does not end the run, nor the look of the run, that it is anchored in', () => {
    const body = paragraph(
      `<w:r><w:rPr><w:strike/></w:rPr><w:t>Yes</w:t><w:pict>${box(paragraph(run('Box')))}</w:pict><w:t>No</w:t></w:r>`,
    );
    expect(paragraphsIn(documentOf(body).blocks)).toMatchObject([
      { text: 'YesNo', marks: [{ start: 0, end: 5, struck: true }] },
      { text: 'Box', marks: [] },
    ]);
  });

  it('that is there twice, for new programs and old, is read once', () => {
    const both = (choice: string) =>
      paragraph(
        `<w:r><mc:AlternateContent>${choice}<mc:Fallback><w:pict>${box(paragraph(run('Old')))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const choice = (text: string) => `<mc:Choice Requires="wps">${drawn(paragraph(run(text)))}</mc:Choice>`;
    expect(textsOf(both(choice('New') + choice('Newer')))).toEqual(['', 'New']);
    expect(textsOf(both(''))).toEqual(['', 'Old']);
  });
});
