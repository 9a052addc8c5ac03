import type { Block, Table } from '../document.ts';
import { readBand } from './band-rows.ts';
import { namedColumns, sectionRows, twinColumns, unnamedColumns } from './column-items.ts';
import type { Gathering } from './gathering.ts';
import { type GridRow, gridOf, linesIn, lookAt, type Rows, type Slot } from './grid.ts';
import { inferredTopic } from './heading-topics.ts';
import { type Context, Headings, looksLikeHeading, NO_LEVEL } from './headings.ts';
import { type Asked, labelText } from './labels.ts';
import type { Topic } from './meaning.ts';
import { optionsUnder } from './option-cells.ts';
import { Paragraphs } from './paragraphs.ts';
import { isInstruction } from './written-blank.ts';

/** Tables in tables in tables: layouts have three; deeper ones are left for a person. */
const DEEPEST = 8;

/** A label that waits for its answer. */
interface Waiting {
  readonly asked: Asked;
  readonly context: Context;
}

/** Reads blocks in their order: of the document, or of a cell that is a frame around them. */
export function readBlocks(gathering: Gathering, blocks: readonly Block[], context: Context): void {
  const headings = new Headings(context);
  const paragraphs = new Paragraphs(gathering, headings, context.depth > 0);
  /** The topic of the table just before, while no text is between. */
  let carried: Topic | undefined;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.text.trim() !== '') carried = undefined;
      paragraphs.read(block);
      continue;
    }
    const waiting = paragraphs.takePending(isBox(block, gathering, headings.context.topic));
    const crossed = paragraphs.beforeTable();
    const here: Context = crossed ? { ...headings.context, crossed } : headings.context;
    const context: Context = here.topic || !carried ? here : { ...here, topic: carried, carried: true };
    carried = readTable(gathering, block, context, waiting);
  }
  paragraphs.end();
}

/** Tells whether a table is one cell to write in, without labels or tables of its own. */
function isBox({ rows }: Table, gathering: Gathering, topic: Topic | undefined): boolean {
  const [row, ...more] = rows;
  const [cell, ...others] = row?.cells ?? [];
  if (!cell || more.length > 0 || others.length > 0) return false;
  return cell.blocks.every(
    (block) =>
      block.kind === 'paragraph' &&
      gathering.labels.topicOf(block.text.trim()) === undefined &&
      gathering.linesOf(block).every((line) => !gathering.labels.isBegun(line, topic)),
  );
}

/**
 * Reads a table: which cell is the label of which is decided for rows together, never cell by cell. `waiting` is a label just
 * before it: the table may be its box to write in, or its list of options. Returns the topic of its last heading, for a table
 * that goes on directly after it.
 */
function readTable(gathering: Gathering, table: Table, outer: Context, waiting: Waiting | undefined): Context['topic'] {
  const grid = outer.depth >= DEEPEST ? undefined : gridOf(table, gathering);
  if (!grid) {
    if (waiting) gathering.label(waiting.asked);
    return undefined;
  }
  const item = gathering.tagged.itemOf.get(table) ?? outer.item;
  const context: Context = { ...outer, item, block: table, depth: outer.depth + 1 };
  const [row, ...more] = grid;
  const [only, ...others] = row?.slots ?? [];
  if (!only || more.length > 0 || others.length > 0) return new TableRows(gathering, context, waiting).read(grid);
  // A table of one cell is a box to write in, or a frame around other blocks.
  if (waiting && ['text', 'empty', 'topic'].includes(lookAt(only, context, gathering).kind))
    gathering.keepAll([gathering.pair(waiting.asked, linesIn([only]), waiting.context)]);
  else {
    if (waiting) gathering.label(waiting.asked);
    readBlocks(gathering, only.cell.blocks, context);
  }
  return context.topic;
}

/** Goes through the rows of one table: full-width rows one by one, and the rows between them together. */
class TableRows {
  readonly #gathering: Gathering;
  readonly #headings: Headings;
  readonly #name: string;
  readonly #block: unknown;
  #waiting: Waiting | undefined;
  /** The label that waits stood before the table: only options answer it. */
  #fromBefore: boolean;

  constructor(gathering: Gathering, context: Context, waiting: Waiting | undefined) {
    this.#gathering = gathering;
    this.#headings = new Headings(context);
    this.#block = context.block;
    this.#name = gathering.nameTable();
    this.#waiting = waiting;
    this.#fromBefore = waiting !== undefined;
  }

  read(grid: readonly GridRow[]): Context['topic'] {
    let band: GridRow[] = [];
    for (const row of grid) {
      const [only, ...others] = row.slots;
      if (only && others.length === 0 && row.reaching.length === 0) {
        this.#band(band);
        band = [];
        this.#single(only);
      } else band.push(row);
    }
    this.#band(band);
    this.#unanswered();
    return this.#headings.context.topic;
  }

