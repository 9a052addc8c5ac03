import type { Block, Cell, Row, Table } from '../document.ts';

/** Columns of a table; Writer allows some hundred, and a repeated one is one element for any number. */
const MOST_COLUMNS = 1_000;

/** A table that is being read (ODF 1.3 part 3, 9.1). */
export class TableFrame {
  readonly #rows: Row[] = [];
  #cells: Cell[] = [];
  #column = 0;
  /** Cells of several rows, by the column that they begin in: the rows that they still cover, and their columns. */
  readonly #tall = new Map<number, { rows: number; span: number }>();
  #span = 1;

  beginRow(): void {
    this.#cells = [];
    this.#column = 0;
  }

  endRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells });
    this.#cells = [];
  }

  /** Begins a cell; its content comes with `endCell`. */
  beginCell(columns = 1, rows = 1): void {
    this.#span = columns;
    if (rows > 1) this.#tall.set(this.#column, { rows: rows - 1, span: columns });
  }

  endCell(blocks: readonly Block[], repeated: number): void {
    this.#cells.push({ column: this.#column, span: this.#span, continues: false, blocks });
    this.#forward(repeated);
  }

  /** Takes a place that a cell before or above covers; one below a tall cell becomes an empty cell. */
  covered(repeated: number): void {
    const tall = this.#tall.get(this.#column);
    if (tall) {
      this.#cells.push({ column: this.#column, span: tall.span, continues: true, blocks: [] });
      tall.rows -= 1;
      if (tall.rows <= 0) this.#tall.delete(this.#column);
    }
    this.#forward(repeated);
  }

  /** Moves on by a cell's columns. A repeated cell is read once: no form repeats an answer. */
  #forward(repeated: number): void {
    this.#column = Math.min(MOST_COLUMNS, this.#column + repeated);
  }

  /** Returns the table, unless it has no rows. */
  done(): Table[] {
    return this.#rows.length === 0 ? [] : [{ kind: 'table', rows: this.#rows }];
  }
}

/** Returns a count in an attribute: at least 1, at most a table's width. */
export function countOf(text: string | undefined): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count > 1 ? Math.min(MOST_COLUMNS, count) : 1;
}
