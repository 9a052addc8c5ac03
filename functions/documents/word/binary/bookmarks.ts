import type { WordBinary } from './file-information.ts';

/** Bookmarks of a document; our own form has 340, with twelve children in it some 1,400. */
const MOST_BOOKMARKS = 20_000;
const EXTENDED = 0xffff;

/** A bookmark's name and the places in the text that it stands around. */
export interface Bookmark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The document's bookmarks, in the order of their starts ([MS-DOC] 2.8.10, 2.8.12, 2.9.282). Throws `Unreadable`. */
export function readBookmarks(document: WordBinary): Bookmark[] {
  const names = document.table('bookmarkNames');
  const starts = document.table('bookmarkStarts');
  const ends = document.table('bookmarkEnds');
  if (names.length < 6 || starts.length < 4 || ends.length < 4 || names.u16(0) !== EXTENDED) return [];
  const count = Math.min(MOST_BOOKMARKS, names.u16(2), Math.floor((starts.length - 4) / 8));
  const total = Math.floor((starts.length - 4) / 8);
  const found: Bookmark[] = [];
  let at = 6;
  for (let index = 0; index < count; index += 1) {
    const length = names.u16(at);
    const name = names.text(at + 2, length);
    at += 2 + length * 2 + names.u16(4);
    const endIndex = starts.u16((total + 1) * 4 + index * 4);
    found.push({ name, start: starts.u32(index * 4), end: ends.u32(endIndex * 4) });
  }
  return found;
}
