import { isUtf8 } from 'node:buffer';
import type { FileType } from '#schemas/document.ts';
import { wideMark } from '../text/decode-text.ts';

/** A shape that a file's first bytes give away. `compound` and `zip` are containers: what is in them says what the file is. */
export type Shape = FileType | 'compound';

/** How files of each kind begin, by their own specifications: in latin-1, where a dot means any byte. */
const SIGNATURES: readonly (readonly [shape: Shape, ...begins: string[]])[] = [
  ['zip', 'PK\x03\x04', 'PK\x05\x06', 'PK00PK\x03\x04'],
  ['compound', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a', 'GIF89a'],
  ['tiff', 'II*\0', 'MM\0*'],
  ['webp', 'RIFF....WEBP'],
  ['tnef', '\x78\x9f\x3e\x22'],
  ['executable', '\x7fELF', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xfe\xed\xfa\xce', '\xce\xfa\xed\xfe'],
  ['executable', 'L\0\0\0\x01\x14\x02\0', '#!'],
  ['archive', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\x1f\x8b', 'BZh', '\xfd7zXZ\0', 'MSCF', 'ITSF'],
];

/** The major brand of ISO base media files: HEIF (ISO 23008-12, 10.2) and AVIF 1.1, 6. */
const AVIF_BRANDS = /^(?:avif|avis)$/;
const HEIF_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
/** PDF 1.7, implementation note 13: readers accept the header within the first 1,024 bytes. */
const PDF_HEADER_WITHIN = 1_024;

/** Returns the shape of the first bytes (1,024 suffice), or `undefined` for text and what we do not know. */
export function shapeOf(bytes: Uint8Array): Shape | undefined {
  const start = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (isWindowsProgram(start)) return 'executable';
  // Sound of old telephones, which begins as scripts do (RFC 4867, 5.1).
  if (/^#!AMR(?:-WB)?(?:_MC1\.0)?\n/.test(start)) return undefined;
  const known = SIGNATURES.find(([, ...begins]) => begins.some((one) => matches(start, one)));
  if (known !== undefined) return known[0];
  if (start.startsWith('BM') && start.startsWith('\0\0\0\0', 6)) return 'bmp';
  if (start.startsWith('ftyp', 4)) {
    const brand = start.slice(8, 12);
    return HEIF_BRANDS.test(brand) ? 'heic' : AVIF_BRANDS.test(brand) ? 'avif' : undefined;
  }
  if (/^(?:\xef\xbb\xbf)?[\s\0]{0,64}\{\\rtf?/.test(start)) return 'rtf';
  return start.includes('%PDF-') ? 'pdf' : undefined;
}

/** Tells whether it is a program of Windows: a text may begin with MZ, but a program's header has zeros in it. */
function isWindowsProgram(start: string): boolean {
  return (start.startsWith('MZ') || start.startsWith('ZM')) && start.includes('\0');
}

function matches(start: string, begins: string): boolean {
  if (start.length < begins.length) return false;
  for (let at = 0; at < begins.length; at += 1) {
    if (begins.charAt(at) !== '.' && begins.charAt(at) !== start.charAt(at)) return false;
  }
  return true;
}

/** Returns bytes as one character each. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Enough to tell a letter from a web page or an email. */
const BEGINNING = 4_096;
const HTML =
  /^<(?:!doctype\s+(?:html|svg)|html|head|title|body|script|iframe|meta|svg|table|div|style|base|object|embed)[\s>/]/i;
const XML = /^<\?xml[\s?]/i;
const HEADER =
  /^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|DKIM-Signature|X-[\w-]+|Content-Type|Authentication-Results):/i;
/** Headers that a saved email has and a letter hardly begins with. */
const MAIL_ONLY = /^(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To|DKIM-Signature):/im;
/** Control characters that no text holds: all but tab, line ends, form feed, and the end mark of old DOS texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f]/;

/** Returns the type of a text without a signature; `undefined` for other bytes. A web page or an email is not plain text. */
export function textTypeOf(bytes: Uint8Array): FileType | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const start = text.slice(0, BEGINNING).trimStart();
  if (HTML.test(fromFirstTag(start))) return 'html';
  if (isMail(start))
    return /^Content-Type:\s*multipart\/related/im.test(start) && !/^(?:From|Received):/im.test(start) ? 'html' : 'eml';
  return XML.test(start) ? 'xml' : 'txt';
}

/** Returns what follows an XML declaration and comments. */
function fromFirstTag(start: string): string {
  let rest = start;
  for (;;) {
    const end = rest.startsWith('<?xml') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    const at = end === undefined ? -1 : rest.indexOf(end);
    if (end === undefined || at < 0) return rest;
    rest = rest.slice(at + end.length).trimStart();
  }
}

function isMail(start: string): boolean {
  const lines = start.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return HEADER.test(lines[0] ?? '') && HEADER.test(lines[1] ?? '') && MAIL_ONLY.test(start);
}

/** Returns a file's text, decoded by its byte order mark, as UTF-8 or as an old code page. Returns `undefined` if it is not text. */
export function textOf(bytes: Uint8Array): string | undefined {
  const coding = wideMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : undefined);
  const text = coding === undefined ? latin1(bytes) : new TextDecoder(coding).decode(bytes);
  if (BINARY.test(text)) return undefined;
  return coding !== undefined || isMostlyAscii(bytes) ? text : undefined;
}

/** Tells a text in an old code page, which has letters with accents among many plain ones, from other bytes. */
function isMostlyAscii(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) if (byte > 0x7f) high += 1;
  return high * 4 < bytes.length;
}
