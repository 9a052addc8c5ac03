import { tidy } from './header-fields.ts';
import type { OpeningLimits } from './opening-limits.ts';

/** A zip whose directory has been read. */
export type OpenedZip = {
  readonly entries: readonly { readonly name: string; readonly size: number; readonly encrypted: boolean }[];
  has(name: string): boolean;
  read(name: string): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false };
};

/**
 * The part of an archive reader that this room needs; `openArchive` of `documents` is one. It never throws and bounds what it
 * inflates.
 */
export type OpenArchive = (
  bytes: Uint8Array,
  limits?: { entries?: number; totalBytes?: number; memberBytes?: number },
) => { readonly ok: true; readonly archive: OpenedZip } | { readonly ok: false };

/** A member that only a document in the zip format has: Office (OPC), OpenDocument and EPUB, Java archives. */
const DOCUMENT_MARKS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'mimetype',
  'META-INF/manifest.xml',
  'META-INF/MANIFEST.MF',
];
/** Finder's shadow files, which hold no content, by their names in the folder that Finder makes for them. */
const MAC_LEFTOVER = /^__MACOSX\/(?:.*\/)?\._[^/]*$|(?:^|\/)\.DS_Store$/;
/** AppleDouble (RFC 1740): what a Mac notes about a file beside its content. */
const APPLE_DOUBLE = Buffer.from([0x00, 0x05, 0x16, 0x07]);
/** The entry in which an AppleDouble file would hold content after all. */
const DATA_FORK = 1;
/** How many names of one zip are listed. A zip of a hundred files is taken apart; of a larger one a person sees the number. */
const NAMES_AT_MOST = 1_000;

/** Returns whether the bytes begin as a zip does, whatever their name. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** Opens a zip without reading its members. `closed`: it cannot be opened. `document`: it is one file, such as a .docx. */
export function openZip(
  bytes: Uint8Array,
  openArchive: OpenArchive,
  limits: OpeningLimits,
): OpenedZip | 'closed' | 'document' {
  const opened = openArchive(bytes, { totalBytes: limits.partBytes, memberBytes: limits.partBytes });
  if (!opened.ok) return 'closed';
  return DOCUMENT_MARKS.some((mark) => opened.archive.has(mark)) ? 'document' : opened.archive;
}

/** Returns whether bytes are what a Mac writes beside a file, under a name of its own, without any content. */
export function isAppleDouble(bytes: Uint8Array): boolean {
  if (bytes.length < 26 || !APPLE_DOUBLE.every((byte, at) => bytes[at] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = Math.min(view.getUint16(24), Math.floor((bytes.length - 26) / 12));
  for (let entry = 0; entry < entries; entry++) if (view.getUint32(26 + entry * 12) === DATA_FORK) return false;
  return true;
}

/** Returns the names in a zip with their folders, one a line. */
export function namesIn(zip: OpenedZip): string {
  const names = zip.entries
    .filter(({ name }) => !MAC_LEFTOVER.test(name))
    .map(({ name }) => tidy(name).slice(0, 1_000));
  const more = names.length - NAMES_AT_MOST;
  return [...names.slice(0, NAMES_AT_MOST), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

export type ZipMembers = {
  members: { name: string; bytes: Uint8Array }[];
  withPassword: boolean;
  unread: boolean;
  leftMac: boolean;
};

/** Returns the files in an opened zip, and whether any stays behind. Never throws. */
export function membersOf(zip: OpenedZip, limits: OpeningLimits): ZipMembers {
  const files = zip.entries.filter((entry) => !MAC_LEFTOVER.test(entry.name));
  const members: { name: string; bytes: Uint8Array }[] = [];
  let [unread, leftMac] = [false, files.length < zip.entries.length];
  // Takes one more than the limit, so that too many files are noticed.
  for (const entry of files.filter((each) => !each.encrypted).slice(0, limits.parts + 1)) {
    const read = zip.read(entry.name);
    if (!read.ok) unread = true;
    else if (/(?:^|\/)\._[^/]*$/.test(entry.name) && isAppleDouble(read.bytes)) leftMac = true;
    else members.push({ name: entry.name, bytes: read.bytes });
  }
  return { members, withPassword: files.some((entry) => entry.encrypted), unread, leftMac };
}
