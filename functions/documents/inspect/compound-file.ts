/** One storage or stream of a compound file. */
export interface CompoundEntry {
  /** As written; control characters such as `\u0001Ole10Native` are part of a name. */
  readonly name: string;
  /** The names of its storages and its own, joined by `/`; its name alone when the tree does not reach it. */
  readonly path: string;
  readonly storage: boolean;
  readonly size: number;
}

export interface CompoundFile {
  /** Every used directory entry, whether or not the tree reaches it: a reader may follow another path than we. */
  readonly entries: readonly CompoundEntry[];
  /** Returns at most `most` bytes from the start of a stream; `undefined` when the path has no stream, or its chain is broken. */
  read(name: string, most: number): Uint8Array | undefined;
}

export type CompoundFileProblem = 'not_a_compound_file' | 'truncated' | 'damaged' | 'too_many_entries';

interface RawEntry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
/** Sector numbers from here on are markers: end of chain, free, and the like. */
const FIRST_MARKER = 0xfffffffa;
const HEADER_DIFAT = 109;
const MINI_CUTOFF = 4_096;
const MINI_SIZE = 64;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;

/**
 * Opens an OLE compound file ([MS-CFB] 2): .doc, .xls, .msg, and the wrapping of a password-protected .docx. Only the
 * sector table and the directory are read; no chain is followed further than the file has sectors. Never throws.
 */
export function openCompoundFile(
  bytes: Uint8Array,
  maxEntries: number,
): { readonly file: CompoundFile } | CompoundFileProblem {
  if (bytes.length < HEADER_SIZE)
    return MAGIC.every((byte, at) => bytes[at] === byte) ? 'truncated' : 'not_a_compound_file';
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) return 'not_a_compound_file';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return 'damaged';
  const sectors = new Sectors(bytes, view, 1 << shift);
  const directory = sectors.chain(view.getUint32(48, true), (maxEntries + 1) * ENTRY_SIZE);
  if (directory === undefined || directory.length < ENTRY_SIZE) return 'truncated';
  const raw = readEntries(directory);
  if (raw.length > maxEntries) return 'too_many_entries';
  const root = raw[0];
  if (root?.type !== ROOT) return 'damaged';
  const paths = pathsOf(raw);
  let streams: ReadonlyMap<string, RawEntry> | undefined;
  return {
    file: {
      entries: raw.flatMap(({ name, type, size }, at) =>
        type === STORAGE || type === STREAM
          ? [{ name, path: paths.get(at) ?? name, storage: type === STORAGE, size }]
          : [],
      ),
      read: (wanted, most) => {
        streams ??= streamsOf(raw, paths);
        const entry = streams.get(wanted.toLowerCase());
        if (entry === undefined) return undefined;
        const size = Math.min(entry.size, most);
        const content =
          entry.size < MINI_CUTOFF
            ? sectors.miniChain(root, view.getUint32(60, true), entry.start, size)
            : sectors.chain(entry.start, size);
        return content !== undefined && content.length >= size ? content.subarray(0, size) : undefined;
      },
    },
  };
}

/** The file's sectors and the table (FAT) that chains them. */
class Sectors {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #size: number;
  readonly #count: number;
  readonly #table: readonly number[];
  #mini: { readonly table: Uint8Array | undefined; readonly content: Uint8Array | undefined } | undefined;

  constructor(bytes: Uint8Array, view: DataView, size: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#size = size;
    // The last sector of a real file may be cut short.
    this.#count = Math.max(0, Math.ceil(bytes.length / size) - 1);
    this.#table = this.#tableSectors();
  }

  /** Returns the content of a chain up to `most` bytes; `undefined` when it leaves the file, shorter when it ends early. */
  chain(start: number, most: number): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let sector = start, steps = 0; sector < FIRST_MARKER && length < most; steps += 1) {
      if (sector >= this.#count || steps > this.#count) return undefined;
      const part = this.#bytes.subarray(this.#offset(sector), this.#offset(sector + 1));
      parts.push(part);
      length += part.length;
      sector = this.#next(sector);
    }
    return Buffer.concat(parts);
  }

  /** Streams under 4,096 bytes stand in 64-byte sectors within the root's own stream. */
  miniChain(root: RawEntry, tableStart: number, start: number, size: number): Uint8Array | undefined {
    // A message in Outlook's format has hundreds of small streams.
    this.#mini ??= {
      table: this.chain(tableStart, this.#bytes.length),
      content: this.chain(root.start, root.size),
    };
    const { table, content } = this.#mini;
    if (table === undefined || content === undefined) return undefined;
    const next = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let sector = start, steps = 0; sector < FIRST_MARKER && length < size; steps += 1) {
      if ((sector + 1) * 4 > table.length || steps > size) return undefined;
      const part = content.subarray(sector * MINI_SIZE, (sector + 1) * MINI_SIZE);
      parts.push(part);
      length += part.length;
      sector = next.getUint32(sector * 4, true);
    }
    return Buffer.concat(parts);
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#size;
  }

  #next(sector: number): number {
    const perSector = this.#size / 4;
    const tableSector = this.#table[Math.floor(sector / perSector)];
    if (tableSector === undefined) return FIRST_MARKER;
    const at = this.#offset(tableSector) + (sector % perSector) * 4;
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : FIRST_MARKER;
  }

  /** Returns the sectors that hold the table: 109 in the header, the rest in a chain of their own (DIFAT). */
  #tableSectors(): number[] {
    const found: number[] = [];
    const take = (at: number): void => {
      const sector = at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : FIRST_MARKER;
      if (sector < this.#count) found.push(sector);
    };
    for (let index = 0; index < HEADER_DIFAT; index += 1) take(76 + index * 4);
    const perSector = this.#size / 4 - 1;
    let sector = this.#view.getUint32(68, true);
    for (let steps = 0; sector < this.#count && steps <= this.#count / perSector; steps += 1) {
      const at = this.#offset(sector);
      for (let index = 0; index < perSector; index += 1) take(at + index * 4);
      const link = at + perSector * 4;
      sector = link + 4 <= this.#bytes.length ? this.#view.getUint32(link, true) : FIRST_MARKER;
    }
    return found;
  }
}

const utf16 = new TextDecoder('utf-16le');

function readEntries(directory: Uint8Array): RawEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / ENTRY_SIZE) }, (_, index) => {
    const at = index * ENTRY_SIZE;
    const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
    return {
      name: utf16.decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** Streams by their paths; the first of a name counts. */
function streamsOf(raw: readonly RawEntry[], paths: ReadonlyMap<number, string>): ReadonlyMap<string, RawEntry> {
  const streams = new Map<string, RawEntry>();
  for (const [at, entry] of raw.entries()) {
    const path = (paths.get(at) ?? entry.name).toLowerCase();
    if (entry.type === STREAM && !streams.has(path)) streams.set(path, entry);
  }
  return streams;
}

/** Returns each entry's path, by walking the tree without recursion and never twice over one entry. */
function pathsOf(raw: readonly RawEntry[]): Map<number, string> {
  const paths = new Map<number, string>();
  const todo: { at: number; parent: string }[] = [{ at: raw[0]?.child ?? FIRST_MARKER, parent: '' }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { at, parent } = next;
    const entry = raw[at];
    if (entry === undefined || paths.has(at)) continue;
    const path = `${parent}${entry.name}`;
    paths.set(at, path);
    todo.push({ at: entry.left, parent }, { at: entry.right, parent }, { at: entry.child, parent: `${path}/` });
  }
  return paths;
}
