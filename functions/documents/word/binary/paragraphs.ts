import type { CellMerge, RowDefinition } from '../assembly/flat-tables.ts';
import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';
import type { WordBinary } from './file-information.ts';
import type { Piece } from './pieces.ts';
import { eachProperty, firstBehind, formattedStretches, SPRM, type Stretch } from './properties.ts';

/** Word allows 63 columns. */
const MOST_CELLS = 64;
/** A cell's own description in a row's definition ([MS-DOC] 2.9.316). */
const CELL_SIZE = 20;

/** How a paragraph looks, as far as it matters to what it means. */
export interface ParagraphLook {
  /** Its style, by number. */
  readonly style: number;
  /** Outline level by its own word: 1 to 9, 0 for none. */
  readonly level: number | undefined;
  /** How deep in tables it is. */
  readonly depth: number;
  readonly endsRow: boolean;
  /** For paragraphs of a table in a table: the end of its cell or row. */
  readonly endsInnerCell: boolean;
  readonly endsInnerRow: boolean;
  readonly row: RowDefinition | undefined;
}

const PLAIN: ParagraphLook = {
  ...{ style: 0, level: undefined, depth: 0, row: undefined },
  ...{ endsRow: false, endsInnerCell: false, endsInnerRow: false },
};

/** The looks of a document's paragraphs, by the place of the character that ends each. Throws `Unreadable`. */
export class ParagraphLooks {
  readonly #stretches: readonly Stretch<ParagraphLook>[];
  readonly #pieces: readonly Piece[];
  readonly #data: ByteView;
  /** Bytes of long lists that are still read: a table of 1,000 rows of 20 cells has some 2,000,000. */
  #room = 4_000_000;

  constructor(document: WordBinary, pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#data = document.data;
    this.#stretches = formattedStretches(document.main, document.table('paragraphPages'), (page, index, count) =>
      this.#lookOf(page, index, count),
    );
  }

  /** Returns the look of the paragraph that ends at this place in the text. */
  endingAt(place: number): ParagraphLook {
    const piece = this.#pieces[firstBehind(this.#pieces, place, ({ start, length }) => start + length)];
    if (!piece) return PLAIN;
    const byte = piece.at + (place - piece.start) * piece.width;
    const stretch = this.#stretches[firstBehind(this.#stretches, byte, ({ to }) => to)];
    return stretch && stretch.from <= byte ? stretch.said : PLAIN;
  }

  /** Returns a paragraph's properties in a page: its style's number, and a list ([MS-DOC] 2.9.175). */
  #lookOf(page: ByteView, index: number, count: number): ParagraphLook | undefined {
    const at = page.u8((count + 1) * 4 + index * 13) * 2;
    if (at === 0) return undefined;
    const size = page.u8(at);
    const from = size === 0 ? at + 2 : at + 1;
    const length = size === 0 ? page.u8(at + 1) * 2 : size * 2 - 1;
    if (length < 2) return undefined;
    const draft = new DraftLook();
    eachProperty(page, from + 2, from + length, (property, at, size) => {
      if (property === SPRM.longList) this.#addLongList(page.u32(at), draft);
      else draft.add(property, page, at, size);
    });
    return draft.done(page.u16(from));
  }

  /** Lists of properties that do not fit into a page stand in the data stream ([MS-DOC] 2.9.209): those of rows of many cells. */
  #addLongList(at: number, draft: DraftLook): void {
    const data = this.#data;
    if (at + 2 > data.length) return;
    const length = data.u16(at);
    this.#room -= length;
    if (this.#room < 0) throw new Unreadable('too_large');
    eachProperty(data, at + 2, at + 2 + length, (property, from, size) => draft.add(property, data, from, size));
  }
}

/** Properties that say yes or no, and of what. */
const FLAGS = new Map<number, 'inTable' | 'endsRow' | 'endsInnerCell' | 'endsInnerRow'>([
  [SPRM.inTable, 'inTable'],
  [SPRM.endsRow, 'endsRow'],
  [SPRM.endsInnerCell, 'endsInnerCell'],
  [SPRM.endsInnerRow, 'endsInnerRow'],
]);

class DraftLook {
  readonly #flags = { inTable: false, endsRow: false, endsInnerCell: false, endsInnerRow: false };
  #level: number | undefined;
  #depth = 0;
  #edges: readonly number[] = [];
  readonly #merges: { before?: boolean; above?: boolean }[] = [];

  /** Takes a property and the place of its operand in a list. */
  add(property: number, list: ByteView, at: number, size: number): void {
    const flag = FLAGS.get(property);
    if (flag !== undefined) this.#flags[flag] = list.u8(at) === 1;
    else if (property === SPRM.depth) this.#depth = list.u32(at) & 0x7fff_ffff;
    else if (property === SPRM.outline) this.#level = list.u8(at) < 9 ? list.u8(at) + 1 : 0;
    else if (property === SPRM.defineTable) {
      if (size > 0) this.#defineTable(list.part(at, size));
    } else if (property === SPRM.merge) {
      for (let cell = list.u8(at) + 1; cell < Math.min(MOST_CELLS, list.u8(at + 1)); cell += 1)
        this.#merge(cell).before = true;
    } else if (property === SPRM.verticalMerge && size >= 2) {
      // 1 goes on from above, 3 begins; 0 is neither.
      this.#merge(list.u8(at)).above = list.u8(at + 1) === 1;
    }
  }

  /** Takes how wide the row's cells are and which are merged ([MS-DOC] 2.9.326, 2.9.332). */
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
    this.#merges[index] ??= {};
    return this.#merges[index];
  }

  done(style: number): ParagraphLook {
    const { inTable, ...flags } = this.#flags;
    const [left, ...rights] = this.#edges;
    const merges: CellMerge[] = Array.from(this.#merges, (merge) => merge ?? {});
    const depth = this.#depth > 0 ? this.#depth : inTable ? 1 : 0;
    return {
      style,
      level: this.#level,
      depth,
      ...flags,
      row: left === undefined ? undefined : { left, rights, merges },
    };
  }
}
