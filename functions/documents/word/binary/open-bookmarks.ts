import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { ourTag, withoutCopyNumber } from '../assembly/our-bookmark.ts';
import type { Bookmark } from './bookmarks.ts';

/** Opens and closes the bookmarks of ours as the text is gone through. */
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

  /** The name of the bookmark, of any kind, that begins at a place; empty when none does. */
  nameAt(place: number): string {
    return withoutCopyNumber(this.#others.get(place) ?? '');
  }

  /** The text is gone through from here on: what began before it is not in it. */
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
      if (!field) continue;
      if (next.end <= place) this.#assembly.closeField(field);
      else this.#open.push({ end: next.end, field });
    }
    this.#look();
  }

  #look(): void {
    this.nextPlace = Math.min(
      this.#ours[this.#next]?.start ?? Number.POSITIVE_INFINITY,
      ...this.#open.map(({ end }) => end),
    );
  }
}
