import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { Block, Field, Paragraph, ReadDocument, Table } from '../document.ts';
import { piecesOf, type Stretch } from './pieces.ts';

/** A paragraph in its place in the document. */
export interface Placed {
  readonly paragraph: Paragraph;
  /** Its place in the order of reading. */
  readonly at: number;
  /** The innermost table around it. */
  readonly table: Table | undefined;
  /** In a header or footer, which holds no answer. */
  readonly margin: boolean;
}

/** A part of a paragraph on one line. */
export interface Line {
  readonly placed: Placed;
  readonly start: number;
  readonly end: number;
  /** As long as the part: struck text, guidance and text that is taken already are `HIDDEN`. */
  readonly masked: string;
}

/** The question in whose place a text was, before items are numbered; of the whole section when no field fits. */
export interface Question {
  readonly section: SectionDefinition;
  readonly field?: FieldDefinition | undefined;
  /** The child, person or agency that it is about (`items.ts`). */
  readonly item?: object | undefined;
}

/** Replaces a character that no longer counts. No document holds it: XML forbids it. */
export const HIDDEN = '\u0000';

/** How words of a header or footer are labelled, and those that are struck out. */
export const IN_MARGIN = 'Header or footer';
export const STRUCK = 'Struck out';
export const HIGHLIGHTED = 'Highlighted';

/** A paragraph with more lines than this is read as text and not for labels: a form's longest cell has some 60. */
const MOST_LINES = 500;

type Span = readonly [start: number, end: number];

/** What was kept of a paragraph while it was read. */
interface Kept {
  readonly taken: Span[];
  /** Labels in it, for what follows. */
  readonly names: { readonly start: number; readonly text: string }[];
  /** What its leftovers are labelled with, when that is not the label before. */
  under?: string;
  /** The question in whose answer's place they stand. */
  question?: Question | undefined;
  readonly said: { readonly start: number; readonly label: string; readonly text: string }[];
}

/** Something left over, before items are numbered. */
export interface Remaining extends Stretch {
  readonly label: string;
  readonly text: string;
  readonly question?: Question | undefined;
}

/** Returns what a line shows a person, without what says nothing. */
export function shownIn(line: Pick<Line, 'masked'>): string {
  const { masked } = line;
  return (masked.includes(HIDDEN) ? masked.replaceAll(HIDDEN, '') : masked).trim();
}

/**
 * Every paragraph of a document in order, and which of its words are accounted for: what is taken is a label, an answer
 * or the form's own, and all the rest is left over for a person. So nothing is read twice and nothing is lost.
 */
export class Ledger {
  readonly placed: Placed[] = [];
  readonly #places = new Map<Paragraph, Placed>();
  readonly #kept = new Map<Placed, Kept>();

  constructor(document: ReadDocument) {
    this.#place(document.blocks, false);
    this.#place(document.margins, true);
  }

