import { bodiesOf, decoderOf, type HtmlReading, textOf, untilNul } from '#functions/documents/index.ts';
import { type MapiProperty, readProperties } from './mapi-properties.ts';

/** A file inside `winmail.dat`. `message` is a message within, itself in TNEF. */
export type TnefFile = {
  name: string | null;
  type: string | null;
  bytes: Uint8Array;
  contentId: string | null;
  is: 'file' | 'message';
};

/** The contents of a `winmail.dat`. */
export type Tnef = {
  files: TnefFile[];
  /** The words in each version that it carries. */
  text: string | null;
  html: HtmlReading | null;
  rtf: Uint8Array | null;
  /** The message has more words than are read. */
  cut: boolean;
  /** False when it ends early or something in it was not understood: then the whole file must be kept too. */
  whole: boolean;
};

const SIGNATURE = 0x223e9f78;
/** Attribute ids with their types (MS-OXTNEF 2.1.3.3). */
const ATTRIBUTE = {
  codePage: 0x00069007,
  body: 0x0002800c,
  messageProperties: 0x00069003,
  fileBegins: 0x00069002,
  fileTitle: 0x00018010,
  fileData: 0x0006800f,
  fileProperties: 0x00069005,
} as const;
/** MAPI property ids (MS-OXPROPS). */
const PROPERTY = {
  displayName: 0x3001,
  fileData: 0x3701,
  fileName: 0x3704,
  fileMethod: 0x3705,
  longFileName: 0x3707,
  fileType: 0x370e,
  contentId: 0x3712,
} as const;
const WESTERN = 1252;
const OBJECT = 0x0d;
/** An object begins with the id of its interface. */
const INTERFACE_ID = 16;
const EMBEDDED_MESSAGE = 5;
/** Each file becomes a part, as in a message. Real `winmail.dat` files have up to some twenty. */
const FILES_AT_MOST = 200;

type FileSoFar = { title: string | null; data: Uint8Array | null; properties: MapiProperty[] };

/** Returns whether the bytes begin as TNEF does, whatever the part is called. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === SIGNATURE;
}

function fileOf(file: FileSoFar, codePage: number): TnefFile | null {
  const find = (id: number) => file.properties.find((property) => property.id === id);
  const words = (id: number): string | null => textOf(find(id), codePage);
  const object = find(PROPERTY.fileData);
  const held = object?.type === OBJECT ? object.bytes.subarray(INTERFACE_ID) : object?.bytes;
  const bytes = held !== undefined && held.length > 0 ? held : file.data;
  if (bytes === null) return null;
  // Outlook's name for an embedded document or message without a file name.
  const title = file.title === 'Untitled Attachment' ? null : file.title;
  return {
    name: words(PROPERTY.longFileName) ?? words(PROPERTY.fileName) ?? title ?? words(PROPERTY.displayName),
    type: words(PROPERTY.fileType),
    bytes,
    contentId: words(PROPERTY.contentId),
    is: find(PROPERTY.fileMethod)?.bytes[0] === EMBEDDED_MESSAGE && isTnef(bytes) ? 'message' : 'file',
  };
}

/**
 * Reads a `winmail.dat` (TNEF, MS-OXTNEF): files with their long names, and the words. Bytes are views, not copies. Never fails:
 * returns null for other bytes, and `whole: false` when it ends early. Checksums are ignored: some programs get them wrong, and we
 * take our own hash of each file.
 */
export function readTnef(bytes: Uint8Array): Tnef | null {
  if (!isTnef(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: FileSoFar[] = [];
  let properties: MapiProperty[] = [];
  let body: Uint8Array | null = null;
  let codePage = WESTERN;
  let whole = true;
  let at = 6;
  // level 1, id 4, length 4, and a checksum of 2 behind the data
  while (at + 11 <= bytes.length) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const start = at + 9;
    if (length > bytes.length - start) {
      whole = false;
      break;
    }
    const data = bytes.subarray(start, start + length);
    at = start + length + 2;
    const file = files.at(-1);
    if (id === ATTRIBUTE.codePage && length >= 4) codePage = view.getUint32(start, true);
    else if (id === ATTRIBUTE.body) body = data;
    else if (id === ATTRIBUTE.fileBegins) {
      if (files.length === FILES_AT_MOST) {
        whole = false;
        break;
      }
      files.push({ title: null, data: null, properties: [] });
    } else if (id === ATTRIBUTE.fileTitle && file) file.title = untilNul(decoderOf(codePage).decode(data)) || null;
    else if (id === ATTRIBUTE.fileData && file) file.data = data;
    else if (id === ATTRIBUTE.fileProperties || id === ATTRIBUTE.messageProperties) {
      const read = readProperties(data);
      whole &&= read.whole;
      if (id === ATTRIBUTE.messageProperties) properties = read.properties;
      else if (file) file.properties = read.properties;
    }
  }
  const found = files.map((file) => fileOf(file, codePage));
  const bodies = bodiesOf((id) => properties.find((property) => property.id === id), codePage);
  const old = body === null ? '' : untilNul(decoderOf(codePage).decode(body));
  return {
    files: found.filter((file) => file !== null),
    text: bodies.plain ?? (old.trim() === '' ? null : old),
    html: bodies.html,
    rtf: bodies.rtf,
    cut: bodies.cut,
    whole: whole && !found.includes(null),
  };
}
