import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { DrawnAside, DrawnBlock, DrawnCell, DrawnParagraph, DrawnRow, DrawnRun } from '#schemas/drawing.ts';
import type { PictureShown } from './drawn-pictures.ts';

/** A piece of text and how it is set. */
interface TextShown {
  readonly text: string;
  readonly struck: boolean;
  readonly inserted: boolean;
  readonly marked: boolean;
  readonly bold: boolean;
  readonly field: boolean;
  readonly guidance: boolean;
  readonly hidden: boolean;
}

/** Text that is part of the same sources. It links to the first of them, and is the place that they link to. */
interface Stretch {
  readonly texts: readonly TextShown[];
  /** The source that it links to. */
  readonly source: string | undefined;
  /** All its sources, for the script that marks them. */
  readonly sources: string;
  /** The sources whose place begins here on this page. */
  readonly begins: readonly string[];
}

interface AsideShown extends Pick<DrawnAside, 'label' | 'text'> {
  readonly sources: string;
  readonly begins: readonly string[];
}

interface ParagraphShown {
  readonly kind: 'paragraph';
  readonly heading: boolean;
  readonly stretches: readonly Stretch[];
  readonly asides: readonly AsideShown[];
  readonly pictures: readonly PictureShown[];
}

interface CellShown {
  readonly span: number;
  readonly blocks: readonly BlockShown[];
}

interface TableShown {
  readonly kind: 'table';
  readonly number: number;
  readonly rows: readonly { readonly cells: readonly CellShown[] }[];
}

/** The place where headers and footers begin. */
interface MarginShown {
  readonly kind: 'margin';
}

/** Paragraphs that somebody else wrote. */
interface QuoteShown {
  readonly kind: 'quote';
  readonly blocks: BlockShown[];
}

export type BlockShown = ParagraphShown | TableShown | MarginShown | QuoteShown;

type Block = DeepReadonly<DrawnBlock>;

/** Lays out the blocks of one page. A source's place is where it begins on the page, once. */
export class Layout {
  readonly #names: readonly string[];
  readonly #pictures: ReadonlyMap<number, PictureShown>;
  readonly #placed = new Set<string>();
  #inMargin = false;

  /** @param names what each source is called @param pictures what is shown of each picture, by its number */
  constructor(names: readonly string[], pictures: ReadonlyMap<number, PictureShown>) {
    this.#names = names;
    this.#pictures = pictures;
  }

  blocks(blocks: readonly Block[]): BlockShown[] {
    const shown: BlockShown[] = [];
    for (let at = 0; at < blocks.length; at += 1) {
      const block = blocks[at];
      if (block === undefined) continue;
      if (block.kind === 'paragraph') {
        if (block.margin && !this.#inMargin) shown.push({ kind: 'margin' });
        this.#inMargin = block.margin === true;
        const last = shown.at(-1);
        if (!block.quoted) shown.push(this.#paragraph(block));
        else if (last?.kind === 'quote') last.blocks.push(this.#paragraph(block));
        else shown.push({ kind: 'quote', blocks: [this.#paragraph(block)] });
        continue;
      }
      const rows: DeepReadonly<DrawnRow>[] = [];
      for (let next: Block | undefined = block; next?.kind === 'row' && next.table === block.table; next = blocks[at]) {
        rows.push(next);
        at += 1;
      }
      at -= 1;
      shown.push({
        kind: 'table',
        number: block.table,
        rows: rows.map(({ cells }) => ({ cells: this.#cells(cells) })),
      });
    }
    return shown;
  }

  aside({ label, text, of = [] }: DeepReadonly<DrawnAside>): AsideShown {
    const named = this.#named(of);
    return { label, text, sources: named.join(' '), begins: this.#begins(named) };
  }

  /** Returns what is shown of pictures, by their numbers. */
  pictures(numbers: readonly number[]): PictureShown[] {
    return numbers.flatMap((number) => this.#pictures.get(number) ?? []);
  }

  #paragraph({ heading, runs, asides = [], pictures = [] }: DeepReadonly<DrawnParagraph>): ParagraphShown {
    const stretches: { texts: TextShown[]; of: readonly string[] }[] = [];
    for (const run of runs) {
      const of = this.#named(run.of ?? []);
      const last = stretches.at(-1);
      if (last && last.of.join() === of.join()) last.texts.push(textShown(run));
      else stretches.push({ texts: [textShown(run)], of });
    }
    return {
      kind: 'paragraph',
      heading: heading !== undefined,
      stretches: stretches.map(({ texts, of }) => ({
        texts,
        source: of[0],
        sources: of.join(' '),
        begins: this.#begins(of),
      })),
      asides: asides.map((aside) => this.aside(aside)),
      pictures: this.pictures(pictures),
    };
  }

  #named(of: readonly number[]): string[] {
    return of.flatMap((source) => this.#names[source] ?? []);
  }

  #begins(of: readonly string[]): string[] {
    const begins = of.filter((source) => !this.#placed.has(source));
    for (const source of begins) this.#placed.add(source);
    return begins;
  }

  /** Returns cells with an empty one wherever the row leaves columns out. */
  #cells(cells: readonly DeepReadonly<DrawnCell>[]): CellShown[] {
    const shown: CellShown[] = [];
    let column = 0;
    for (const cell of cells) {
      if (cell.column > column) shown.push({ span: cell.column - column, blocks: [] });
      shown.push({ span: cell.span, blocks: this.blocks(cell.blocks) });
      column = Math.max(column, cell.column) + cell.span;
    }
    return shown;
  }
}

function textShown({ text, is = [] }: DeepReadonly<DrawnRun>): TextShown {
  return {
    text,
    struck: is.includes('struck'),
    inserted: is.includes('inserted'),
    marked: is.includes('highlighted'),
    bold: is.includes('bold'),
    field: is.includes('field'),
    guidance: is.includes('guidance'),
    hidden: is.includes('hidden'),
  };
}