  /** Places blocks without recursion: the call stack must not depend on how deep a document nests. */
  #place(blocks: readonly Block[], margin: boolean): void {
    const open: { blocks: Iterator<Block>; table: Table | undefined }[] = [
      { blocks: blocks[Symbol.iterator](), table: undefined },
    ];
    for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
      const { value: block, done } = level.blocks.next();
      if (done === true) open.pop();
      else if (block.kind === 'table') open.push({ blocks: blocksOf(block), table: block });
      else if (!this.#places.has(block)) {
        const placed = { paragraph: block, at: this.placed.length, table: level.table, margin };
        this.placed.push(placed);
        this.#places.set(block, placed);
      }
    }
  }

  of(paragraph: Paragraph): Placed | undefined {
    return this.#places.get(paragraph);
  }

  #keptOf(placed: Placed): Kept {
    const known = this.#kept.get(placed);
    if (known) return known;
    const made: Kept = { taken: [], names: [], said: [] };
    this.#kept.set(placed, made);
    return made;
  }

  /** Tells whether any part of a paragraph is taken. */
  isTouched(placed: Placed): boolean {
    return (this.#kept.get(placed)?.taken.length ?? 0) > 0;
  }

  /** Tells whether a line is accounted for. */
  isTaken({ placed, start, end }: Line): boolean {
    return this.#kept.get(placed)?.taken.some(([from, to]) => from <= start && to >= end) === true;
  }

  takeSpan(placed: Placed, start: number, end: number): void {
    if (end > start) this.#keptOf(placed).taken.push([start, end]);
  }

  /** Accounts for a line: it is an answer, or the form's own. */
  take({ placed, start, end }: Line): void {
    this.takeSpan(placed, start, end);
  }

  /** Accounts for a line as a label of what follows it. */
  name(line: Line, label: string): void {
    this.take(line);
    this.#keptOf(line.placed).names.push({ start: line.start, text: label });
  }

  /** Makes a line the label of what follows. It is also left over: it may say something. */
  head(line: Line, label: string): void {
    this.#keptOf(line.placed).names.push({ start: line.start, text: label });
  }

  /** Sets the label of what is left of this line, in place of the label before it; `question` when the line is in an answer's place. */
  under(line: Line, label: string, question?: Question): void {
    const kept = this.#keptOf(line.placed);
    kept.under = label;
    kept.question = question;
  }

  /** Leaves over a text of its own, in the place of a line. */
  leave({ placed, start }: Pick<Line, 'placed' | 'start'>, label: string, text: string): void {
    this.#keptOf(placed).said.push({ start, label, text });
  }

  /** Returns the lines of a paragraph, with what is taken so far hidden. */
  linesOf(paragraph: Paragraph): Line[] {
    const placed = this.#places.get(paragraph);
    if (!placed) return [];
    const masked = this.#masked(placed);
    if (!masked.includes('\n')) return masked === '' ? [] : [{ placed, start: 0, end: masked.length, masked }];
    const lines: Line[] = [];
    let start = 0;
    for (const text of masked.split('\n', MOST_LINES)) {
      if (text !== '') lines.push({ placed, start, end: start + text.length, masked: text });
      start += text.length + 1;
    }
    if (start < masked.length) lines.push({ placed, start, end: masked.length, masked: masked.slice(start) });
    return lines;
  }

  #masked(placed: Placed): string {
    const { text, marks } = placed.paragraph;
    const taken = this.#kept.get(placed)?.taken ?? [];
    if (marks.length === 0 && taken.length === 0) return text;
    const silent = marks.filter(({ struck, field }) => struck === true || field?.guidance === true);
    return hide(text, [...taken, ...silent.map(({ start, end }): Span => [start, end])]);
  }

  /**
   * Returns all text that is not accounted for, in order, each with the label before it; `title` until there is one. Words of headers and
   * footers, and struck ones, are labelled so when no control or answer has them.
   */
  *remaining(
    title: string,
    own: (text: string) => { readonly label: string | undefined } | undefined,
    isTaken: (field: Field) => boolean,
  ): Iterable<Remaining> {
    const isSettled = (field: Field) => field.guidance || isTaken(field);
    let label = title;
    for (const placed of this.placed) {
      const kept = this.#kept.get(placed);
      const masked = this.#masked(placed);
      const whole = shownIn({ masked });
      if (placed.margin) {
        for (const piece of piecesOf(placed.paragraph, masked))
          yield { at: placed.at, ...piece, label: piece.label ?? IN_MARGIN };
      } else {
        const ours = whole === '' ? undefined : own(whole);
        if (ours) label = ours.label ?? label;
        else if (whole !== '') {
          const names = kept?.names.toSorted((one, other) => one.start - other.start) ?? [];
          for (const piece of piecesOf(placed.paragraph, masked)) {
            while (names[0] && names[0].start < piece.start) label = names.shift()?.text ?? label;
            yield {
              at: placed.at,
              ...piece,
              label: piece.label ?? kept?.under ?? label,
              question: kept?.question,
            };
          }
        }
      }
      const { text, marks } = placed.paragraph;
      for (const mark of marks) {
        const { start, end } = mark;
        // A field's answer has its struck words, and guidance is not a sender's text.
        const within = marks.some((one) => one.start <= start && one.end >= end && one.field && isSettled(one.field));
        if (mark.struck && !within)
          yield { at: placed.at, start, end, label: STRUCK, text: text.slice(start, end).trim() };
        if (mark.highlighted && !within && !kept?.taken.some(([from, to]) => from <= start && to >= end))
          yield { at: placed.at, start, end, label: HIGHLIGHTED, text: text.slice(start, end).trim() };
      }
      for (const { start, label: its, text } of kept?.said ?? []) yield { at: placed.at, start, label: its, text };
      label = kept?.names.at(-1)?.text ?? label;
    }
  }
}

function* blocksOf(table: Table): Generator<Block> {
  for (const { cells } of table.rows) for (const { blocks } of cells) yield* blocks;
}

function hide(text: string, spans: Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of spans.sort((one, other) => one[0] - other[0])) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    parts.push(text.slice(at, from), HIDDEN.repeat(Math.min(end, text.length) - from));
    at = Math.min(end, text.length);
  }
  parts.push(text.slice(at));
  return parts.join('');
}
