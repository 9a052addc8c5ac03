import { isUtf8 } from 'node:buffer';
import type { FileType } from '#schemas/document.ts';
import { latin1 } from './signatures.ts';

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

/** What a file without a signature is, when it is text; `undefined` when it is not. A web page or an email is not plain text. */
export function textTypeOf(bytes: Uint8Array): FileType | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const start = text.slice(0, BEGINNING).trimStart();
  if (HTML.test(fromFirstTag(start))) return 'html';
  if (isMail(start))
    return /^Content-Type:\s*multipart\/related/im.test(start) && !/^(?:From|Received):/im.test(start) ? 'html' : 'eml';
  return XML.test(start) ? 'xml' : 'txt';
}

/** What follows an XML declaration and comments. */
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

/** A file's text by its byte order mark, as UTF-8, or as an old code page; `undefined` when it is none. */
export function textOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const bom =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const coding = bom ?? (isUtf8(bytes) ? 'utf-8' : undefined);
  const text = coding === undefined ? latin1(bytes) : new TextDecoder(coding).decode(bytes);
  if (BINARY.test(text)) return undefined;
  return coding !== undefined || isMostlyAscii(bytes) ? text : undefined;
}

/** A text in an old code page has letters with accents among many plain ones. */
function isMostlyAscii(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) if (byte > 0x7f) high += 1;
  return high * 4 < bytes.length;
}
