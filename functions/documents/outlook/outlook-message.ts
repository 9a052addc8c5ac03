import { type CompoundFile, openCompoundFile } from '../inspect/compound-file.ts';
import { bodiesOf, type FindProperty, type MapiBodies, type MapiValue, numberOf, textOf } from './mapi-words.ts';

/** Who wrote a message, to whom, when and about what. */
export type About = { from: string; to: string; sent: string; subject: string };

/**
 * A file of a message that Outlook saved. `message`: a message within, which the caller opens. `link`: kept elsewhere, at `name`.
 */
export type OutlookFile =
  | { is: 'file'; name: string | null; type: string | null; contentId: string | null; bytes: Uint8Array }
  | { is: 'message'; name: string | null; open: () => OutlookMessage }
  | { is: 'link'; name: string };

/** The contents of a `.msg` (MS-OXMSG). */
export type OutlookMessage = {
  about: About;
  bodies: MapiBodies;
  files: OutlookFile[];
  /** False when something in it was not understood, or has words that are not among these: then the whole file is kept too. */
  whole: boolean;
};

/** MAPI property ids (MS-OXPROPS). */
const ID = {
  messageClass: 0x001a,
  subject: 0x0037,
  sentAt: 0x0039,
  representingName: 0x0042,
  representingAddress: 0x0065,
  headers: 0x007d,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  bcc: 0x0e02,
  cc: 0x0e03,
  to: 0x0e04,
  receivedAt: 0x0e06,
  displayName: 0x3001,
  fileData: 0x3701,
  fileName: 0x3704,
  fileMethod: 0x3705,
  longFileName: 0x3707,
  pathName: 0x3708,
  longPathName: 0x370d,
  fileType: 0x370e,
  contentId: 0x3712,
  messageCodePage: 0x3ffd,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
} as const;
/** How a file is kept (PidTagAttachMethod). */
const METHOD = { embedded: 5, object: 6 } as const;
const BY_REFERENCE: ReadonlySet<number> = new Set([2, 3, 4, 7]);
/** Kinds of message with all their words in the body: mail, posts, reports. Contacts and appointments have words elsewhere. */
const ALL_IN_BODY = /^(?:IPM\.(?:Note|Post|Document|Outlook\.Recall)|REPORT\.)/i;
/** Entries of the compound file: a message with a hundred files has some five thousand. */
const ENTRIES_AT_MOST = 20_000;
/** As in an email: each becomes a part. */
const FILES_AT_MOST = 200;
const PROPERTY_SIZE = 16;
/** Bytes before the first property of a message, of one within, and of a file or recipient (MS-OXMSG 2.4.1). */
const HEADER = { message: 32, within: 24, file: 8 } as const;
/** Types whose value is beside the tag. We use only a number and a time; for other types we use the length. */
const FIXED: ReadonlySet<number> = new Set([0x03, 0x40]);
const WESTERN = 1252;
/** Windows counts 100 ns from 1601. */
const [TICKS, FROM_1601_TO_1970] = [10_000n, 11_644_473_600_000n];

/** Returns whether the bytes may be a compound file, as every `.msg` is. */
export function looksCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** Reads within a budget: the streams of one file share its bytes, and a hostile file names the same bytes again and again. */
class Storage {
  readonly #file: CompoundFile;
  readonly #budget: { bytes: number };
  readonly path: string;
  readonly #fixed: ReadonlyMap<number, MapiValue>;
  readonly #streams: ReadonlyMap<number, string>;
  whole = true;

  constructor(file: CompoundFile, path: string, header: number, budget: { bytes: number }, names: readonly string[]) {
    this.#file = file;
    this.#budget = budget;
    this.path = path;
    this.#fixed = fixedIn(this.#read('__properties_version1.0') ?? new Uint8Array(0), header);
    const streams = new Map<number, string>();
    for (const name of names) {
      const [, id] = /^__substg1\.0_([0-9a-f]{4})(?:001e|001f|0102)$/i.exec(name) ?? [];
      if (id !== undefined) streams.set(Number.parseInt(id, 16), name);
    }
    this.#streams = streams;
  }

  readonly find: FindProperty = (id) => {
    const name = this.#streams.get(id);
    const bytes = name === undefined ? undefined : this.#read(name);
    if (name !== undefined && bytes === undefined) this.whole = false;
    if (name === undefined || bytes === undefined) return this.#fixed.get(id);
    return { type: Number.parseInt(name.slice(-4), 16), bytes };
  };

  #read(name: string): Uint8Array | undefined {
    const bytes = this.#file.read(`${this.path}${name}`, this.#budget.bytes);
    this.#budget.bytes -= bytes?.length ?? 0;
    return bytes;
  }
}

