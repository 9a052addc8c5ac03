import type { OpeningLimits } from './opening-limits.ts';

type Opened = {
  readonly entries: readonly { readonly name: string; readonly size: number; readonly encrypted: boolean }[];
  has(name: string): boolean;
  read(name: string): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false };
};

/** What this room needs of an archive reader; `openArchive` of `documents` is one. It never throws and bounds what it inflates. */
export type OpenArchive = (
  bytes: Uint8Array,
  limits?: { entries?: number; totalBytes?: number; memberBytes?: number },
) => { readonly ok: true; readonly archive: Opened } | { readonly ok: false };

/** The files of a plain zip. `closed`: it cannot be opened. `document`: it is one file, such as a .docx. */
export type ZipMembers =
  | { is: 'closed' }
  | { is: 'document' }
  | {
      is: 'files';
      members: { name: string; bytes: Uint8Array }[];
      withPassword: boolean;
      unread: boolean;
      leftMac: boolean;
    };

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

/** The files in a zip, one level down, within the limits of a message. Never throws. */
export function membersOf(bytes: Uint8Array, openArchive: OpenArchive, limits: OpeningLimits): ZipMembers {
  const opened = openArchive(bytes, { totalBytes: limits.partBytes, memberBytes: limits.partBytes });
  if (!opened.ok) return { is: 'closed' };
  const { archive } = opened;
  if (DOCUMENT_MARKS.some((mark) => archive.has(mark))) return { is: 'document' };
  const files = archive.entries.filter((entry) => !MAC_LEFTOVER.test(entry.name));
  const members: { name: string; bytes: Uint8Array }[] = [];
  let unread = false;
  for (const entry of files.filter((each) => !each.encrypted)) {
    // One more than is taken, so that too many are told as too many.
    if (members.length > limits.parts) break;
    const read = archive.read(entry.name);
    if (read.ok) members.push({ name: entry.name, bytes: read.bytes });
    else unread = true;
  }
  return {
    is: 'files',
    members,
    withPassword: files.some((entry) => entry.encrypted),
    unread,
    leftMac: files.length < archive.entries.length,
  };
}
