import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { RichTextScan } from './rich-text-scan.ts';
import { passOver } from './tokens.ts';

/** Pictures make most of such a file, two letters a byte; the upload's own limit is lower. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** As the inspection knows it: a byte order mark and some white may come first, and old Word wrote `{\rt1`. */
const BEGINS = /^(?:\xef\xbb\xbf)?[\s\0]{0,64}\{\\rtf?/;

/**
 * Reads a .rtf (RTF 1.9.1): its text with tables, bookmarks of ours, form fields, struck and deleted text. Throws
 * `Unreadable`.
 */
export function readRichText(bytes: Uint8Array): ReadDocument {
  if (bytes.length > LARGEST_FILE) throw new Unreadable('too_large');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 80)).toString('latin1');
  if (!BEGINS.test(start)) throw new Unreadable('not_word');
  const assembly = new DocumentAssembly();
  const scan = new RichTextScan(assembly);
  scan.end(passOver(bytes.subarray(start.indexOf('{')), scan));
  assembly.endBody();
  return assembly.done();
}
