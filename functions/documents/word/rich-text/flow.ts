import { Bookmarks } from '../assembly/bookmarks.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { type CellMerge, FlatTables, type RowDefinition } from '../assembly/flat-tables.ts';
import type { StyleSheet } from './fonts-and-styles.ts';
import type { Group } from './group.ts';

/** The paragraphs, tables, text boxes and bookmarks of a .rtf, as its words come. */
export class Flow {
  readonly #assembly: DocumentAssembly;
  readonly #styles: StyleSheet;
  readonly #bookmarks: Bookmarks;
  #tables: FlatTables;
  #row = new RowBuilder();

  constructor(assembly: DocumentAssembly, styles: StyleSheet) {
    this.#assembly = assembly;
    this.#styles = styles;
    this.#bookmarks = new Bookmarks(assembly);
    this.#tables = new FlatTables(assembly);
  }

  /** Returns the name of the bookmark, of any kind, that begins just here; empty when none does. */
  get bookmarkHere(): string {
    return this.#bookmarks.here;
  }

  /** Opens a paragraph where the next text goes. */
  ready(group: Group): void {
    if (this.#assembly.inParagraph) return;
    this.#tables.enter(depthOf(group));
    if (!this.#assembly.inParagraph) this.#assembly.beginParagraph(group.level ?? this.#styles.level(group.style));
  }

  /** Writes text that is shown. */
  write(text: string, group: Group): void {
    this.#bookmarks.here = '';
    this.ready(group);
    this.#assembly.add(text, group);
  }

  /** Takes an end of a paragraph, cell or row, or a word of a row's definition; says whether it was one. */
  word(name: string, number: number | undefined, group: Group): boolean {
    const inner = Math.max(2, depthOf(group));
    if (name === 'par' || name === 'sect') {
      this.ready(group);
      this.#assembly.endParagraph();
    } else if (name === 'cell') this.#tables.endCell(1);
    else if (name === 'nestcell') this.#tables.endCell(inner);
    else if (name === 'row') this.#tables.endRow(1, this.#row.definition);
    else if (name === 'nestrow') this.#tables.endRow(inner, this.#row.definition);
    else return this.#row.word(name, number);
    return true;
  }

  /** Begins a group that defines a row of a table in a table; gives what to do at its end. */
  beginInnerRow(): () => void {
    const outer = this.#row;
    this.#row = new RowBuilder();
    return () => {
      this.#row = outer;
    };
  }

  /** Begins a text box, note, header or footer, which has blocks of its own; returns what to do at its end, before `ended`. */
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
    this.#bookmarks.begin(name);
  }

  endBookmark(name: string, group: Group): void {
    this.#bookmarks.end(name, () => this.ready(group));
  }

  /** Ends the text. */
  end(): void {
    this.#tables.enter(0);
  }
}

function depthOf({ depth, inTable }: Group): number {
  return depth > 0 ? depth : inTable ? 1 : 0;
}

/** Word allows 63 columns. */
const MOST_CELLS = 64;

/** A row's definition as its words come: `\trowd`, then for each cell its merging and where it ends. */
class RowBuilder {
  #left = 0;
  #rights: number[] = [];
  #merges: CellMerge[] = [];
  #next: { before?: boolean; above?: boolean } = {};
  #begun = false;

  /** Returns the definition so far, `undefined` before the first `\trowd`. */
  get definition(): RowDefinition | undefined {
    return this.#begun ? { left: this.#left, rights: this.#rights, merges: this.#merges } : undefined;
  }

  /** Takes a control word; says whether it was one of a row's. */
  word(name: string, number = 0): boolean {
    if (name === 'trowd') {
      [this.#begun, this.#left, this.#rights, this.#merges, this.#next] = [true, 0, [], [], {}];
    } else if (name === 'trleft') this.#left = number;
    else if (name === 'clmrg') this.#next.before = true;
    else if (name === 'clvmrg') this.#next.above = true;
    else if (name === 'cellx') {
      if (this.#rights.length < MOST_CELLS) {
        this.#rights.push(number);
        this.#merges.push(this.#next);
      }
      this.#next = {};
    } else return false;
    return true;
  }
}
