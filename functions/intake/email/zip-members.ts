import type { OpeningLimits } from './opening-limits.ts';

/** A zip whose directory has been read. */
export type OpenedZip = {
  readonly entries: readonly { readonly name: string; readonly size: number; readonly encrypted: boolean }[];
  has(name: string): boolean;
  read(name: string): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false };
};

/** What this room needs of an archive reader; `openArchive` of `documents` is one. It never throws and bounds what it inflates. */
export type OpenArchive = (
  bytes: Uint8Array,
  limits?: { entries?: number; totalBytes?: number; memberBytes?: number },
) => { readonly ok: true; readonly archive: OpenedZip } | { readonly ok: false };

/** A member that only a document in zip dress has: Office (OPC), OpenDocument and EPUB, Java archives. */
const DOCUMENT_MARKS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'mimetype',
  'META-INF/manifest.xml',
  'META-INF/MANIFEST.MF',
];
/** Finder's shadow files, which hold no content. */
const MAC_LEFTOVER = /^__MACOSX\/|(^|\/)\.DS_Store$/;

/** Whether the bytes begin as a zip does, whatever they are called. */
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

/** The files in an opened zip, and whether any stays behind. Never throws. */
export function membersOf(
  zip: OpenedZip,
  limits: OpeningLimits,
): { members: { name: string; bytes: Uint8Array }[]; withPassword: boolean; unread: boolean; leftMac: boolean } {
  const files = zip.entries.filter((entry) => !MAC_LEFTOVER.test(entry.name));
  const members: { name: string; bytes: Uint8Array }[] = [];
  let unread = false;
  // One more than is taken, so that too many are told as too many.
  for (const entry of files.filter((each) => !each.encrypted).slice(0, limits.parts + 1)) {
    const read = zip.read(entry.name);
    if (read.ok) members.push({ name: entry.name, bytes: read.bytes });
    else unread = true;
  }
  return {
    members,
    withPassword: files.some((entry) => entry.encrypted),
    unread,
    leftMac: files.length < zip.entries.length,
  };
}
