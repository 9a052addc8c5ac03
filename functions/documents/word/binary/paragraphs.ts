import type { CellMerge, RowDefinition } from '../assembly/flat-tables.ts';
import type { ByteView } from './byte-view.ts';
import type { WordBinary } from './file-information.ts';
import { formattedStretches, NOTHING, type Stretch, stretchAt } from './formatted-pages.ts';
import type { Piece } from './pieces.ts';
import { eachProperty, SPRM } from './properties.ts';

/** Word allows 63 columns. */
const MOST_CELLS = 64;
/** A cell's own description in a row's definition ([MS-DOC] 2.9.316). */
const CELL_SIZE = 20;

/** What is said of a paragraph, as far as it matters to what it means. */
export interface ParagraphLook {
  /** Its style, by number. */
  readonly style: number;
  /** Outline level by its own word: 1 to 9, 0 for none. */
  readonly level: number | undefined;
  /** How deep in tables it stands. */
  readonly depth: number;
  readonly endsRow: boolean;
  /** For paragraphs of a table in a table: the end of its cell or row. */
  readonly endsInnerCell: boolean;
  readonly endsInnerRow: boolean;
  readonly row: RowDefinition | undefined;
}

const PLAIN: ParagraphLook = {
  style: 0,
  level: undefined,
  depth: 0,
  endsRow: false,
  endsInnerCell: false,
  endsInnerRow: false,
  row: undefined,
};

/** The looks of a document's paragraphs, by the place of the character that ends each. Throws `Unreadable`. */
export class ParagraphLooks {
  readonly #stretches: readonly Stretch<ParagraphLook>[];
  readonly #pieces: readonly Piece[];

  constructor(document: WordBinary, pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#stretches = formattedStretches(document.main, document.table('paragraphPages'), (page, index, count) =>
      lookOf(page, index, count, document.data),
    );
  }

  /** The look of the paragraph that ends at this place in the text. */
  endingAt(place: number): ParagraphLook {
    const piece = this.#pieceAt(place);
    if (!piece) return PLAIN;
    const byte = piece.at + (place - piece.start) * piece.width;
    const stretch = this.#stretches[stretchAt(this.#stretches, byte)];
    return stretch && stretch.from <= byte ? stretch.said : PLAIN;
  }

  #pieceAt(place: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const piece = this.#pieces[middle];
      if (piece && piece.start + piece.length <= place) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low];
  }
}

/** A paragraph's properties in a page: its style's number, and a list ([MS-DOC] 2.9.175). */
function lookOf(page: ByteView, index: number, count: number, data: ByteView): ParagraphLook | undefined {
  const at = page.u8((count + 1) * 4 + index * 13) * 2;
  if (at === 0) return undefined;
  const size = page.u8(at);
  const from = size === 0 ? at + 2 : at + 1;
  const length = size === 0 ? page.u8(at + 1) * 2 : size * 2 - 1;
  if (length < 2) return undefined;
  const list = page.part(from, length);
  const draft = new DraftLook(list.u16(0));
  eachProperty(list.part(2, length - 2), (property, operand) => {
    if (property === SPRM.hugeProperties) eachProperty(hugeList(data, operand.u32(0)), (...one) => draft.add(...one));
    else draft.add(property, operand);
  });
  return draft.done();
}

/** A list of properties that does not fit into a page stands in the data stream ([MS-DOC] 2.9.209). */
function hugeList(data: ByteView, at: number): ByteView {
  return at + 2 <= data.length && at + 2 + data.u16(at) <= data.length ? data.part(at + 2, data.u16(at)) : NOTHING;
}

class DraftLook {
  readonly #style: number;
  #level: number | undefined;
  #inTable = false;
  #depth = 0;
  #endsRow = false;
  #endsInnerCell = false;
  #endsInnerRow = false;
  #edges: readonly number[] = [];
  readonly #merges: { before?: boolean; above?: boolean }[] = [];

  constructor(style: number) {
    this.#style = style;
  }

  add(property: number, operand: ByteView): void {
    switch (property) {
      case SPRM.inTable:
        this.#inTable = operand.u8(0) === 1;
        break;
      case SPRM.depth:
        this.#depth = operand.u32(0) & 0x7fff_ffff;
        break;
      case SPRM.endsRow:
        this.#endsRow = operand.u8(0) === 1;
        break;
      case SPRM.endsInnerCell:
        this.#endsInnerCell = operand.u8(0) === 1;
        break;
      case SPRM.endsInnerRow:
        this.#endsInnerRow = operand.u8(0) === 1;
        break;
      case SPRM.outline:
        this.#level = operand.u8(0) < 9 ? operand.u8(0) + 1 : 0;
        break;
      case SPRM.defineTable:
        this.#defineTable(operand);
        break;
      case SPRM.merge:
        for (let cell = operand.u8(0) + 1; cell < Math.min(MOST_CELLS, operand.u8(1)); cell += 1)
          this.#merge(cell).before = true;
        break;
      case SPRM.verticalMerge:
        // 1 goes on from above, 3 begins; 0 is neither.
        if (operand.length >= 2) this.#merge(operand.u8(0)).above = operand.u8(1) === 1;
        break;
      default:
    }
  }

  /** How wide the row's cells are and which are merged ([MS-DOC] 2.9.326, 2.9.332). */
  #defineTable(operand: ByteView): void {
    if (operand.length < 1) return;
    const count = Math.min(MOST_CELLS, operand.u8(0));
    if (operand.length < 1 + (count + 1) * 2) return;
    this.#edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2));
    let first = 0;
    for (let cell = 0; cell < count; cell += 1) {
      const at = 1 + (count + 1) * 2 + cell * CELL_SIZE;
      // Descriptions of the last cells may be left out.
      if (at + 2 > operand.length) break;
      const flags = operand.u16(at);
      const merge = this.#merge(cell);
      // Microsoft's two descriptions of these bits are each other's opposites: one value begins, the other goes on.
      const merged = flags & 0b11;
      merge.before = merged !== 0 && first !== 0 && merged !== first && merged !== 0b11;
      if (merge.before !== true) first = merged;
      merge.above = (flags & 0b110_0000) === 0b010_0000;
    }
  }

  #merge(cell: number): { before?: boolean; above?: boolean } {
    const index = Math.min(MOST_CELLS, cell);
    const merge = this.#merges[index] ?? {};
    this.#merges[index] = merge;
    return merge;
  }

  done(): ParagraphLook | undefined {
    const [left, ...rights] = this.#edges;
    const merges: CellMerge[] = Array.from(this.#merges, (merge) => merge ?? {});
    const depth = this.#depth > 0 ? this.#depth : this.#inTable ? 1 : 0;
    return {
      style: this.#style,
      level: this.#level,
      depth,
      endsRow: this.#endsRow,
      endsInnerCell: this.#endsInnerCell,
      endsInnerRow: this.#endsInnerRow,
      row: left === undefined ? undefined : { left, rights, merges },
    };
  }
}
