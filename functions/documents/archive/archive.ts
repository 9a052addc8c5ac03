import { constants, crc32, inflateRawSync } from 'node:zlib';
import { type DirectoryEntry, memberName, nameProblem, readDirectory, sameName } from './directory.ts';
import { layMembersOut } from './layout.ts';
import { type ArchiveProblem, type ArchiveResult, problem } from './problem.ts';

export type { ArchiveProblem, ArchiveProblemCode } from './problem.ts';

export interface ArchiveEntry {
  /** With forward slashes and no leading one. The sender's own words unless it is a part of a document: never logged. */
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; no other can be read. */
  readonly method: number;
}

export interface Archive {
  /** The members of the central directory in its order, folders left out. */
  readonly entries: readonly ArchiveEntry[];
  /** Bytes before the first member, 0 in an ordinary file. */
  readonly leading: number;
  /** The bytes that belong to no member: before, between and behind them, extra fields and comments. No program shows them. */
  readonly unclaimed: readonly Uint8Array[];
  /** Returns the member of this name, as `has`, `read` and `head` find it. */
  entry(name: string): ArchiveEntry | undefined;
  /** Tells whether there is a member of this name (ASCII case does not count, as in OPC). */
  has(name: string): boolean;
  /**
   * Returns a member's bytes, checked against the directory's size and checksum; kept, so a second reader has them at once.
   * Don't write to them.
   */
  read(
    name: string,
  ): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly problem: ArchiveProblem };
  /** Returns the first `wanted` bytes, or fewer, without inflating the whole: to see what a member is. Nothing is checked. */
  head(name: string, wanted: number): Uint8Array;
}

interface Member extends ArchiveEntry, StoredMember {}

/**
 * Opens a zip held in memory: Word, LibreOffice and plain archives.
 *
 * Takes whatever real producers write: data descriptors, zip64, stored members, odd flags, bytes before or after,
 * backslashes, a leading slash. Refuses what only a hostile or damaged file does: see `ArchiveProblemCode`. Inflates
 * nothing by itself, never throws, and `bytes` must not change while the archive is in use. Encrypted members are
 * listed but not read. Format: PKWARE APPNOTE 6.3.10.
 */
export function openArchive(
  bytes: Uint8Array,
  limits: Partial<ArchiveLimits> = {},
): { readonly ok: true; readonly archive: Archive } | { readonly ok: false; readonly problem: ArchiveProblem } {
  const within = { ...archiveLimits, ...limits };
  const read = readDirectory(bytes, within.entries);
  if (!read.ok) return read;
  const { directory } = read;
  const layout = layMembersOut(bytes, directory);
  if (!layout.ok) return layout;
  const size = checkSizes(directory.entries, within);
  if (!size.ok) return size;
  const members = new Map<string, Member>();
  for (const [index, entry] of directory.entries.entries()) {
    const { compressedSize, method, crc, nameBytes } = entry;
    const name = memberName(nameBytes);
    const data = layout.data[index];
    if (nameBytes.length > within.nameBytes) return problem('name_too_long', `a name over ${within.nameBytes} bytes`);
    if (nameProblem(name) !== undefined) return problem('unsafe_name', 'a name that would be written elsewhere');
    if (data === undefined || name === '' || name.endsWith('/')) continue;
    if (members.has(sameName(name))) return problem('duplicate_names', 'two members of one name');
    const encrypted = layout.encrypted[index] === true;
    members.set(sameName(name), { name, compressedSize, size: entry.size, encrypted, method, data, crc });
  }
  return { ok: true, archive: archiveOf(members, layout, within) };
}

/** Checks the declared sizes. They are safe to judge by: reading a member that inflates to any other size fails. */
function checkSizes(entries: readonly DirectoryEntry[], limits: ArchiveLimits): ArchiveResult<object> {
  let [total, stored] = [0, 0];
  for (const { size, compressedSize } of entries) {
    if (size > (compressedSize + 1) * BEST_RATIO)
      return problem('directory_disagrees', 'a size no stored bytes can have');
    total += size;
    stored += compressedSize;
  }
  if (total > limits.totalBytes) return problem('too_large', `more than ${limits.totalBytes} bytes inflated`);
  if (total > limits.ratioAboveBytes && total > stored * limits.ratio) {
    return problem('ratio', `inflates more than ${limits.ratio} times`);
  }
  return { ok: true };
}

