import { openCompoundFile } from '../../inspect/compound-file.ts';
import { inspectionLimits } from '../../inspect/limits.ts';
import { Unreadable } from '../unreadable.ts';
import { ByteView } from './byte-view.ts';

/** Larger than any letter with pictures; the text is a small part of such a file. The upload's own limit is lower. */
const LARGEST_FILE = 64 * 1024 * 1024;

const WORD_97 = 0xa5ec;
const WORD_6_OR_95 = 0xa5dc;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;

/** The tables of a .doc that we read, by their place in FibRgFcLcb97 ([MS-DOC] 2.5.6). */
const TABLES = {
  styleSheet: 1,
  footnoteTexts: 3,
  remarkPlaces: 4,
  remarkTexts: 5,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  bookmarkNames: 21,
  bookmarkStarts: 22,
  bookmarkEnds: 23,
  pieces: 33,
  remarkAuthors: 36,
  endnoteTexts: 47,
  drawings: 50,
} as const;

/** A .doc's streams, and what its file information block says of them ([MS-DOC] 2.5). */
export interface WordBinary {
  readonly main: ByteView;
  /** Form fields, pictures and long row definitions. */
  readonly data: ByteView;
  /** The document's properties that all documents have: its title and the like. */
  readonly summary: ByteView;
  /** Its other properties, the user's own among them. */
  readonly properties: ByteView;
  /** The characters of each text, as they follow one another: body, footnotes, margins, remarks, endnotes, boxes, boxes of margins. */
  readonly lengths: readonly number[];
  /** One of the tables, empty when the document has none. Throws `Unreadable` when it lies outside of the file. */
  table(name: keyof typeof TABLES): ByteView;
}

/** Opens a .doc of Word 97 or later. Throws `Unreadable`. */
export function openWordBinary(bytes: Uint8Array): WordBinary {
  if (bytes.length > LARGEST_FILE) throw new Unreadable('too_large');
  const opened = openCompoundFile(bytes, inspectionLimits.compoundEntries);
  if (opened === 'not_a_compound_file') throw new Unreadable('not_word');
  if (typeof opened === 'string') throw new Unreadable('damaged_part');
  const stream = (name: string) => opened.file.read(name, bytes.length);
  const view = (name: string) => new ByteView(stream(name) ?? new Uint8Array());
  const mainBytes = stream('WordDocument');
  if (mainBytes === undefined) throw new Unreadable('no_main_part');
  const main = new ByteView(mainBytes);
  const kind = main.u16(0);
  if (kind === WORD_6_OR_95) throw new Unreadable('old_version');
  if (kind !== WORD_97) throw new Unreadable('not_word');
  const flags = main.u16(10);
  if ((flags & ENCRYPTED) !== 0) throw new Unreadable('password_protected');
  const tableBytes = stream((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table');
  if (tableBytes === undefined) throw new Unreadable('damaged_part');
  const tables = new ByteView(tableBytes);
  return {
    main,
    data: view('Data'),
    summary: view('\u0005SummaryInformation'),
    properties: view('\u0005DocumentSummaryInformation'),
    lengths: [0x4c, 0x50, 0x54, 0x5c, 0x60, 0x64, 0x68].map((at) => main.u32(at)),
    table: (name) => {
      const pair = 0x9a + TABLES[name] * 8;
      const length = main.u32(pair + 4);
      return length === 0 ? new ByteView(new Uint8Array()) : tables.part(main.u32(pair), length);
    },
  };
}
