import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { FlatTables } from '../assembly/flat-tables.ts';
import { ourTag, withoutCopyNumber } from '../assembly/our-bookmark.ts';
import type { StyleSheet } from './fonts-and-styles.ts';
import type { Group } from './group.ts';
import { RowBuilder } from './row-builder.ts';

/** The paragraphs, tables, text boxes and bookmarks of a .rtf, as its words come. */
export class Flow {
  readonly #assembly: DocumentAssembly;
  readonly #styles: StyleSheet;
  readonly #bookmarks = new Map<string, DraftField>();
  #tables: FlatTables;
  #row = new RowBuilder();
  #bookmark = '';

  constructor(assembly: DocumentAssembly, styles: StyleSheet) {
    this.#assembly = assembly;
    this.#styles = styles;
    this.#tables = new FlatTables(assembly);
  }

  /** The name of the bookmark, of any kind, that begins just here; empty when none does. */
  get bookmarkHere(): string {
    return this.#bookmark;
  }

  /** A paragraph is open where text goes now. */
  ready(group: Group): void {
    if (this.#assembly.inParagraph) return;
    this.#tables.enter(depthOf(group));
    if (!this.#assembly.inParagraph) this.#assembly.beginParagraph(group.level ?? this.#styles.level(group.style));
  }

  /** Text that is shown. */
  write(text: string, group: Group): void {
    this.#bookmark = '';
    this.ready(group);
    this.#assembly.add(text, group);
  }

  /** Takes an end of a paragraph, cell or row, or a word of a row's definition; says whether it was one. */
  word(name: string, number: number | undefined, group: Group): boolean {
    switch (name) {
      case 'par':
      case 'sect':
        this.ready(group);
        this.#assembly.endParagraph();
        return true;
      case 'cell':
        this.#tables.endCell(1);
        return true;
      case 'nestcell':
        this.#tables.endCell(Math.max(2, depthOf(group)));
        return true;
      case 'row':
        this.#tables.endRow(1, this.#row.definition);
        return true;
      case 'nestrow':
        this.#tables.endRow(Math.max(2, depthOf(group)), this.#row.definition);
        return true;
      default:
        return this.#row.word(name, number);
    }
  }

  /** A group that defines a row of a table in a table; gives what to do at its end. */
  beginInnerRow(): () => void {
    const outer = this.#row;
    this.#row = new RowBuilder();
    return () => {
      this.#row = outer;
    };
  }

  /** A text box, note, header or footer, which has blocks of its own; gives what to do at its end, and `ended` with them. */
  beginBox(ended: (assembly: DocumentAssembly) => void): () => void {
    const around = this.#tables;
    this.#assembly.beginBlocks();
    this.#tables = new FlatTables(this.#assembly);
    return () => {
      this.#tables.enter(0);
      this.#tables = around;
      ended(this.#assembly);
    };
  }

  beginBookmark(name: string): void {
    if (!name.startsWith('_')) this.#bookmark = withoutCopyNumber(name);
    const tag = ourTag(name);
    if (tag === undefined || this.#bookmarks.has(name)) return;
    const field = this.#assembly.openField({ kind: 'bookmark', tag });
    if (field) this.#bookmarks.set(name, field);
  }

  endBookmark(name: string, group: Group): void {
    const field = this.#bookmarks.get(name);
    if (!field) return;
    this.#bookmarks.delete(name);
    if (field.text === '') this.ready(group);
    this.#assembly.closeField(field);
  }

  /** The text has ended. */
  end(): void {
    this.#tables.enter(0);
  }
}

function depthOf({ depth, inTable }: Group): number {
  return depth > 0 ? depth : inTable ? 1 : 0;
}