function fixedIn(bytes: Uint8Array, header: number): Map<number, MapiValue> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<number, MapiValue>();
  for (let at = header; at + PROPERTY_SIZE <= bytes.length; at += PROPERTY_SIZE) {
    const type = view.getUint16(at, true);
    if (FIXED.has(type)) found.set(view.getUint16(at + 2, true), { type, bytes: bytes.subarray(at + 8, at + 16) });
  }
  return found;
}

/** The names directly in each storage, by its path with a slash at the end; the root's path is the empty string. */
type Listing = ReadonlyMap<string, readonly string[]>;

function listingOf(file: CompoundFile): Listing {
  const listing = new Map<string, string[]>();
  for (const { path } of file.entries) {
    const at = path.lastIndexOf('/') + 1;
    const known = listing.get(path.slice(0, at));
    if (known === undefined) listing.set(path.slice(0, at), [path.slice(at)]);
    else known.push(path.slice(at));
  }
  return listing;
}

type Opened = { file: CompoundFile; listing: Listing; budget: { bytes: number } };

/**
 * Opens a message in Outlook's own format (MS-OXMSG): its words in every version, its sender and recipients, and its files. Returns
 * `null` for other bytes. Never fails; reads at most twice as many bytes as the file has.
 */
export function openOutlookMessage(bytes: Uint8Array): OutlookMessage | null {
  if (!looksCompound(bytes)) return null;
  const opened = openCompoundFile(bytes, ENTRIES_AT_MOST);
  if (typeof opened === 'string') return null;
  const listing = listingOf(opened.file);
  if (!listing.get('')?.includes('__properties_version1.0')) return null;
  return messageAt({ file: opened.file, listing, budget: { bytes: bytes.length * 2 } }, '', HEADER.message);
}

function messageAt(opened: Opened, path: string, header: number): OutlookMessage {
  const names = opened.listing.get(path) ?? [];
  const storage = new Storage(opened.file, path, header, opened.budget, names);
  const codePage = numberOf(storage.find(ID.messageCodePage)) ?? WESTERN;
  const attached = names.filter((name) => /^__attach_version1\.0_/i.test(name)).sort();
  const files = attached.slice(0, FILES_AT_MOST).map((name) => fileAt(opened, `${path}${name}/`, codePage));
  const about = aboutOf(storage.find, codePage);
  const bodies = bodiesOf(storage.find, codePage);
  const kind = textOf(storage.find(ID.messageClass), codePage) ?? 'IPM.Note';
  return {
    about,
    bodies,
    files: files.filter((file) => file !== null),
    whole: storage.whole && !files.includes(null) && attached.length <= FILES_AT_MOST && ALL_IN_BODY.test(kind),
  };
}

function fileAt(opened: Opened, path: string, codePage: number): OutlookFile | null {
  const names = opened.listing.get(path) ?? [];
  const { find } = new Storage(opened.file, path, HEADER.file, opened.budget, names);
  const words = (id: number) => textOf(find(id), codePage);
  const name = words(ID.longFileName) ?? words(ID.fileName) ?? words(ID.displayName);
  const method = numberOf(find(ID.fileMethod)) ?? 1;
  const inside = `${path}__substg1.0_3701000D/`;
  if (method === METHOD.embedded && opened.listing.has(inside))
    return { is: 'message', name, open: () => messageAt(opened, inside, HEADER.within) };
  const data = find(ID.fileData);
  if (data !== undefined)
    return { is: 'file', name, type: words(ID.fileType), contentId: words(ID.contentId), bytes: data.bytes };
  const place = words(ID.longPathName) ?? words(ID.pathName);
  if (BY_REFERENCE.has(method) && place !== null)
    return { is: 'link', name: name === null ? place : `${name} <${place}>` };
  return null;
}

function aboutOf(find: FindProperty, codePage: number): About {
  const words = (id: number) => (textOf(find(id), codePage) ?? '').replace(/\s+/g, ' ').trim();
  const name = words(ID.senderName) || words(ID.representingName);
  // An internal address of Exchange means nothing to anybody outside.
  const address =
    [ID.senderSmtp, ID.representingSmtp, ID.senderAddress, ID.representingAddress]
      .map(words)
      .find((each) => each.includes('@')) ?? '';
  const from = address === '' || address === name ? name || address : `${name} <${address}>`.trim();
  const sent = find(ID.sentAt) ?? find(ID.receivedAt);
  return {
    from: from.slice(0, 500),
    to: [ID.to, ID.cc, ID.bcc]
      .map(words)
      .filter((each) => each !== '')
      .join('; ')
      .slice(0, 2_000),
    sent: sent === undefined ? '' : dateOf(sent.bytes),
    subject: words(ID.subject).slice(0, 1_000),
  };
}

function dateOf(bytes: Uint8Array): string {
  if (bytes.length < 8) return '';
  const ticks = Buffer.from(bytes.buffer, bytes.byteOffset, 8).readBigUInt64LE(0);
  const date = new Date(Number(ticks / TICKS - FROM_1601_TO_1970));
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
