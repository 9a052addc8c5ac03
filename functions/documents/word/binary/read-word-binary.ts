import { signed } from '../assembly/asides.ts';
import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { readOr } from '../unreadable.ts';
import { OpenBookmarks, readBookmarks } from './bookmarks.ts';
import type { ByteView } from './byte-view.ts';
import { readLooks } from './characters.ts';
import { takeProperties, takeSummary } from './document-properties.ts';
import { takeDrawings, takePicture } from './drawing-words.ts';
import { openWordBinary, type WordBinary } from './file-information.ts';
import { FormFields } from './form-fields.ts';
import { ParagraphLooks } from './paragraphs.ts';
import { isPicture, pictureAt, pictureInText } from './picture-bytes.ts';
import { readPieces } from './pieces.ts';
import { readStyleSheet } from './style-sheet.ts';
import { Story } from './text-pass.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Pictures in the text of which the words are taken; a report of 500 photographs has as many. */
const MOST_PICTURES = 5_000;

/**
 * Reads a .doc of Word 97 or later ([MS-DOC]): its text with tables, our bookmarks, legacy form fields, struck and
 * deleted text. The text of text boxes follows the body; notes, comments, descriptions and properties are separate. Throws
 * `Unreadable`.
 */
export function readWordBinary(bytes: Uint8Array): ReadDocument {
  const document = openWordBinary(bytes);
  const assembly = new DocumentAssembly();
  const { text, pieces, cut } = readPieces(document.main, document.table('pieces'));
  if (cut) assembly.cut();
  /** What is broken beside the text costs what it says, not the text: but a person must look. */
  const whole = <Part>(read: () => Part, otherwise: Part): Part =>
    readOr(read, () => {
      assembly.cut();
      return otherwise;
    });
  const styles = whole(() => readStyleSheet(document.table('styleSheet')), { levels: [], hidden: [] });
  const pictures = new Set<number>();
  const story = new Story(assembly, {
    text,
    looks: readLooks(document, pieces, styles.hidden),
    paragraphs: new ParagraphLooks(document, pieces),
    styles,
    bookmarks: new OpenBookmarks(
      assembly,
      whole(() => readBookmarks(document), []),
    ),
    fields: new FormFields(assembly, document.data),
    picture: (at) => {
      if (isPicture(document.data, at))
        assembly.picture(`data ${at}`, (most) => pictureInText(document.data, at, most));
      if (pictures.size < MOST_PICTURES) pictures.add(at);
      else assembly.cut();
    },
  });
  let at = 0;
  const place = (length: number) => {
    const from = Math.min(text.length, at);
    at += length;
    return { from, to: Math.min(text.length, at) };
  };
  // In the order in which they stand in the file.
  const [body, footnotes, margins, remarks, endnotes, boxes, marginBoxes] = document.lengths.map(place);
  const read = (all: Place | undefined) => {
    if (all) story.read(all.from, all.to);
  };
  read(body);
  read(boxes);
  assembly.endBody();
  read(margins);
  read(marginBoxes);
  assembly.endMargin();
  const notes = (
    all: Place | undefined,
    table: 'footnoteTexts' | 'endnoteTexts' | 'remarkTexts',
    label: (index: number) => string,
  ) => {
    if (!all) return;
    const asOne = [{ from: 0, to: all.to - all.from }];
    // A table that is broken says not where each note begins: then they are one.
    const found = whole(() => notePlaces(document.table(table), all.to - all.from), asOne);
    for (const [index, { from, to }] of found.entries()) {
      assembly.beginBlocks();
      story.read(all.from + from, all.from + to);
      assembly.asideBlocks(label(index), assembly.endBlocks());
    }
  };
  notes(footnotes, 'footnoteTexts', () => 'Footnote');
  notes(endnotes, 'endnoteTexts', () => 'Endnote');
  const authors = whole(() => remarkAuthors(document), []);
  notes(remarks, 'remarkTexts', (index) => signed('Comment', authors[index]));
  for (const picture of pictures) whole(() => takePicture(document.data, picture, assembly), undefined);
  const floating = (at: number, length: number) =>
    assembly.picture(`main ${at}`, (most) => pictureAt(document.main, at, length, most));
  whole(() => takeDrawings(document.table('drawings'), assembly, floating), undefined);
  whole(() => takeSummary(document.summary, assembly), undefined);
  whole(() => takeProperties(document.properties, assembly), undefined);
  return assembly.done();
}

/** The most notes or comments that are kept separate; the rest are one. As many as the document's asides. */
const MOST_NOTES = 5_000;
/** The size of a comment's entry ([MS-DOC] 2.9.8), and where in it the author's number is. */
const REMARK_SIZE = 30;
const INITIALS_SIZE = 20;
/** Authors of comments; a document has some ten. */
const MOST_AUTHORS = 1_000;

/** Returns where each note begins and ends in the text of all notes of a kind ([MS-DOC] 2.8.19): `length` is that text's. */
export function notePlaces(table: ByteView, length: number): { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  let from = 0;
  const count = Math.min(MOST_NOTES, Math.floor(table.length / 4));
  for (let index = 1; index < count; index += 1) {
    const to = table.u32(index * 4);
    // The last place is beyond the text, whatever it says.
    if (to < from || to > length || index + 1 === count) break;
    places.push({ from, to });
    from = to;
  }
  if (from < length) places.push({ from, to: length });
  return places;
}

/** Returns who wrote each comment ([MS-DOC] 2.8.6, 2.9.109), empty for one that nobody signed. Throws `Unreadable`. */
export function remarkAuthors(document: WordBinary): string[] {
  const names: string[] = [];
  const owners = document.table('remarkAuthors');
  for (let at = 0; at + 2 <= owners.length && names.length < MOST_AUTHORS; ) {
    const length = owners.u16(at);
    names.push(owners.text(at + 2, length).trim());
    at += 2 + length * 2;
  }
  const places = document.table('remarkPlaces');
  const count = Math.min(MOST_NOTES, Math.max(0, Math.floor((places.length - 4) / (4 + REMARK_SIZE))));
  const total = Math.max(0, Math.floor((places.length - 4) / (4 + REMARK_SIZE)));
  return Array.from(
    { length: count },
    (_, index) => names[places.u16((total + 1) * 4 + index * REMARK_SIZE + INITIALS_SIZE)] ?? '',
  );
}
