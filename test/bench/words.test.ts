import { describe, expect, it } from '@jest/globals';
import { writeZip } from '#test/fixtures/zip-writer.ts';
import { type Bags, bagOf, missingFrom } from '../../bench/words/bag.ts';
import { unzipped } from '../../bench/words/package.ts';
import { wordsOfPackage } from '../../bench/words/word-package.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const KINDS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (...of: readonly [kind: string, target: string][]): string =>
  `<Relationships>${of.map(([kind, target]) => `<Relationship Type="${KINDS}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

function counted(body: string, notes = '') {
  const parts: Record<string, string> = {
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['footnotes', 'footnotes.xml']),
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">${body}</w:document>`,
    'word/footnotes.xml': `<w:footnotes xmlns:w="${W}">${notes}</w:footnotes>`,
  };
  const zip = writeZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: text })));
  const found = wordsOfPackage(unzipped(zip) ?? {});
  if (found === undefined) throw new Error('a package with a document');
  return found;
}

const plain = (bags: Bags) =>
  Object.fromEntries(
    [...bags].filter(([, bag]) => bag.size > 0).map(([place, bag]) => [place, Object.fromEntries(bag)]),
  );

describe('the words of a document that the bench counts', () => {
  it('stand by part, whole over runs, and those that no case shows are missing in theirs', () => {
    const { words } = counted(
      '<w:p><w:r><w:t>Rob</w:t></w:r><w:r><w:t>in is hurt</w:t></w:r></w:p>',
      '<w:footnote><w:p><w:r><w:t>Robin again</w:t></w:r></w:p></w:footnote>',
    );
    expect(plain(words)).toEqual({
      'document, w:t': { robin: 1, is: 1, hurt: 1 },
      'footnotes, w:t': { robin: 1, again: 1 },
    });
    expect(plain(missingFrom(bagOf('Robin is hurt'), words))).toEqual({ 'footnotes, w:t': { robin: 1, again: 1 } });
  });

  it('are counted once where a drawing says them in several ways', () => {
    const drawing = '<w:drawing><wp:docPr descr="A crest"/><pic:cNvPr descr="A crest"/></w:drawing>';
    const ways = `<mc:AlternateContent><mc:Choice>${drawing}</mc:Choice><mc:Fallback><w:p><w:r><w:t>A crest, old</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`;
    expect(plain(counted(`<w:p><w:r>${ways}</w:r></w:p>`).words)).toEqual({
      'document, alternative text': { a: 1, crest: 1 },
      'document, w:t': { old: 1 },
    });
  });

  it('leave out, and name, what is deleted, guidance, and instructions of fields', () => {
    const control =
      '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Write here</w:t></w:r></w:sdtContent></w:sdt>';
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const deleted = '<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>';
    const { words, excluded } = counted(`<w:p>${control}${field}${deleted}</w:p>`);
    expect(plain(words)).toEqual({ 'document, w:t': { 7: 1 } });
    expect(plain(excluded)).toEqual({
      'guidance of an empty control': { write: 1, here: 1 },
      'field instruction': { page: 1 },
      deleted: { gone: 1 },
    });
  });
});
