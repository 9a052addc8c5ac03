import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';

/** Some 1,500 pages. A file can name one piece a million times. */
const LONGEST_TEXT = 4_000_000;

const COMPRESSED = 0x4000_0000;
const PIECE_SIZE = 8;
const PROPERTIES = 1;
const PIECES = 2;

const latin = new TextDecoder('windows-1252');
const utf16 = new TextDecoder('utf-16le');

/** A stretch of the text that lies in the file as it is read. */
export interface Piece {
  /** Its place in the text, in characters. */
  readonly start: number;
  readonly length: number;
  /** Its place in the main stream, in bytes. */
  readonly at: number;
  readonly width: 1 | 2;
}

/** The whole text of a .doc: body, notes, headers, remarks and text boxes follow one another. */
export interface PieceText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** There was more text than is read. */
  readonly cut: boolean;
}

/** Reads the piece table ([MS-DOC] 2.8.35, 2.9.38). Throws `Unreadable`. */
export function readPieces(main: ByteView, table: ByteView): PieceText {
  const plc = pieceTable(table);
  const count = Math.floor((plc.length - 4) / (PIECE_SIZE + 4));
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const start = plc.u32(index * 4);
    const wanted = plc.u32(index * 4 + 4) - start;
    if (wanted < 0 || start !== total) throw new Unreadable('damaged_part');
    const place = plc.u32((count + 1) * 4 + index * PIECE_SIZE + 2);
    const narrow = (place & COMPRESSED) !== 0;
    const at = narrow ? (place & ~COMPRESSED) >>> 1 : place;
    const width = narrow ? 1 : 2;
    const length = Math.min(wanted, LONGEST_TEXT - total);
    const bytes = main.slice(at, length * width);
    texts.push((narrow ? latin : utf16).decode(bytes));
    pieces.push({ start, length, at, width });
    total += length;
    if (length < wanted) return { text: texts.join(''), pieces, cut: true };
  }
  return { text: texts.join(''), pieces, cut: false };
}

/** Finds the piece table, which follows any number of property lists in the complex part. */
function pieceTable(table: ByteView): ByteView {
  let at = 0;
  while (table.u8(at) === PROPERTIES) at += 3 + table.u16(at + 1);
  if (table.u8(at) !== PIECES) throw new Unreadable('damaged_part');
  return table.part(at + 5, table.u32(at + 1));
}
