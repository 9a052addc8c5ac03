import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { FlatTables } from '../assembly/flat-tables.ts';
import { shownText } from '../assembly/picture-fonts.ts';
import type { OpenBookmarks } from './bookmarks.ts';
import type { CharacterLook, LookSpan } from './characters.ts';
import type { FormFields } from './form-fields.ts';
import type { ParagraphLooks } from './paragraphs.ts';
import { firstBehind } from './properties.ts';
import type { StyleSheet } from './style-sheet.ts';

const CELL_END = 0x07;
const PARAGRAPH_END = 0x0d;
const PAGE_END = 0x0c;
const PLAIN: CharacterLook = {};

/** Control characters that mean text ([MS-DOC] 2.4.1); the others mean something that is not text. */
const SIGNS: ReadonlyMap<number, string> = new Map([
  [0x09, '\t'],
  [0x0a, '\n'],
  [0x0b, '\n'],
  [0x0e, '\n'],
  [0x1e, '-'],
]);
const FIELD_BEGINS = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_ENDS = 0x15;

/** What a document says of its text. */
export interface StoryParts {
  readonly text: string;
  readonly looks: readonly LookSpan[];
  readonly paragraphs: ParagraphLooks;
  readonly styles: StyleSheet;
  readonly bookmarks: OpenBookmarks;
  readonly fields: FormFields;
  /** Takes the place of a picture in the data stream. */
  readonly picture: (at: number) => void;
}

/** Goes through a stretch of a .doc's text, paragraph by paragraph. */
export class Story {
  readonly #assembly: DocumentAssembly;
  readonly #parts: StoryParts;
  #look = 0;
  /** The style of the paragraph hides what does not say otherwise. */
  #hidden = false;

  constructor(assembly: DocumentAssembly, parts: StoryParts) {
    this.#assembly = assembly;
    this.#parts = parts;
  }

  /** Reads the text between two places. */
  read(from: number, to: number): void {
    const { text, paragraphs, bookmarks, fields } = this.#parts;
    const tables = new FlatTables(this.#assembly);
    bookmarks.start(from);
    this.#look = firstBehind(this.#parts.looks, from, ({ end }) => end);
    for (let at = from; at < to; ) {
      const end = paragraphEnd(text, at, to);
      const its = paragraphs.endingAt(end);
      const mark = end < to ? text.charCodeAt(end) : PARAGRAPH_END;
      const endsRow = mark === CELL_END ? its.endsRow : mark === PARAGRAPH_END && its.endsInnerRow;
      const depth = mark === CELL_END ? Math.max(1, its.depth) : its.depth;
      bookmarks.endAt(at);
      if (!endsRow) {
        tables.enter(depth);
        this.#hidden = this.#parts.styles.hidden[its.style] === true;
        this.#assembly.beginParagraph((its.level ?? this.#parts.styles.levels[its.style]) || undefined);
      }
      this.#characters(at, end);
      fields.endParagraph();
      if (endsRow) tables.endRow(depth, its.row);
      else if (mark === CELL_END || (mark === PARAGRAPH_END && its.endsInnerCell && depth > 1)) tables.endCell(depth);
      else this.#assembly.endParagraph();
      at = end + 1;
    }
    bookmarks.endAt(to);
    fields.endText();
    tables.enter(0);
  }

  #characters(from: number, to: number): void {
    const { text, bookmarks } = this.#parts;
    let written = from;
    let look = this.#lookAt(from);
    const write = (end: number): void => {
      if (end > written) this.#write(text.slice(written, end), look);
      written = end;
    };
    for (let at = from; at < to; at += 1) {
      const now = this.#lookAt(at);
      if (now !== look) {
        write(at);
        look = now;
      }
      if (at >= bookmarks.nextPlace) {
        write(at);
        bookmarks.at(at);
      }
      const code = text.charCodeAt(at);
      if (code >= 0x20 && look.symbol === undefined) continue;
      write(at);
      this.#sign(code, at, look);
      written = at + 1;
    }
    write(to);
    if (to >= bookmarks.nextPlace) bookmarks.at(to);
  }

  #sign(code: number, at: number, look: CharacterLook): void {
    const { fields, bookmarks } = this.#parts;
    if (look.symbol !== undefined && code >= 0x20) this.#write(look.symbol, { ...look, pictures: undefined });
    else if (code === FIELD_BEGINS)
      fields.begin(bookmarks.nameAt(at), { ...look, hidden: look.hidden ?? this.#hidden });
    else if (code === FIELD_RESULT) fields.separate();
    else if (code === FIELD_ENDS) fields.end();
    else if (look.dataAt !== undefined) {
      // Data of a field, or of a picture.
      if (!fields.dataAt(look.dataAt) && look.deleted !== true) this.#parts.picture(look.dataAt);
    } else this.#write(SIGNS.get(code) ?? '', look);
  }

  #write(text: string, look: CharacterLook): void {
    const { fields } = this.#parts;
    if (fields.isUnseen) fields.instruct(text);
    else if (look.deleted === true) this.#assembly.deleted();
    else this.#assembly.add(shownText(text, look.pictures), { ...look, hidden: look.hidden ?? this.#hidden });
  }

  #lookAt(place: number): CharacterLook {
    const { looks } = this.#parts;
    let span = looks[this.#look];
    while (span && span.end <= place) {
      this.#look += 1;
      span = looks[this.#look];
    }
    return span && span.start <= place ? span.look : PLAIN;
  }
}

/** Returns the place of the mark that ends the paragraph: of a cell, a page or section, or its own. */
function paragraphEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (isEnd(text.charCodeAt(at)) && !endsFieldOnly(text, at)) return at;
  return to;
}

function isEnd(code: number): boolean {
  return code === PARAGRAPH_END || code === CELL_END || code === PAGE_END;
}

/** Tells whether a mark ends a form field only: LibreOffice ends one of several paragraphs so, and then the paragraph with another. */
function endsFieldOnly(text: string, at: number): boolean {
  return text.charCodeAt(at + 1) === FIELD_ENDS && isEnd(text.charCodeAt(at + 2));
}
