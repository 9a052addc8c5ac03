import type { CellMerge, RowDefinition } from '../assembly/flat-tables.ts';

/** Word allows 63 columns. */
const MOST_CELLS = 64;

/** A row's definition as its words come: `\trowd`, then for each cell its merging and where it ends. */
export class RowBuilder {
  #left = 0;
  #rights: number[] = [];
  #merges: CellMerge[] = [];
  #next: { before?: boolean; above?: boolean } = {};
  #begun = false;

  /** The definition so far, `undefined` before the first `\trowd`. */
  get definition(): RowDefinition | undefined {
    return this.#begun ? { left: this.#left, rights: this.#rights, merges: this.#merges } : undefined;
  }

  /** Takes a control word; says whether it was one of a row's. */
  word(name: string, number: number | undefined): boolean {
    switch (name) {
      case 'trowd':
        this.#begun = true;
        this.#left = 0;
        this.#rights = [];
        this.#merges = [];
        this.#next = {};
        return true;
      case 'trleft':
        this.#left = number ?? 0;
        return true;
      case 'clmrg':
        this.#next.before = true;
        return true;
      case 'clvmrg':
        this.#next.above = true;
        return true;
      case 'cellx':
        if (this.#rights.length < MOST_CELLS) {
          this.#rights.push(number ?? 0);
          this.#merges.push(this.#next);
        }
        this.#next = {};
        return true;
      default:
        return false;
    }
  }
}
