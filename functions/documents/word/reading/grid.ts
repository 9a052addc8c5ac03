import type { Cell, Row, Table } from '../document.ts';
import type { Gathering } from './gathering.ts';
import { type Line, shownIn } from './ledger.ts';

/** A cell in its place, with the cells that are merged under it. */
export interface Slot {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  /** The first column after it. */
  readonly end: number;
  /** How many rows it reaches over. */
  height: number;
  /** Its own lines: not those of tables in it. */
  readonly lines: readonly Line[];
  readonly text: string;
  /** There are tables in it: it is a frame around them. */
  readonly frame: boolean;
}

export interface GridRow {
  /** The cells that begin in this row. */
  readonly slots: readonly Slot[];
  /** The cells of rows above that reach into it. */
  readonly reaching: readonly Slot[];
}

/** A table with more cells is no form: the longest form that was seen has some 1,200. Its words are left for a person. */
const MOST_CELLS = 10_000;

function slotOf(gathering: Gathering, cell: Cell, row: number): Slot {
  const lines = cell.blocks.flatMap((block) => (block.kind === 'paragraph' ? gathering.linesOf(block) : []));
  const text = lines.map(shownIn).filter((line) => line !== '');
  return {
    cell,
    row,
    column: cell.column,
    end: cell.column + Math.max(1, cell.span),
    height: 1,
    lines,
    text: text.join('\n'),
    frame: cell.blocks.some(({ kind }) => kind === 'table'),
  };
}

function openRow(gathering: Gathering, { cells }: Row, row: number, above: Map<number, Slot>): GridRow {
  const slots: Slot[] = [];
  const reaching: Slot[] = [];
  const next = new Map<number, Slot>();
  for (const cell of cells) {
    const over = cell.continues ? above.get(cell.column) : undefined;
    const slot = slotOf(gathering, cell, row);
    // A merged cell with words of its own is a cell, whatever it says.
    if (over && slot.text === '') {
      over.height += 1;
      reaching.push(over);
      next.set(cell.column, over);
    } else {
      slots.push(slot);
      next.set(cell.column, slot);
    }
  }
  above.clear();
  for (const [column, slot] of next) above.set(column, slot);
  return { slots, reaching };
}

/** The rows of a table with their merged cells put together, or `undefined` when it has more cells than a form. */
export function gridOf(table: Table, gathering: Gathering): GridRow[] | undefined {
  let cells = 0;
  for (const row of table.rows) cells += row.cells.length;
  if (cells > MOST_CELLS) return undefined;
  const above = new Map<number, Slot>();
  return table.rows.map((row, at) => openRow(gathering, row, at, above));
}
