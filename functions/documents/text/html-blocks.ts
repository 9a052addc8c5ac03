import type { Block, Cell, Mark, Paragraph, Row, TextLook } from '../word/document.ts';
import type { Attributes } from './html-pass.ts';

/** How a piece of a page is set: the looks that say something to a reader of a form. */
type Look = 'bold' | 'struck' | 'inserted' | 'highlighted' | 'quoted';

type TableLayout =
  | { readonly is: 'table' | 'tableEnd' | 'row' | 'cellEnd' }
  | { readonly is: 'cell'; readonly span: number };

/** What a tag does to the layout of the words around it. */
type Layout =
  | TableLayout
  | { readonly is: 'heading'; readonly level: number }
  | { readonly is: 'look'; readonly look: Look; readonly by: 1 | -1 };

/** A piece of what a page says: words, or what its layout does there. */
export type Piece = string | Layout;

/** A page with more cells is no writing: what is beyond them is drawn as lines. */
const MOST_CELLS = 20_000;
/** Newsletters put tables into tables some eight deep. What is deeper is drawn as lines of the table around it. */
const MOST_DEEP = 12;
const MOST_SPAN = 100;
/** Pieces within pieces. Each end tag looks through them, and a hostile page has millions. */
const MOST_OPEN = 100;

const LOOKS: ReadonlyMap<string, Look> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['s', 'struck'],
  ['strike', 'struck'],
  ['del', 'struck'],
  ['ins', 'inserted'],
  ['mark', 'highlighted'],
  ['blockquote', 'quoted'],
]);
/** Pieces that are open whether they are set in some way or not, as a plain one within a set one closes first. */
const OPEN_IN_ANY_CASE: ReadonlySet<string> = new Set(['span', 'font', 'blockquote']);
/** Gmail and Apple Mail move the writer's own words to the right as a quotation without its line. */
const ONLY_INDENTED = /(?:^|[;\s])border(?:-left)?\s*:\s*(?:none|0)/i;
/** Outlook strikes out and marks by the style of a piece. */
const STYLES: readonly (readonly [RegExp, Look])[] = [
  [/text-decoration(?:-line)?\s*:[^;]*line-through/i, 'struck'],
  [/mso-highlight\s*:/i, 'highlighted'],
  [/font-weight\s*:\s*(?:bold|[6-9]00)/i, 'bold'],
];

/** Follows the layout of a page while its tags go by. */
export class LayoutOfTags {
  /** The elements that are open and set their words in some way. Pages forget to close them. */
  readonly #open: { name: string; looks: readonly Look[] }[] = [];

  opened(name: string, attributes: Attributes): Layout[] {
    const cell = name === 'td' || name === 'th';
    return [
      ...(name === 'table' ? [{ is: 'table' as const }] : []),
      ...(name === 'tr' ? [{ is: 'row' as const }] : []),
      ...(cell ? [{ is: 'cell' as const, span: spanOf(attributes.get('colspan')) }] : []),
      ...headingOf(name),
      ...this.#looks(name, attributes),
    ];
  }

  closed(name: string): Layout[] {
    const at = this.#open.findLastIndex((one) => one.name === name);
    const ended = at < 0 ? [] : this.#open.splice(at).flatMap(({ looks }) => looks);
    return [
      ...ended.map((look) => ({ is: 'look' as const, look, by: -1 as const })),
      ...(name === 'td' || name === 'th' ? [{ is: 'cellEnd' as const }] : []),
      ...(name === 'table' ? [{ is: 'tableEnd' as const }] : []),
      ...(/^h[1-6]$/.test(name) ? [{ is: 'heading' as const, level: 0 }] : []),
    ];
  }

  #looks(name: string, attributes: Attributes): Layout[] {
    const [own, style] = [LOOKS.get(name), attributes.get('style') ?? ''];
    const looks = [
      ...(own === undefined || (own === 'quoted' && ONLY_INDENTED.test(style)) ? [] : [own]),
      ...(name === 'span' || name === 'font' ? STYLES.flatMap(([says, look]) => (says.test(style) ? [look] : [])) : []),
    ];
    if (looks.length === 0 && !OPEN_IN_ANY_CASE.has(name)) return [];
    if (this.#open.length >= MOST_OPEN) return [];
    this.#open.push({ name, looks });
    return looks.map((look) => ({ is: 'look', look, by: 1 }));
  }
}

function headingOf(name: string): Layout[] {
  const level = /^h([1-6])$/.exec(name)?.[1];
  return level === undefined ? [] : [{ is: 'heading', level: Number(level) }];
}

const spanOf = (colspan: string | undefined): number =>
  Math.min(MOST_SPAN, Math.max(1, Number.parseInt(colspan ?? '1', 10) || 1));

/** A table that is being filled, and where its blocks go. */
interface OpenTable {
  readonly into: Block[];
  readonly rows: { cells: Cell[] }[];
  cell: Block[] | undefined;
}

