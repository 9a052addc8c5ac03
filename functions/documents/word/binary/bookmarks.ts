import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { ourTag, withoutCopyNumber } from '../tags.ts';
import type { WordBinary } from './file-information.ts';

/** Bookmarks of a document; our own form has 340, with twelve children in it some 1,400. */
const MOST_BOOKMARKS = 20_000;
const EXTENDED = 0xffff;

/** A bookmark's name, and where in the text it starts and ends. */
interface Bookmark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the document's bookmarks, in the order of their starts ([MS-DOC] 2.8.10, 2.8.12, 2.9.282). Throws `Unreadable`. */
export function readBookmarks(document: WordBinary): readonly Bookmark[] {
  const names = document.table('bookmarkNames');
  const starts = document.table('bookmarkStarts');
  const ends = document.table('bookmarkEnds');
  if (names.length < 6 || starts.length < 4 || ends.length < 4 || names.u16(0) !== EXTENDED) return [];
  const total = Math.floor((starts.length - 4) / 8);
  const found: Bookmark[] = [];
  let at = 6;
  for (let index = 0; index < Math.min(MOST_BOOKMARKS, names.u16(2), total); index += 1) {
    const length = names.u16(at);
    const name = names.text(at + 2, length);
    at += 2 + length * 2 + names.u16(4);
    const endIndex = starts.u16((total + 1) * 4 + index * 4);
    found.push({ name, start: starts.u32(index * 4), end: ends.u32(endIndex * 4) });
  }
  return found;
}

/** Opens and closes our bookmarks in the order of the text. */
export class OpenBookmarks {
  readonly #assembly: DocumentAssembly;
  readonly #ours: readonly (Bookmark & { readonly tag: string })[];
  readonly #others = new Map<number, string>();
  #next = 0;
  #open: { readonly end: number; readonly field: DraftField }[] = [];
  /** The next place where something begins or ends. */
  nextPlace = 0;

  constructor(assembly: DocumentAssembly, bookmarks: readonly Bookmark[]) {
    this.#assembly = assembly;
    this.#ours = bookmarks
      .flatMap((bookmark) => {
        const tag = ourTag(bookmark.name);
        return tag === undefined ? [] : [{ ...bookmark, tag }];
      })
      .sort((one, other) => one.start - other.start || other.end - one.end);
    for (const { name, start } of bookmarks) if (!name.startsWith('_')) this.#others.set(start, name);
  }

  /** Returns the name of the bookmark, of any kind, that begins at a place; empty when none does. */
  nameAt(place: number): string {
    return withoutCopyNumber(this.#others.get(place) ?? '');
  }

  /** Starts the text at a place: bookmarks that began before it are not in it. */
  start(place: number): void {
    this.#open = [];
    this.#next = this.#ours.findIndex(({ start }) => start >= place);
    if (this.#next < 0) this.#next = this.#ours.length;
    this.#look();
  }

  /** Ends those that end here or before. */
  endAt(place: number): void {
    for (const { end, field } of this.#open) if (end <= place) this.#assembly.closeField(field);
    this.#open = this.#open.filter(({ end }) => end > place);
    this.#look();
  }

  /** Ends those that end here, begins those that begin here. */
  at(place: number): void {
    this.endAt(place);
    for (let next = this.#ours[this.#next]; next && next.start <= place; next = this.#ours[this.#next]) {
      this.#next += 1;
      const field = this.#assembly.openField({ kind: 'bookmark', tag: next.tag });
      if (next.end <= place) this.#assembly.closeField(field);
      else if (field) this.#open.push({ end: next.end, field });
    }
    this.#look();
  }

  #look(): void {
    const next = this.#ours[this.#next]?.start ?? Number.POSITIVE_INFINITY;
    this.nextPlace = Math.min(next, ...this.#open.map(({ end }) => end));
  }
}