function archiveOf(
  members: ReadonlyMap<string, Member>,
  { leading, unclaimed }: Pick<Archive, 'leading' | 'unclaimed'>,
  limits: ArchiveLimits,
): Archive {
  const kept = new Map<Member, Uint8Array>();
  let room = limits.keptBytes;
  const find = (name: string): Member | undefined => members.get(sameName(name));
  const entries = new Map<string, ArchiveEntry>();
  for (const [key, { name, compressedSize, size, encrypted, method }] of members) {
    entries.set(key, { name, compressedSize, size, encrypted, method });
  }
  return {
    entries: [...entries.values()],
    leading,
    unclaimed,
    entry: (name) => entries.get(sameName(name)),
    has: (name) => find(name) !== undefined,
    read: (name) => {
      const member = find(name);
      if (member === undefined) return problem('no_such_entry', 'no member of this name');
      if (member.encrypted) return problem('encrypted', 'the member needs a password');
      if (member.size > limits.memberBytes) return problem('too_large', `a member over ${limits.memberBytes} bytes`);
      const before = kept.get(member);
      if (before !== undefined) return { ok: true, bytes: before };
      const inflated = inflateMember(member);
      if (inflated.ok && member.size <= room) {
        room -= member.size;
        kept.set(member, inflated.bytes);
      }
      return inflated;
    },
    head: (name, wanted) => {
      const member = find(name);
      if (member === undefined || member.encrypted) return new Uint8Array(0);
      return kept.get(member)?.subarray(0, wanted) ?? inflateHead(member, wanted);
    },
  };
}

/** What one archive may cost us. A limit refuses the file to the reader; the file itself is always kept. */
export interface ArchiveLimits {
  /**
   * Members in the directory. A Word file with 2,000 pictures has some 2,100; a flood of names costs memory without one byte
   * of content.
   */
  readonly entries: number;
  /** Bytes of a member's name. Four times the 260 of a Windows path, so no producer meets it. */
  readonly nameBytes: number;
  /** Declared bytes of all members together: 25 times the largest upload (20 MB), about what Word itself can open. */
  readonly totalBytes: number;
  /** Bytes of one member that is read. A main part of 64 MiB is some 15,000 pages; a referral form's is under 1 MB. */
  readonly memberBytes: number;
  /** Inflated to stored bytes of the whole archive. Real repetitive tables and blank bitmaps pass 100 and even 500 while small … */
  readonly ratio: number;
  /** … so the ratio counts only above this many declared bytes: below it, inflating everything takes under half a second. */
  readonly ratioAboveBytes: number;
  /** Bytes of read members kept for the next reader of the same member; the inspector and the reader share the main part. */
  readonly keptBytes: number;
}

const MIB = 1024 * 1024;

export const archiveLimits: ArchiveLimits = {
  entries: 10_000,
  nameBytes: 1_024,
  totalBytes: 512 * MIB,
  memberBytes: 64 * MIB,
  ratio: 100,
  ratioAboveBytes: 128 * MIB,
  keptBytes: 64 * MIB,
};

const STORED = 0;
const DEFLATED = 8;
/** Deflate cannot do better than 1,032 to 1 (zlib's technical notes); a member that claims more is lying about its size. */
export const BEST_RATIO = 1_032;

export interface StoredMember {
  readonly data: Uint8Array;
  readonly method: number;
  readonly size: number;
  readonly crc: number;
}

/**
 * Returns a member's bytes, exactly as many as the directory says and with its checksum, or why not.
 *
 * zlib writes into one buffer of the declared size: on 160 real main parts that took 4 to 6 ms for what fflate inflates
 * in 15 to 19. The buffer is never larger than the stored bytes can fill, whatever the directory claims.
 */
export function inflateMember({ data, method, size, crc }: StoredMember): ArchiveResult<{ bytes: Uint8Array }> {
  if (method === STORED) {
    return data.length === size ? checked(data, crc) : problem('damaged', 'a stored member of another size');
  }
  if (method !== DEFLATED) return problem('unsupported_method', `compression method ${method}`);
  const room = Math.min(size, data.length * BEST_RATIO + 1) + 1;
  try {
    const bytes = inflateRawSync(data, { maxOutputLength: room, chunkSize: Math.max(64, room) });
    return bytes.length === size ? checked(bytes, crc) : problem('damaged', 'a member of another size than it says');
  } catch {
    return problem('damaged', 'a member does not inflate to what it says');
  }
}

/** Checks a member's checksum. Producers that never computed it write 0. */
function checked(bytes: Uint8Array, crc: number): ArchiveResult<{ bytes: Uint8Array }> {
  return crc === 0 || crc32(bytes) === crc ? { ok: true, bytes } : problem('damaged', 'a member has another checksum');
}

/** Returns at least the first `wanted` bytes of a member when it has as many, without inflating the rest; fewer if it is damaged. */
export function inflateHead({ data, method, size }: StoredMember, wanted: number): Uint8Array {
  if (method === STORED) return data.subarray(0, wanted);
  if (method !== DEFLATED) return new Uint8Array(0);
  // Deflate adds at most a few bytes to what it cannot compress, so this much stored input gives the wanted output …
  const input = data.subarray(0, wanted + 512);
  const room = Math.min(size, input.length * BEST_RATIO) + 64;
  try {
    // … and a sync flush makes zlib give what it has when the input stops early.
    return inflateRawSync(input, { maxOutputLength: room, finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, wanted);
  } catch {
    return new Uint8Array(0);
  }
}
