import type { Block, Cell, Row } from '../document.ts';
import type { DocumentAssembly } from './document-assembly.ts';

/** Columns of a table: Word's own limit is 63. What claims more is cut, so that no number grows without end. */
const MOST_COLUMNS = 1_000;

interface DraftTable {
  readonly rows: Row[];
  /** The columns in which a cell of the row above is merged with the one below it. */
  merging: ReadonlySet<number>;
}

interface DraftRow {
  readonly table: DraftTable | undefined;
  readonly cells: Cell[];
  readonly merging: Set<number>;
  column: number;
  deleted: boolean;
}

interface DraftCell {
  readonly row: DraftRow | undefined;
  span: number;
  merge: 'no' | 'begins' | 'continues';
  /** Merged with the cell before it, as old versions of Word wrote it. */
  joins: boolean;
  deleted: boolean;
}

/**
 * The tables of WordprocessingML that are open (ECMA-376-1, 17.4). Each element of a table has its draft here from its start to
 * its end, also where a document nests them as none should.
 */
export class Tables {
  readonly #assembly: DocumentAssembly;
  readonly #tables: DraftTable[] = [];
  readonly #rows: DraftRow[] = [];
  readonly #cells: DraftCell[] = [];

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  beginTable(): void {
    this.#tables.push({ rows: [], merging: new Set() });
  }

  endTable(): void {
    const rows = this.#tables.pop()?.rows ?? [];
    if (rows.length > 0) this.#assembly.put([{ kind: 'table', rows }]);
  }

  beginRow(): void {
    this.#rows.push({ table: this.#tables.at(-1), cells: [], merging: new Set(), column: 0, deleted: false });
  }

  /** Skips grid columns that the row leaves free before its first cell. */
  skipColumns(count: number): void {
    const row = this.#rows.at(-1);
    if (row) row.column = Math.min(row.column + count, MOST_COLUMNS);
  }

  /** Deletes the row: somebody deleted it with tracked changes. */
  deleteRow(): void {
    const row = this.#rows.at(-1);
    if (row) row.deleted = true;
  }

  endRow(): void {
    const row = this.#rows.pop();
    if (!row || row.deleted || row.cells.length === 0) return;
    // No program writes a row outside a table; its words are words all the same.
    if (row.table) {
      row.table.rows.push({ cells: row.cells });
      row.table.merging = row.merging;
    } else this.#assembly.put(row.cells.flatMap(({ blocks }) => blocks));
  }

  beginCell(): void {
    this.#cells.push({ row: this.#rows.at(-1), span: 1, merge: 'no', joins: false, deleted: false });
    this.#assembly.beginBlocks();
  }

  /** Takes the properties of the innermost cell. */
  change(its: Partial<Omit<DraftCell, 'row'>>): void {
    Object.assign(this.#cells.at(-1) ?? {}, its);
  }

  endCell(): void {
    const blocks = this.#assembly.endBlocks();
    const cell = this.#cells.pop();
    if (!cell || cell.deleted || !this.#assembly.roomForCell()) return;
    if (cell.row) this.#place(cell, cell.row, blocks);
    else this.#assembly.put(blocks);
  }

  #place({ joins, merge, ...cell }: DraftCell, row: DraftRow, blocks: readonly Block[]): void {
    const [column, span] = [row.column, Math.max(1, Math.min(cell.span, MOST_COLUMNS))];
    row.column = Math.min(column + span, MOST_COLUMNS);
    const before = row.cells.at(-1);
    if (joins && before) {
      this.#assembly.asideBlocks('Hidden text', blocks);
      row.cells[row.cells.length - 1] = { ...before, span: before.span + span };
      return;
    }
    if (merge !== 'no') row.merging.add(column);
    // A cell that says it continues one, where none above it is merged, is an ordinary cell.
    const continues = merge === 'continues' && row.table?.merging.has(column) === true;
    // Text in a cell that is merged with the one above is in the file, but no program shows it.
    if (continues) this.#assembly.asideBlocks('Hidden text', blocks);
    row.cells.push({ column, span, continues, blocks: continues ? [] : blocks });
  }
}
