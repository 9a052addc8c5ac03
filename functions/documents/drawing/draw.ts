import type { Drawing, DrawnAside, DrawnBlock, DrawnCell, DrawnParagraph, DrawnRun } from '#schemas/drawing.ts';
import type { Block, Paragraph, ReadDocument, Row } from '../word/document.ts';
import { DrawnSources, type ReadPlaces } from './drawn-sources.ts';
import { runsOf } from './runs.ts';

/** Some 500 pages. Beyond it a file is drawn in part, and its drawing says so. */
const MOST_CHARACTERS = 1_000_000;
/** A longer paragraph is drawn in parts, so that a page ends somewhere. */
const LONGEST_PARAGRAPH = 10_000;
/** A row with more in it is the frame of a page: what is in it is drawn without it, so that pages end within. */
const MOST_IN_ROW = { characters: 20_000, cells: 100 };

/** Draws a document, with the sources that were read of it. It reads nothing: every word is the document's own. */
export function draw(document: ReadDocument, places: ReadPlaces): Drawing {
  return new Draughtsman(document, places).drawing();
}

class Draughtsman {
  readonly #document: ReadDocument;
  readonly #sources: DrawnSources;
  /** The numbers of the pictures of each paragraph, and of those that are not drawn yet. */
  readonly #pictures: ReadonlyMap<Paragraph | undefined, readonly number[]>;
  readonly #toPlace: Set<number>;
  #room = MOST_CHARACTERS;
  #tables = 0;
  #cut = false;

  constructor(document: ReadDocument, places: ReadPlaces) {
    this.#document = document;
    this.#sources = new DrawnSources(document, places);
    const { first = [] } = document.pictures ?? {};
    const numbered = first.map(({ at }, index) => ({ at, number: index + 1 }));
    this.#toPlace = new Set(numbered.map(({ number }) => number));
    this.#pictures = new Map(
      [...Map.groupBy(numbered, ({ at }) => at)].map(([at, here]) => [at, here.map(({ number }) => number)]),
    );
  }

  drawing(): Drawing {
    // Asides first: they are short, and a comment at the end of a long report is not lost.
    const asides = this.#sources.asidesApart().flatMap((aside) => this.#aside(aside));
    const blocks = [...this.#blocks(this.#document.blocks, false), ...this.#blocks(this.#document.margins, true)];
    const { pictures, cut = false } = this.#document;
    return {
      blocks,
      asides,
      sources: [...this.#sources.all],
      cut: this.#cut || cut,
      ...(pictures === undefined ? {} : { pictures: { apart: [...this.#toPlace], more: pictures.more } }),
    };
  }

  #fitting(text: string): string {
    const fitting = text.slice(0, this.#room);
    if (fitting.length < text.length) this.#cut = true;
    this.#room -= fitting.length;
    return fitting;
  }

  #aside({ label, text, of }: DrawnAside): DrawnAside[] {
    const fitting = this.#fitting(text);
    return fitting === '' ? [] : [{ label, text: fitting, ...(of === undefined ? {} : { of }) }];
  }

  #blocks(blocks: readonly Block[], margin: boolean): DrawnBlock[] {
    return blocks.flatMap((block): DrawnBlock[] => {
      if (block.kind === 'paragraph') return this.#paragraph(block, margin);
      this.#tables += 1;
      const table = this.#tables;
      return block.rows.flatMap((row): DrawnBlock[] => {
        if (isFrame(row)) return row.cells.flatMap(({ blocks: inside }) => this.#blocks(inside, margin));
        const cells = row.cells.map(({ column, span, continues, blocks: inside }): DrawnCell => {
          const drawn = this.#blocks(inside, margin);
          return { column, span, ...(continues ? { continues } : {}), blocks: drawn };
        });
        return cells.every((cell) => cell.blocks.length === 0) ? [] : [{ kind: 'row', table, cells }];
      });
    });
  }

  #paragraph(paragraph: Paragraph, margin: boolean): DrawnParagraph[] {
    const { heading, quoted } = paragraph;
    const [sourced, beside] = [this.#sources.in(paragraph), this.#sources.beside(paragraph)];
    // Sections repeat their headers: one is enough.
    const pictures = this.#pictures.get(paragraph) ?? [];
    if (margin && sourced.length + beside.length + pictures.length === 0 && this.#sources.isSaid(paragraph.text))
      return [];
    const asides = beside.flatMap((aside) => this.#aside(aside));
    const runs = this.#fittingRuns(runsOf(paragraph, sourced));
    const stands = asides.length + pictures.length > 0;
    if (!stands && runs.every(({ text, of }) => text.trim() === '' && of === undefined)) return [];
    for (const number of pictures) this.#toPlace.delete(number);
    const parts = inParts(runs);
    return parts.map((part, index) => ({
      kind: 'paragraph',
      ...(heading === undefined ? {} : { heading: Math.max(1, heading) }),
      ...(quoted ? { quoted } : {}),
      ...(margin ? { margin } : {}),
      runs: part,
      ...(asides.length > 0 && index === parts.length - 1 ? { asides } : {}),
      ...(pictures.length > 0 && index === parts.length - 1 ? { pictures: [...pictures] } : {}),
    }));
  }

  #fittingRuns(runs: readonly DrawnRun[]): DrawnRun[] {
    return runs.flatMap((run) => {
      const text = this.#fitting(run.text);
      return text === '' && run.text !== '' ? [] : [{ ...run, text }];
    });
  }
}

function inParts(runs: readonly DrawnRun[]): DrawnRun[][] {
  const parts: DrawnRun[][] = [[]];
  let length = 0;
  for (const run of runs)
    for (const text of cutText(run.text)) {
      if (length > 0 && length + text.length > LONGEST_PARAGRAPH) {
        parts.push([]);
        length = 0;
      }
      parts.at(-1)?.push({ ...run, text });
      length += text.length;
    }
  return parts;
}

/** Cuts a text into pieces that are short enough. A cut is never within a character of two units. */
function cutText(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    const end = from + LONGEST_PARAGRAPH;
    const isWithin = end < text.length && text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff;
    pieces.push(text.slice(from, isWithin ? end - 1 : end));
    from = isWithin ? end - 1 : end;
  } while (from < text.length);
  return pieces;
}

function isFrame({ cells }: Row): boolean {
  if (cells.length > MOST_IN_ROW.cells) return true;
  return charactersIn(cells.flatMap(({ blocks }) => blocks)) > MOST_IN_ROW.characters;
}

/** Counts the characters of blocks, and stops soon after those that a row may have. */
function charactersIn(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    count +=
      block.kind === 'paragraph'
        ? block.text.length
        : charactersIn(block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks)));
    if (count > MOST_IN_ROW.characters) break;
  }
  return count;
}
