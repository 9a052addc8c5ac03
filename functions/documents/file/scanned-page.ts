import type { FileType } from '#schemas/document.ts';
import type { Archive } from '../archive/archive.ts';
import { openCompoundFile } from '../inspect/compound-file.ts';
import { inspectionLimits } from '../inspect/limits.ts';

/** A crest at the head of a letter is smaller; a page that was scanned or photographed into a document is larger. */
const LEAST_BYTES = 60 * 1024;
const PICTURE = /^(?:word\/media|Pictures)\/[^/]+\.(?:png|jpe?g|jfif|gif|bmp|tiff?|hei[cf]|avif|webp|svg|[ew]m[fz])$/i;
/** Handwriting: words that only its picture shows. */
const INK = /^word\/ink\/[^/]+\.xml$/i;

/** Tells whether a document holds a picture in which words may stand, or what a photograph shows: those are a person's to see. */
export function holdsScan(type: FileType, bytes: Uint8Array, archive: Archive | undefined): boolean {
  if (type === 'rtf') return holdsLongHex(bytes);
  if (type === 'doc') return holdsPictureData(bytes);
  return (
    archive?.entries.some(({ name, size }) => INK.test(name) || (size >= LEAST_BYTES && PICTURE.test(name))) === true
  );
}

/**
 * Tells whether rich text holds a large picture: its bytes are two digits each, over many lines, or follow `\bin` (RTF 1.9.1,
 * Pictures).
 */
function holdsLongHex(bytes: Uint8Array): boolean {
  let digits = 0;
  for (const byte of bytes) {
    if ((byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)) digits += 1;
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0x20 && byte !== 0x09) digits = 0;
    if (digits >= LEAST_BYTES * 2) return true;
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return [...text.matchAll(/\\bin(\d{5,9})/g)].some(([, length]) => Number(length) >= LEAST_BYTES);
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from('\x89PNG', 'latin1');

/**
 * Tells whether a .doc holds a large picture. Word keeps pictures in the line in `Data`, and floating ones after the text in
 * `WordDocument` ([MS-DOC] 2.1.3, 2.1.1).
 */
function holdsPictureData(bytes: Uint8Array): boolean {
  const opened = openCompoundFile(bytes, inspectionLimits.compoundEntries);
  if (typeof opened === 'string') return false;
  const { file } = opened;
  if (file.entries.some(({ path, size }) => /(?:^|\/)Data$/.test(path) && size >= LEAST_BYTES)) return true;
  const main = Buffer.from(file.read('WordDocument', bytes.length) ?? []);
  return [JPEG, PNG].some((begins) => {
    const at = main.indexOf(begins);
    return at >= 0 && main.length - at >= LEAST_BYTES;
  });
}
