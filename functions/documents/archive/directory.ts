import { type ArchiveProblemCode, type ArchiveResult, problem } from './problem.ts';

/** One header of the central directory, as written: offsets are from the start of the bytes, leading junk included. */
export interface DirectoryEntry {
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly localOffset: number;
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  /** Where the central directory begins and where the archive ends, comment included. */
  readonly start: number;
  readonly end: number;
  /** Bytes before the archive proper: 0 in an ordinary file. */
  readonly leading: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
/** A comment is at most 65,535 bytes (APPNOTE 4.3.16); as much again for bytes that a mail gateway or a disk added behind it. */
const SEARCH_BYTES = END_SIZE + 2 * 65_535;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const LOCATOR64_SIZE = 20;
const HEADER = 0x02014b50;
const HEADER_SIZE = 46;

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where the central directory must have ended. */
  readonly before: number;
}

/** Reads the central directory, the only list of members that counts (APPNOTE 4.3.12). Local headers are compared with it elsewhere. */
export function readDirectory(bytes: Uint8Array, maxEntries: number): ArchiveResult<{ directory: Directory }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - SEARCH_BYTES); at -= 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== END) continue;
    const end = readEnd(view, at);
    if (end === undefined) continue;
    if (end === 'split') return problem('split', 'the archive is one part of several');
    const start = directoryStart(view, end);
    if (start === undefined) continue;
    if (start === 'two') return problem('directory_disagrees', 'two central directories');
    if (end.count > maxEntries) return problem('too_many_entries', `more than ${maxEntries} members`);
    const entries = readHeaders(view, start, end, maxEntries);
    if (!entries.ok) return entries;
    const comment = view.getUint16(at + 20, true);
    return {
      ok: true,
      directory: {
        entries: entries.entries,
        start,
        end: Math.min(view.byteLength, at + END_SIZE + comment),
        leading: start - end.offset,
      },
    };
  }
  return isLocalHeader(view)
    ? problem('truncated', 'no central directory: the end of the archive is missing')
    : problem('not_an_archive', 'no zip headers');
}

function isLocalHeader(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint32(0, true) === 0x04034b50;
}

function readEnd(view: DataView, at: number): End | 'split' | undefined {
  const count = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  const locator = at - LOCATOR64_SIZE;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR64) {
    const wide = readEnd64(view, locator);
    if (wide !== undefined) return wide;
  }
  if (size > at || (offset > at && offset !== 0xffffffff)) return undefined;
  return view.getUint16(at + 4, true) === 0 && view.getUint16(at + 8, true) === count
    ? { count, size, offset, before: at }
    : 'split';
}

function readEnd64(view: DataView, locator: number): End | undefined {
  const declared = view.getBigUint64(locator + 8, true);
  const direct = locator - 56;
  for (const at of [declared <= BigInt(locator) ? Number(declared) : -1, direct]) {
    if (at < 0 || at + 56 > locator || view.getUint32(at, true) !== END64) continue;
    const [count, size, offset] = [32, 40, 48].map((field) => Number(view.getBigUint64(at + field, true)));
    if (count === undefined || size === undefined || offset === undefined) return undefined;
    return size > at ? undefined : { count, size, offset, before: at };
  }
  return undefined;
}

/**
 * Returns where the directory starts: where it says, or, after bytes before the archive, where its size says. Both at once is
 * a trick to show two readers two lists.
 */
function directoryStart(view: DataView, end: End): number | 'two' | undefined {
  const bySize = end.before - end.size;
  if (end.count === 0) return bySize;
  const starts = (at: number): boolean =>
    at >= 0 && at + HEADER_SIZE <= end.before && view.getUint32(at, true) === HEADER;
  if (end.offset !== bySize && starts(end.offset) && starts(bySize)) return 'two';
  if (starts(end.offset)) return end.offset;
  return starts(bySize) ? bySize : undefined;
}

function readHeaders(
  view: DataView,
  start: number,
  end: End,
  maxEntries: number,
): ArchiveResult<{ entries: DirectoryEntry[] }> {
  const entries: DirectoryEntry[] = [];
  const leading = start - end.offset;
  let at = start;
  while (at + 4 <= end.before && view.getUint32(at, true) === HEADER) {
    if (entries.length >= maxEntries) return problem('too_many_entries', `more than ${maxEntries} members`);
    if (at + HEADER_SIZE > end.before) return problem('truncated', 'a directory header is cut short');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + HEADER_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end.before) return problem('truncated', 'a directory header is cut short');
    const extra = at + HEADER_SIZE + nameLength;
    const wide = readExtra64(view, extra, extra + extraLength);
    const take = (field: number): number => (field === 0xffffffff ? (wide.shift() ?? field) : field);
    const size = take(view.getUint32(at + 24, true));
    const compressedSize = take(view.getUint32(at + 20, true));
    entries.push({
      nameBytes: new Uint8Array(view.buffer, view.byteOffset + at + HEADER_SIZE, nameLength),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize,
      size,
      localOffset: take(view.getUint32(at + 42, true)) + leading,
    });
    at = next;
  }
  // An end record without zip64 counts modulo 65,536.
  return entries.length % 65_536 === end.count % 65_536
    ? { ok: true, entries }
    : problem('directory_disagrees', 'the directory does not hold as many members as it says');
}

/** Returns the 64-bit sizes and offset of APPNOTE 4.5.3: only those whose 32-bit field is full, in this order. */
function readExtra64(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 0x0001) {
      const fields = Math.min(3, Math.floor(Math.min(length, to - at - 4) / 8));
      return Array.from({ length: fields }, (_, index) => Number(view.getBigUint64(at + 4 + index * 8, true)));
    }
    at += 4 + length;
  }
  return [];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Returns a member's name as the program uses it: forward slashes, no leading slash (some producers write `/word/document.xml`
 * or `word\document.xml`; APPNOTE 4.4.17 allows neither, Word reads both). Names are UTF-8 with or without the flag;
 * older tools wrote a code page, whose non-ASCII letters we keep as they come.
 */
export function memberName(bytes: Uint8Array): string {
  const name = decode(bytes);
  const slashed = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  return slashed.startsWith('/') ? slashed.slice(1) : slashed;
}

function decode(bytes: Uint8Array): string {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (ASCII.test(plain)) return plain;
  try {
    return utf8.decode(bytes);
  } catch {
    return plain;
  }
}

/** Returns the same text for two names that Windows or an OPC reader (ECMA-376 part 2, 6.2.2.3) would take for one. */
export function sameName(name: string): string {
  return name.toLowerCase();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u001f]|^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i;

/** Returns `unsafe_name` when unpacking the name could write outside its folder: `..`, a drive, a network share, a NUL. */
export function nameProblem(name: string): ArchiveProblemCode | undefined {
  return UNSAFE.test(name) ? 'unsafe_name' : undefined;
}
