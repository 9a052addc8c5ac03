import type { DrawnAside, DrawnBlock, DrawnParagraph, DrawnRow, DrawnRun } from '#schemas/drawing.ts';

/** What holds text of its own: a paragraph, or the words beside one. */
export type Holder = DrawnParagraph | DrawnAside;

/** A text in an order of reading, and the holder that it is of. */
export interface Piece {
  readonly holder: Holder;
  /** Where it begins in the text of its holder. */
  readonly at: number;
  readonly text: string;
}

/** Returns the whole text of a holder. A label is the first line of what it labels. */
export const textOf = (holder: Holder): string =>
  'runs' in holder ? holder.runs.map(({ text }) => text).join('') : `${holder.label}\n${holder.text}`;

interface Order {
  readonly byColumn: boolean;
  readonly asides: boolean;
  readonly leavesOut: (run: DrawnRun) => boolean;
}

const NOTHING = (): boolean => false;
const STRUCK = ({ is = [] }: DrawnRun): boolean => is.includes('struck') || is.includes('guidance');
const INSERTED = ({ is = [] }: DrawnRun): boolean => is.includes('inserted') || is.includes('guidance');

/**
 * The orders in which an eye may read a drawing: by rows or down columns, with or without what is beside the text, what is struck
 * out and what was put in. A place that is written over several cells, or with other words between that are struck, is whole in one
 * of them.
 */
const ORDERS: readonly Order[] = [false, true].flatMap((byColumn) => [
  { byColumn, asides: false, leavesOut: NOTHING },
  { byColumn, asides: true, leavesOut: NOTHING },
  { byColumn, asides: false, leavesOut: STRUCK },
  { byColumn, asides: false, leavesOut: INSERTED },
]);

/** Returns the pieces of blocks and of the words apart, in each order that differs from those before it. The words beside the text are one more. */
export function ordersOf(blocks: readonly DrawnBlock[], apart: readonly DrawnAside[]): Piece[][] {
  const orders: Piece[][] = [[...asidesIn(blocks), ...apart].flatMap(asPiece)];
  for (const order of ORDERS) {
    const pieces: Piece[] = [...piecesOf(blocks, order), ...apart.flatMap(asPiece)];
    if (!orders.some((other) => isSame(other, pieces))) orders.push(pieces);
  }
  return orders;
}

function* asidesIn(blocks: readonly DrawnBlock[]): Generator<DrawnAside> {
  for (const block of blocks)
    if (block.kind === 'paragraph') yield* block.asides ?? [];
    else for (const { blocks: inside } of block.cells) yield* asidesIn(inside);
}

const isSame = (one: readonly Piece[], other: readonly Piece[]): boolean =>
  one.length === other.length &&
  one.every(({ holder, at }, index) => other[index]?.holder === holder && other[index].at === at);

const asPiece = (holder: DrawnAside): Piece[] => [{ holder, at: 0, text: textOf(holder) }];

function* piecesOf(blocks: readonly DrawnBlock[], order: Order): Generator<Piece> {
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    if (block.kind === 'paragraph') {
      yield* runsOf(block, order);
      if (order.asides) for (const aside of block.asides ?? []) yield* asPiece(aside);
      continue;
    }
    const rows = rowsFrom(blocks, at, block.table);
    for (const { blocks: inside } of order.byColumn ? columnsOf(rows) : rows.flatMap(({ cells }) => cells))
      yield* piecesOf(inside, order);
    at += rows.length - 1;
  }
}

function* runsOf(holder: DrawnParagraph, { leavesOut }: Order): Generator<Piece> {
  let at = 0;
  for (const run of holder.runs) {
    if (!leavesOut(run) && run.text !== '') yield { holder, at, text: run.text };
    at += run.text.length;
  }
}

function rowsFrom(blocks: readonly DrawnBlock[], from: number, table: number): DrawnRow[] {
  const rows: DrawnRow[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== 'row' || block.table !== table) break;
    rows.push(block);
  }
  return rows;
}

/** Returns the cells of rows, column by column. */
const columnsOf = (rows: readonly DrawnRow[]) =>
  rows.flatMap(({ cells }) => cells).sort((one, other) => one.column - other.column);
