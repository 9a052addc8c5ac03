import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { readBookmarks } from './bookmarks.ts';
import { readLooks } from './characters.ts';
import { openWordBinary } from './file-information.ts';
import { FormFields } from './form-fields.ts';
import { OpenBookmarks } from './open-bookmarks.ts';
import { ParagraphLooks } from './paragraphs.ts';
import { readPieces } from './pieces.ts';
import { Story } from './story.ts';
import { headingLevels } from './style-sheet.ts';
import { userProperty } from './user-property.ts';

/** The property by which our form says what it is, in whatever it is saved. */
const FORM_PROPERTY = 'FrontDoorForm';

/**
 * Reads a .doc of Word 97 or later ([MS-DOC]): its text with tables, bookmarks of ours, legacy form fields, struck and
 * deleted text. The texts of notes and text boxes follow the body. Throws `Unreadable`.
 */
export function readWordBinary(bytes: Uint8Array): ReadDocument {
  const document = openWordBinary(bytes);
  const assembly = new DocumentAssembly();
  const { text, pieces, cut } = readPieces(document.main, document.table('pieces'));
  if (cut) assembly.cut();
  /** What is broken beside the text costs what it says, not the text: but a person must look. */
  const whole = <Part>(read: () => Part, otherwise: Part): Part => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      assembly.cut();
      return otherwise;
    }
  };
  const story = new Story(assembly, {
    text,
    looks: readLooks(document, pieces),
    paragraphs: new ParagraphLooks(document, pieces),
    levels: whole(() => headingLevels(document.table('styleSheet')), []),
    bookmarks: new OpenBookmarks(
      assembly,
      whole(() => readBookmarks(document), []),
    ),
    fields: new FormFields(assembly, document.data),
  });
  const { lengths } = document;
  let at = 0;
  const place = (length: number) => {
    const from = Math.min(text.length, at);
    at += length;
    return { from, to: Math.min(text.length, at) };
  };
  // In the order in which they stand in the file.
  const body = place(lengths.body);
  const footnotes = place(lengths.footnotes);
  const margins = place(lengths.margins);
  place(lengths.remarks);
  const endnotes = place(lengths.endnotes);
  const boxes = place(lengths.boxes);
  const marginBoxes = place(lengths.marginBoxes);
  for (const { from, to } of [body, footnotes, endnotes, boxes]) story.read(from, to);
  assembly.endBody();
  for (const { from, to } of [margins, marginBoxes]) story.read(from, to);
  assembly.endMargin();
  assembly.property = whole(() => userProperty(document.properties, FORM_PROPERTY), undefined);
  return assembly.done();
}
