import type { Cell, Row, Table } from '../document.ts';
import type { Gathering } from './gathering.ts';
import type { Context } from './headings.ts';
import type { Asked, Labels } from './labels.ts';
import { type Line, shownIn } from './ledger.ts';
import type { Topic } from './meaning.ts';
import { isInstruction } from './written-blank.ts';
import { hasBox } from './written-lines.ts';

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

/** Rows of a table that are read together, with their context. */
export interface Rows {
  readonly gathering: Gathering;
  readonly rows: readonly GridRow[];
  readonly context: Context;
  /** What the table is called, for the rows and columns that are items. */
  readonly table: string;
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

/** Returns the rows of a table with their merged cells put together, or `undefined` when it has more cells than a form. */
export function gridOf(table: Table, gathering: Gathering): GridRow[] | undefined {
  let cells = 0;
  for (const row of table.rows) cells += row.cells.length;
  if (cells > MOST_CELLS) return undefined;
  const above = new Map<number, Slot>();
  return table.rows.map((row, at) => openRow(gathering, row, at, above));
}

/** What a cell is, by its words alone. */
export type Look =
  /** `several`: labels with their answers, all in this one cell. */
  | { readonly kind: 'empty' | 'text' | 'frame' | 'several' }
  | { readonly kind: 'label'; readonly asked: Asked; readonly topic: Topic | undefined }
  /** A label and more: `inLine` when the rest begins on its own line, else it may be a hint or an answer. */
  | { readonly kind: 'labelled'; readonly asked: Asked; readonly rest: readonly Line[]; readonly inLine: boolean }
  | { readonly kind: 'topic'; readonly topic: Topic };

/** The most lines of a label, with the hint under it. */
const MOST_LABEL_LINES = 6;

const seen = new WeakMap<Slot, { readonly topic: Topic | undefined; readonly look: Look }>();

/** Returns what a cell is: a label, a label with something beside it, what a part of the form is about, or any text. */
export function lookAt(slot: Slot, context: Context, gathering: Gathering): Look {
  const known = seen.get(slot);
  if (known && known.topic === context.topic) return known.look;
  const look = newLook(slot, context, gathering);
  seen.set(slot, { topic: context.topic, look });
  return look;
}

/** Tells whether another label begins in the lines under one, by its look: set as the first is, with other words between. */
function isSetAgain(first: Line, more: readonly Line[], { typography }: Labels): boolean {
  const answer = more.findIndex((line) => !typography.isLabel(line));
  return answer >= 0 && typography.leadOf(first) > 0 && more.slice(answer).some((line) => typography.isLabel(line));
}

function newLook(slot: Slot, context: Context, { labels }: Gathering): Look {
  if (slot.frame) return { kind: 'frame' };
  if (slot.text === '') return { kind: 'empty' };
  const lines = slot.lines.filter((line) => shownIn(line) !== '');
  const [first, ...more] = lines;
  if (!first) return { kind: 'empty' };
  const topic = labels.topicOf(slot.text.replaceAll('\n', ' '));
  if (lines.length <= MOST_LABEL_LINES) {
    const asked = labels.asked(lines, context.topic);
    if (asked) return { kind: 'label', asked, topic };
  }
  if (topic) return { kind: 'topic', topic };
  // "Yes ☐": an option is no label with an answer beside it.
  const begins = hasBox(first.masked.slice(0, 3)) ? undefined : labels.begins(first, context.topic);
  if (begins) {
    const again =
      more.some((line) => labels.isBegun(line, context.topic)) ||
      isSetAgain(first, more, labels) ||
      labels.pairs(first, context.topic).length > 1;
    if (again) return { kind: 'several' };
    const said = shownIn(begins.rest) !== '';
    if (!said && areHints(more)) return { kind: 'label', asked: { ...begins.asked, lines }, topic: undefined };
    const rest = said ? [begins.rest, ...more] : more;
    return { kind: 'labelled', asked: begins.asked, rest, inLine: said };
  }
  const asked = more.length > 0 ? labels.asked([first], context.topic) : undefined;
  if (!asked) return { kind: 'text' };
  if (more.some((line) => labels.isBegun(line, context.topic)) || isSetAgain(first, more, labels))
    return { kind: 'several' };
  if (areHints(more)) return { kind: 'label', asked: { ...asked, lines }, topic: undefined };
  return { kind: 'labelled', asked, rest: more, inLine: false };
}

/** Tells whether the lines under a label only say how to answer it. */
function areHints(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every((line) => isInstruction(shownIn(line)));
}

/** Returns the lines of cells that show something. */
export function linesIn(slots: readonly Slot[]): Line[] {
  return slots.flatMap(({ lines }) => lines.filter((line) => shownIn(line) !== ''));
}

/** Tells whether a cell asks something: alone, or with something beside its label. */
export function isLabel(look: Look): look is Extract<Look, { readonly asked: Asked }> {
  return look.kind === 'label' || look.kind === 'labelled';
}
