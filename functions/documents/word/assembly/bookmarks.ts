import { ourTag, withoutCopyNumber } from '../tags.ts';
import type { DocumentAssembly } from './document-assembly.ts';
import type { DraftField } from './draft-field.ts';

/** Follows the bookmarks of a text by name. The bookmarks of our own forms are fields. */
export class Bookmarks {
  readonly #assembly: DocumentAssembly;
  readonly #open = new Map<string, DraftField>();
  /** The bookmark, of any name, that begins just here: Word's form fields have their names there. */
  here = '';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  begin(name: string): void {
    if (!name.startsWith('_')) this.here = withoutCopyNumber(name);
    const tag = ourTag(name);
    if (tag === undefined || this.#open.has(name)) return;
    const field = this.#assembly.openField({ kind: 'bookmark', tag });
    if (field) this.#open.set(name, field);
  }

  /** Ends a bookmark, and calls `ready` first if the bookmark is empty. */
  end(name: string, ready: () => void = () => {}): void {
    const field = this.#open.get(name);
    this.#open.delete(name);
    if (field?.text === '') ready();
    this.#assembly.closeField(field);
  }

  clear(): void {
    this.#open.clear();
  }
}
