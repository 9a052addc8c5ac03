import type { CellMerge, RowDefinition } from '../assembly/flat-tables.ts';
import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';
import type { WordBinary } from './file-information.ts';
import { formattedStretches, type Stretch, stretchAt } from './formatted-pages.ts';
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
    const long = new LongLists(document.data);
    this.#stretches = formattedStretches(document.main, document.table('paragraphPages'), (page, index, count) =>
      lookOf(page, index, count, long),
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
function lookOf(page: ByteView, index: number, count: number, long: LongLists): ParagraphLook | undefined {
  const at = page.u8((count + 1) * 4 + index * 13) * 2;
  if (at === 0) return undefined;
  const size = page.u8(at);
  const from = size === 0 ? at + 2 : at + 1;
  const length = size === 0 ? page.u8(at + 1) * 2 : size * 2 - 1;
  if (length < 2) return undefined;
  const draft = new DraftLook(page.u16(from));
  eachProperty(page, from + 2, from + length, (property, at, size) => {
    if (property === SPRM.longList) long.read(page.u32(at), draft);
    else draft.add(property, page, at, size);
  });
  return draft.done();
}

/** Lists of properties that do not fit into a page stand in the data stream ([MS-DOC] 2.9.209): those of rows of many cells. */
class LongLists {
  readonly #data: ByteView;
  /** Bytes of them that are still read: a table of 1,000 rows of 20 cells has some 2,000,000. */
  #room = 4_000_000;

  constructor(data: ByteView) {
    this.#data = data;
  }

  read(at: number, draft: DraftLook): void {
    if (at + 2 > this.#data.length) return;
    const length = this.#data.u16(at);
    this.#room -= length;
    if (this.#room < 0) throw new Unreadable('too_large');
    eachProperty(this.#data, at + 2, at + 2 + length, (property, from, size) =>
      draft.add(property, this.#data, from, size),
    );
  }
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

  /** Takes a property whose operand stands in a list. */
  add(property: number, list: ByteView, at: number, size: number): void {
    switch (property) {
      case SPRM.inTable:
        this.#inTable = list.u8(at) === 1;
        break;
      case SPRM.depth:
        this.#depth = list.u32(at) & 0x7fff_ffff;
        break;
      case SPRM.endsRow:
        this.#endsRow = list.u8(at) === 1;
        break;
      case SPRM.endsInnerCell:
        this.#endsInnerCell = list.u8(at) === 1;
        break;
      case SPRM.endsInnerRow:
        this.#endsInnerRow = list.u8(at) === 1;
        break;
      case SPRM.outline:
        this.#level = list.u8(at) < 9 ? list.u8(at) + 1 : 0;
        break;
      case SPRM.defineTable:
        if (size > 0) this.#defineTable(list.part(at, size));
        break;
      case SPRM.merge:
        for (let cell = list.u8(at) + 1; cell < Math.min(MOST_CELLS, list.u8(at + 1)); cell += 1)
          this.#merge(cell).before = true;
        break;
      case SPRM.verticalMerge:
        // 1 goes on from above, 3 begins; 0 is neither.
        if (size >= 2) this.#merge(list.u8(at)).above = list.u8(at + 1) === 1;
        break;
      default:
    }
  }

  /** How wide the row's cells are and which are merged ([MS-DOC] 2.9.326, 2.9.332). */
  #defineTable(operand: ByteView): void {
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
