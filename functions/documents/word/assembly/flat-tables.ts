import type { Block, Cell, Row, Table } from '../document.ts';
import type { DocumentAssembly } from './document-assembly.ts';

/** Tables in tables; a form has three. Deeper ones are read as if they stood in the last. */
const DEEPEST_TABLE = 20;
/** Edges as near as this are one: programs round the widths of a row by themselves. In twips; a narrow column has 300. */
const SAME_EDGE = 25;

/** How a cell hangs together with others. */
export interface CellMerge {
  /** The cell before it goes on here: its own content is not shown. */
  readonly before?: boolean | undefined;
  /** The cell above it goes on here. */
  readonly above?: boolean | undefined;
}

/** What the end of a row tells of its cells: where they end from the left, in twips, and which are merged. */
export interface RowDefinition {
  readonly left: number;
  readonly rights: readonly number[];
  readonly merges: readonly CellMerge[];
}

interface FlatRow {
  readonly cells: readonly (readonly Block[])[];
  readonly definition: RowDefinition | undefined;
}

interface FlatTable {
  readonly rows: FlatRow[];
  cells: (readonly Block[])[];
  inCell: boolean;
}

/**
 * Tables of formats that have none, only paragraphs that say how deep in tables they stand and which of them ends a cell
 * or a row: .doc and .rtf.
 */
export class FlatTables {
  readonly #assembly: DocumentAssembly;
  readonly #open: FlatTable[] = [];

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  /** Takes how deep in tables the next text is: 0 is outside of any. */
  enter(depth: number): void {
    this.#reach(depth);
    const table = this.#open.at(-1);
    if (table && !table.inCell) this.#beginCell(table);
  }

  /** Ends a cell of the table at this depth. */
  endCell(depth: number): void {
    this.enter(Math.max(1, depth));
    const table = this.#open.at(-1);
    if (!table) return;
    table.inCell = false;
    const blocks = this.#assembly.endBlocks();
    if (this.#assembly.roomForCell()) table.cells.push(blocks);
  }

  /** Ends a row of the table at this depth. */
  endRow(depth: number, definition: RowDefinition | undefined): void {
    this.#reach(Math.max(1, depth));
    const table = this.#open.at(-1);
    if (!table) return;
    if (table.inCell) this.#endLooseCell(table);
    if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition });
    table.cells = [];
  }

  #reach(depth: number): void {
    const wanted = Math.min(DEEPEST_TABLE, depth);
    while (this.#open.length > wanted) this.#endTable();
    while (this.#open.length < wanted) {
      const around = this.#open.at(-1);
      if (around && !around.inCell) this.#beginCell(around);
      this.#assembly.endParagraph();
      this.#open.push({ rows: [], cells: [], inCell: false });
    }
  }

  #beginCell(table: FlatTable): void {
    this.#assembly.endParagraph();
    this.#assembly.beginBlocks();
    table.inCell = true;
  }

  /** Ends the text after a row's last cell, or a cell that the document does not end. */
  #endLooseCell(table: FlatTable): void {
    table.inCell = false;
    const blocks = this.#assembly.endBlocks();
    if (saySomething(blocks) && this.#assembly.roomForCell()) table.cells.push(blocks);
  }

  #endTable(): void {
    const table = this.#open.at(-1);
    if (!table) return;
    if (table.inCell) this.#endLooseCell(table);
    if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition: undefined });
    this.#open.pop();
    if (table.rows.length > 0) this.#assembly.put([onGrid(table.rows)]);
  }
}

function saySomething(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'table' || block.text !== '');
}

/** Returns a table of rows whose cells know only where they end: columns are where any cell begins. */
function onGrid(rows: readonly FlatRow[]): Table {
  const columnOf = columns(
    rows.flatMap(({ definition }) => (definition ? [definition.left, ...definition.rights] : [])),
  );
  return { kind: 'table', rows: rows.map((row) => gridRow(row, columnOf)) };
}

function gridRow({ cells, definition }: FlatRow, columnOf: (edge: number) => number): Row {
  const placed: { column: number; span: number; continues: boolean; blocks: readonly Block[] }[] = [];
  let column = definition ? columnOf(definition.left) : 0;
  cells.forEach((blocks, index) => {
    const right = definition?.rights[index];
    // LibreOffice ends one cell too many where one is merged with the cell above.
    if (definition && right === undefined && !saySomething(blocks)) return;
    const end = right === undefined ? column + 1 : Math.max(column + 1, columnOf(right));
    const merge = definition?.merges[index];
    const before = placed.at(-1);
    if (merge?.before === true && before) before.span = end - before.column;
    else {
      const continues = merge?.above === true;
      placed.push({ column, span: end - column, continues, blocks: continues ? [] : blocks });
    }
    column = end;
  });
  return { cells: placed satisfies readonly Cell[] };
}

/** Returns the grid's columns: a function from an edge to its place among all edges. */
function columns(edges: readonly number[]): (edge: number) => number {
  const sorted = Float64Array.from(edges).sort();
  const places = new Map<number, number>();
  let place = -1;
  let begun = Number.NEGATIVE_INFINITY;
  for (const edge of sorted) {
    if (edge - begun > SAME_EDGE) {
      place += 1;
      begun = edge;
    }
    places.set(edge, place);
  }
  return (edge) => places.get(edge) ?? 0;
}
