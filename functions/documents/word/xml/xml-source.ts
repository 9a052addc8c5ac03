import { TextDecoder } from 'node:util';
import { wideMark } from '../../text/decode-text.ts';
import { Unreadable } from '../unreadable.ts';
import { TO_SPACE, WIDE } from './xml-bytes.ts';

/** A part's XML as UTF-8 without a byte order mark, and the same bytes as a string with one character for each. */
export interface XmlSource {
  readonly bytes: Buffer;
  /** Positions are those of `bytes`; searching and slicing it is far quicker than doing either with bytes. */
  readonly latin1: string;
}

/** Encodings that are UTF-8 as far as we care; a part that only says it is UTF-16 is taken for what its bytes are. */
const AS_UTF8 = /^(?:utf-?8|us-ascii|ascii|utf-?16(?:le|be)?)$/i;
/** The others that a producer of old may write and that `TextDecoder` has: one byte a character. */
const ONE_BYTE = /^(?:iso-8859-\d{1,2}|windows-125\d)$/i;
/** Enough for any XML declaration. */
const DECLARATION = 200;
const ENCODING = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w-]{1,20})["']/;

/**
 * Makes a part's bytes ready for a pass: UTF-8, UTF-16 by its byte order mark or first bytes (the two that ECMA-376-2
 * and ODF allow), or a declared encoding of one byte a character. Throws `Unreadable` for any other.
 */
export function xmlSource(part: Uint8Array): XmlSource {
  const bytes = asUtf8(part);
  return { bytes, latin1: bytes.toString('latin1') };
}

/** Returns the encoding of XML in UTF-16, by its byte order mark or its first character. */
export function wideXml(part: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = part;
  if (first === 0x3c && second === 0) return 'utf-16le';
  return first === 0 && second === 0x3c ? 'utf-16be' : wideMark(part);
}

function asUtf8(part: Uint8Array): Buffer {
  const wide = wideXml(part);
  if (wide) return reencoded(part, wide);
  const [first, second, third] = part;
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  const encoding = ENCODING.exec(bytes.toString('latin1', 0, DECLARATION))?.[1];
  if (encoding === undefined || AS_UTF8.test(encoding)) return bytes;
  if (!ONE_BYTE.test(encoding)) throw new Unreadable('not_xml');
  return reencoded(part, encoding);
}

function reencoded(part: Uint8Array, encoding: string): Buffer {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    // The number of an encoding that does not exist, such as iso-8859-99.
    throw new Unreadable('not_xml');
  }
  return Buffer.from(decoder.decode(part));
}

/** The entities that need no declaration (XML 1.0, 4.6); a document type, which could declare others, is refused. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** `&#x0000010FFFF;` with some zeros before it is as long as a reference gets. */
const LONGEST_REFERENCE = 40;

/**
 * Returns text between tags from `from` to `to`: line ends as one (2.11), references resolved. `kinds` are the bits of all its
 * bytes. Throws `Unreadable`.
 */
export function decodedText(source: XmlSource, from: number, to: number, kinds: number): string {
  const text = written(source, from, to, kinds);
  if (text.includes(']]>')) throw new Unreadable('not_xml');
  return resolved(withOneLineEnd(text));
}

/** Returns an attribute's value: white space as spaces (3.3.3), references resolved. Throws `Unreadable`. */
export function decodedValue(source: XmlSource, from: number, to: number, kinds: number): string {
  const text = written(source, from, to, kinds);
  return resolved((kinds & TO_SPACE) === 0 ? text : text.replaceAll(/\r\n|[\t\r\n]/g, ' '));
}

function written({ bytes, latin1 }: XmlSource, from: number, to: number, kinds: number): string {
  return (kinds & WIDE) === 0 ? latin1.slice(from, to) : bytes.toString('utf8', from, to);
}

/** Returns the text of a CDATA section, in which nothing is markup. Throws `Unreadable`. */
export function decodedCdata(source: XmlSource, from: number, to: number): string {
  const text = withOneLineEnd(source.bytes.toString('utf8', from, to));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new Unreadable('not_xml');
  return text;
}

function withOneLineEnd(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

function resolved(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let done = '';
  let from = 0;
  while (at >= 0) {
    const end = text.indexOf(';', at);
    if (end < 0 || end - at > LONGEST_REFERENCE) throw new Unreadable('not_xml');
    done += text.slice(from, at) + character(text.slice(at + 1, end));
    from = end + 1;
    at = text.indexOf('&', from);
  }
  return done + text.slice(from);
}

function character(reference: string): string {
  const named = NAMED.get(reference);
  if (named !== undefined) return named;
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  if (!isCharacter(code)) throw new Unreadable('not_xml');
  return String.fromCodePoint(code);
}

/** Tells whether it is a character of XML (2.2). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