  #unanswered(): void {
    if (this.#waiting) this.#gathering.label(this.#waiting.asked);
    this.#waiting = undefined;
    this.#fromBefore = false;
  }

  /** Reads a row of one cell: a heading, a label, an answer to the label before, or a text with labels of its own. */
  #single(slot: Slot): void {
    const look = lookAt(slot, this.#headings.context, this.#gathering);
    const waiting = this.#fromBefore ? undefined : this.#waiting;
    if (look.kind === 'label') {
      this.#unanswered();
      if (look.topic) this.#headings.enter(NO_LEVEL, slot.text, look.topic);
      this.#waiting = { asked: look.asked, context: this.#headings.context };
      return;
    }
    // An instruction is between the label and the row to write in.
    if (waiting && look.kind === 'text' && isInstruction(slot.text)) return;
    // A row set as the label is asks the next question, though nobody knows it.
    const { typography } = this.#gathering.labels;
    const asks = waiting && typography.areLabels(waiting.asked.lines) && typography.areLabels(slot.lines);
    if (waiting && (look.kind === 'text' || look.kind === 'empty') && !asks) {
      this.#waiting = undefined;
      this.#gathering.keepAll([this.#gathering.pair(waiting.asked, linesIn([slot]), waiting.context)]);
      return;
    }
    this.#unanswered();
    if (look.kind === 'topic') {
      this.#headings.enter(NO_LEVEL, slot.text, look.topic);
      for (const line of linesIn([slot])) this.#gathering.nameTopic(line, slot.text);
    } else if (look.kind === 'frame') readBlocks(this.#gathering, slot.cell.blocks, this.#headings.context);
    else if (look.kind === 'text' && looksLikeHeading(slot.text) && !slot.text.includes('\n')) this.#foreign(slot);
    else if (look.kind !== 'empty') this.#cell(slot);
  }

  /** Takes a heading of another form: what follows is about something else. */
  #foreign(slot: Slot): void {
    this.#headings.enter(NO_LEVEL, slot.text, undefined);
    for (const line of linesIn([slot])) this.#gathering.ledger.head(line, labelText(slot.text));
  }

  #cell(slot: Slot): void {
    const paragraphs = new Paragraphs(this.#gathering, this.#headings, true);
    for (const block of slot.cell.blocks) if (block.kind === 'paragraph') paragraphs.read(block);
    paragraphs.end();
  }

  /** Reads adjacent rows of several cells. */
  #band(rows: readonly GridRow[]): void {
    if (rows.length === 0) return;
    const { context } = this.#headings;
    let band = rows;
    if (this.#waiting) {
      const { asked, context: its } = this.#waiting;
      const end = rows.findIndex((row) =>
        row.slots.some((slot) => lookAt(slot, context, this.#gathering).kind === 'label'),
      );
      const under = end < 0 ? rows : rows.slice(0, end);
      const pair = optionsUnder({ gathering: this.#gathering, rows: under, context: its }, asked);
      if (pair && pair.outcome !== 'unsure') {
        this.#waiting = undefined;
        this.#gathering.keepAll([pair]);
        band = rows.slice(under.length);
      }
      this.#unanswered();
    }
    this.#rows(band, { ...context, block: this.#block });
    for (const { slots } of rows) for (const slot of slots) this.#inside(slot);
  }

  /** Reads what a cell holds: tables, or several labels with their answers. */
  #inside(slot: Slot): void {
    const { context } = this.#headings;
    if (slot.frame) readBlocks(this.#gathering, slot.cell.blocks, context);
    else if (lookAt(slot, context, this.#gathering).kind === 'several') this.#cell(slot);
  }

  #rows(rows: readonly GridRow[], context: Context): void {
    const gathering = this.#gathering;
    const inferred = context.topic ? undefined : inferredTopic(gathering, rows, gathering.sections);
    if (inferred) {
      this.#rows(rows, { ...context, topic: inferred, inferred: true, block: {} });
      return;
    }
    const here: Rows = { gathering, rows, context, table: this.#name };
    const sections = sectionRows(here);
    const named = sections ? undefined : namedColumns(here);
    const whole = sections ?? (named && 'plan' in named ? named.plan : undefined);
    const strips = named && 'strips' in named ? named.strips : [];
    const twins = whole || strips.length > 0 ? undefined : twinColumns(here);
    if (whole) gathering.keepAll(whole.pairs);
    else if (strips.length > 0) {
      for (const { rows: strip, topic, head } of strips) {
        gathering.nameCells(head.text, head);
        this.#rows(strip, { ...context, topic, block: head });
      }
    } else if (twins) for (const strip of twins) this.#rows(strip, { ...context, block: {}, apart: true });
    else {
      const columns = unnamedColumns(here);
      if (columns) gathering.keepAll(columns.pairs);
      else readBand(here);
    }
  }
}