/** Returns what a page says as paragraphs and tables, with how its words are set. A line is a paragraph. */
export const htmlBlocks = ({ layout }: { readonly layout: readonly (readonly Piece[])[] }): Block[] =>
  layout.flatMap((pieces) => new Blocks().of(pieces));

class Blocks {
  readonly #whole: Block[] = [];
  readonly #tables: OpenTable[] = [];
  /** Tables too deep to be drawn as such. */
  #flat = 0;
  #cells = 0;
  #heading = 0;
  readonly #looks = new Map<Look, number>();
  #runs: { text: string; looks: readonly Look[] }[] = [];

  of(pieces: readonly Piece[]): Block[] {
    for (const piece of pieces)
      if (typeof piece === 'string') this.#say(piece);
      else this.#layout(piece);
    this.#endLine();
    while (this.#tables.length > 0) this.#endTable();
    return this.#whole;
  }

  #say(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.#endLine();
      if (line !== '') this.#runs.push({ text: line, looks: [...this.#looks.keys()] });
    }
  }

  #layout(layout: Layout): void {
    if (layout.is === 'look') {
      this.#look(layout.look, layout.by);
      return;
    }
    this.#endLine();
    if (layout.is === 'heading') this.#heading = layout.level;
    else this.#table(layout);
  }

  #look(look: Look, by: 1 | -1): void {
    const count = (this.#looks.get(look) ?? 0) + by;
    if (count > 0) this.#looks.set(look, count);
    else this.#looks.delete(look);
  }

  #table(layout: TableLayout): void {
    if (layout.is === 'table') {
      if (this.#tables.length >= MOST_DEEP || this.#cells >= MOST_CELLS) this.#flat += 1;
      else this.#tables.push({ into: this.#here(), rows: [], cell: undefined });
      return;
    }
    if (layout.is === 'tableEnd') {
      if (this.#flat > 0) this.#flat -= 1;
      else this.#endTable();
      return;
    }
    const table = this.#tables.at(-1);
    if (table === undefined || this.#flat > 0) return;
    if (layout.is === 'row') table.rows.push({ cells: [] });
    if (layout.is === 'cell' && this.#cells < MOST_CELLS) this.#cell(table, layout.span);
    else if (layout.is !== 'cell') table.cell = undefined;
  }

  #cell(table: OpenTable, span: number): void {
    this.#cells += 1;
    const row = table.rows.at(-1) ?? { cells: [] };
    if (table.rows.length === 0) table.rows.push(row);
    const last = row.cells.at(-1);
    const blocks: Block[] = [];
    row.cells.push({ column: last === undefined ? 0 : last.column + last.span, span, continues: false, blocks });
    table.cell = blocks;
  }

  /** Closes a table. One with no row of two cells with words is the frame of a page: its words are drawn without it. */
  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const rows: Row[] = table.rows.filter(({ cells }) => cells.some(({ blocks }) => blocks.length > 0));
    const isFrame = rows.every(({ cells }) => cells.filter(({ blocks }) => blocks.length > 0).length < 2);
    if (isFrame)
      for (const { cells } of rows) for (const { blocks } of cells) for (const one of blocks) table.into.push(one);
    else table.into.push({ kind: 'table', rows });
  }

  /** Returns where blocks go. Words between the cells of a table stand before it, as browsers show them. */
  #here(): Block[] {
    const table = this.#tables.at(-1);
    return table === undefined ? this.#whole : (table.cell ?? table.into);
  }

  #endLine(): void {
    const runs = this.#runs;
    this.#runs = [];
    const paragraph = paragraphOf(runs, this.#heading);
    if (paragraph !== undefined) this.#here().push(paragraph);
  }
}

/** Returns a line as a paragraph, with one blank between its words. */
function paragraphOf(
  runs: readonly { text: string; looks: readonly Look[] }[],
  heading: number,
): Paragraph | undefined {
  const said: string[] = [];
  const marks: Mark[] = [];
  const looks: TextLook[] = [];
  let end = 0;
  // Looked up in the last piece alone: in the whole line it would cost the line each time.
  let isBlank = true;
  for (const run of runs) {
    const whole = run.text.replace(/[^\S\n\t]+/g, ' ');
    const piece: string = isBlank ? whole.trimStart() : whole;
    if (piece === '') continue;
    const at = { start: end, end: end + piece.length };
    said.push(piece);
    end = at.end;
    isBlank = piece.endsWith(' ');
    for (const look of run.looks) {
      if (look === 'bold') looks.push({ ...at, bold: true });
      else if (look !== 'quoted') marks.push({ ...at, [look]: true });
    }
  }
  const text = said.join('');
  if (text.trim() === '') return undefined;
  const quoted = runs.some((run) => run.looks.includes('quoted'));
  return {
    kind: 'paragraph',
    text: text.trimEnd(),
    marks,
    looks,
    ...(heading > 0 ? { heading } : {}),
    ...(quoted ? { quoted } : {}),
  };
}
