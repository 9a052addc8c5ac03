import { type Directory, type DirectoryEntry, memberName, sameName } from './directory.ts';
import { type ArchiveResult, problem } from './problem.ts';

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const HAS_DESCRIPTOR = 0x0008;
/** A data descriptor is at most 24 bytes; a longer gap is worth looking into. */
const DESCRIPTOR_BYTES = 24;

/**
 * Returns where each member's stored bytes lie, after comparing its local header with the directory: a file that shows two
 * readers two contents is refused. Sizes of a local header may be nought (data descriptors, and producers that never
 * go back to fill them in). `unclaimed` are the bytes that belong to no member: before, between and behind them, extra
 * fields, and the directory with its comments.
 */
export function layMembersOut(
  bytes: Uint8Array,
  directory: Directory,
): ArchiveResult<{
  data: readonly Uint8Array[];
  encrypted: readonly boolean[];
  unclaimed: readonly Uint8Array[];
  leading: number;
}> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const taken: { from: number; to: number }[] = [{ from: directory.start, to: directory.end }];
  const data: Uint8Array[] = [];
  const encrypted: boolean[] = [];
  const unclaimed: Uint8Array[] = [bytes.subarray(directory.start, directory.end)];
  let denied = false;
  for (const entry of directory.entries) {
    const { localOffset: at } = entry;
    if (at < 0 || at + LOCAL_SIZE > view.byteLength) return problem('truncated', 'a member lies beyond the end');
    if (view.getUint32(at, true) !== LOCAL) return problem('directory_disagrees', 'no member where the directory says');
    const nameLength = view.getUint16(at + 26, true);
    const from = at + LOCAL_SIZE + nameLength + view.getUint16(at + 28, true);
    const to = from + entry.compressedSize;
    if (to > view.byteLength) return problem('truncated', 'a member ends beyond the end');
    denied ||= !agrees(view, at, nameLength, entry);
    taken.push({ from: at, to });
    unclaimed.push(bytes.subarray(at + LOCAL_SIZE + nameLength, from));
    data.push(bytes.subarray(from, to));
    encrypted.push(((view.getUint16(at + 6, true) | entry.flags) & 1) === 1);
  }
  taken.sort((one, other) => one.from - other.from);
  let end = 0;
  for (const { from, to } of taken) {
    if (from < end) return problem('overlapping_entries', 'members share bytes');
    if (from - end > DESCRIPTOR_BYTES && hidesMember(view, end, from)) {
      return problem('hidden_entries', 'a member that the directory does not list');
    }
    if (from > end) unclaimed.push(bytes.subarray(end, from));
    end = to;
  }
  unclaimed.push(bytes.subarray(end));
  return denied
    ? problem('directory_disagrees', 'a member denies the directory')
    : { ok: true, data, encrypted, unclaimed, leading: taken[0]?.from ?? 0 };
}

function agrees(view: DataView, at: number, nameLength: number, entry: DirectoryEntry): boolean {
  const local = new Uint8Array(view.buffer, view.byteOffset + at + LOCAL_SIZE, nameLength);
  if (
    Buffer.compare(local, entry.nameBytes) !== 0 &&
    sameName(memberName(local)) !== sameName(memberName(entry.nameBytes))
  ) {
    return false;
  }
  if (view.getUint16(at + 8, true) !== entry.method) return false;
  if ((view.getUint16(at + 6, true) & HAS_DESCRIPTOR) !== 0) return true;
  return agree(view.getUint32(at + 18, true), entry.compressedSize) && agree(view.getUint32(at + 22, true), entry.size);
}

/** Tells whether two sizes agree: all ones stand for a 64-bit size elsewhere. */
function agree(said: number, meant: number): boolean {
  return said === meant || said === 0 || said === 0xffffffff;
}

function hidesMember(view: DataView, from: number, to: number): boolean {
  for (let at = from; at + LOCAL_SIZE <= to; at += 1) {
    if (view.getUint8(at) === 0x50 && view.getUint32(at, true) === LOCAL) return true;
  }
  return false;
}
