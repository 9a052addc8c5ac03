import { TextDecoder } from 'node:util';
import { htmlText } from '#functions/documents/index.ts';
import { readCompressedRtf } from './compressed-rtf.ts';
import { type MapiProperty, readProperties } from './mapi-properties.ts';

/** A file inside `winmail.dat`. `message` is a message within, itself in TNEF. */
export type TnefFile = { name: string | null; type: string | null; bytes: Uint8Array; is: 'file' | 'message' };

/** What Outlook packed into a `winmail.dat`. */
export type Tnef = {
  files: TnefFile[];
  /** The words, when it carries any. */
  text: string | null;
  rtf: Uint8Array | null;
  /** False when it ends early or something in it was not understood: then the whole must be kept too. */
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
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  fileData: 0x3701,
  fileName: 0x3704,
  fileMethod: 0x3705,
  longFileName: 0x3707,
  fileType: 0x370e,
} as const;
const UNICODE = 0x1f;
const OBJECT = 0x0d;
/** An object begins with the id of its interface. */
const INTERFACE_ID = 16;
const EMBEDDED_MESSAGE = 5;
/** As in a message: each becomes a part. A `winmail.dat` of real life has up to some twenty. */
const FILES_AT_MOST = 200;

type FileSoFar = { title: string | null; data: Uint8Array | null; properties: MapiProperty[] };

/** Whether the bytes begin as TNEF does, whatever the part is called. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === SIGNATURE;
}

function decoderOf(codePage: number): TextDecoder {
  const label = { 65001: 'utf-8', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' }[codePage];
  try {
    return new TextDecoder(label ?? `windows-${codePage}`);
  } catch {
    // A code page that is not known: most letters are the same in Western Europe's.
    return new TextDecoder('windows-1252');
  }
}

function untilNul(text: string): string {
  const at = text.indexOf('\0');
  return at === -1 ? text : text.slice(0, at);
}

function fileOf(file: FileSoFar, decoder: TextDecoder): TnefFile | null {
  const find = (id: number) => file.properties.find((property) => property.id === id);
  const words = (id: number): string | null => {
    const property = find(id);
    if (property === undefined) return null;
    return untilNul((property.type === UNICODE ? new TextDecoder('utf-16le') : decoder).decode(property.bytes)) || null;
  };
  const object = find(PROPERTY.fileData);
  const held = object?.type === OBJECT ? object.bytes.subarray(INTERFACE_ID) : object?.bytes;
  const bytes = held !== undefined && held.length > 0 ? held : file.data;
  if (bytes === null) return null;
  // What Outlook calls an embedded document or message that has no file name.
  const title = file.title === 'Untitled Attachment' ? null : file.title;
  return {
    name: words(PROPERTY.longFileName) ?? words(PROPERTY.fileName) ?? title ?? words(PROPERTY.displayName),
    type: words(PROPERTY.fileType),
    bytes,
    is: find(PROPERTY.fileMethod)?.bytes[0] === EMBEDDED_MESSAGE && isTnef(bytes) ? 'message' : 'file',
  };
}

function textOf(properties: readonly MapiProperty[], body: string | null, decoder: TextDecoder): string | null {
  const find = (id: number) => properties.find((property) => property.id === id);
  const words = (property: MapiProperty) =>
    untilNul((property.type === UNICODE ? new TextDecoder('utf-16le') : decoder).decode(property.bytes));
  const [plain, html] = [find(PROPERTY.body), find(PROPERTY.html)];
  if (plain !== undefined && words(plain).trim() !== '') return words(plain);
  if (body !== null && body.trim() !== '') return body;
  return html === undefined ? null : htmlText(words(html)) || null;
}

/**
 * Reads a `winmail.dat` (TNEF, MS-OXTNEF): files with their long names, and the words. Bytes are views, not copies.
 * Never fails: null when it is no TNEF, and `whole: false` when it ends early. Checksums are not judged: some writers
 * get them wrong, and our own hash is taken over what comes out.
 */
export function readTnef(bytes: Uint8Array): Tnef | null {
  if (!isTnef(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: FileSoFar[] = [];
  let properties: MapiProperty[] = [];
  let body: Uint8Array | null = null;
  let decoder = decoderOf(1252);
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
    if (id === ATTRIBUTE.codePage && length >= 4) decoder = decoderOf(view.getUint32(start, true));
    else if (id === ATTRIBUTE.body) body = data;
    else if (id === ATTRIBUTE.fileBegins) {
      if (files.length === FILES_AT_MOST) {
        whole = false;
        break;
      }
      files.push({ title: null, data: null, properties: [] });
    } else if (id === ATTRIBUTE.fileTitle && file) file.title = untilNul(decoder.decode(data)) || null;
    else if (id === ATTRIBUTE.fileData && file) file.data = data;
    else if (id === ATTRIBUTE.fileProperties || id === ATTRIBUTE.messageProperties) {
      const read = readProperties(data);
      whole &&= read.whole;
      if (id === ATTRIBUTE.messageProperties) properties = read.properties;
      else if (file) file.properties = read.properties;
    }
  }
  const found = files.map((file) => fileOf(file, decoder));
  const packed = properties.find((property) => property.id === PROPERTY.rtf);
  return {
    files: found.filter((file) => file !== null),
    text: textOf(properties, body === null ? null : untilNul(decoder.decode(body)), decoder),
    rtf: packed === undefined ? null : readCompressedRtf(packed.bytes),
    whole: whole && !found.includes(null),
  };
}
