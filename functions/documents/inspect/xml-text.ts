import { TextDecoder } from 'node:util';

const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

/**
 * An XML part as bytes in which all markup can be searched for as ASCII: UTF-16 is turned into UTF-8, every other
 * encoding is left as it is.
 */
export function markupOf(part: Uint8Array): Buffer {
  const wide = wideEncoding(part);
  if (wide !== undefined) return Buffer.from(wide.decode(part));
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** An XML part as text to parse, when its names and values matter as well: UTF-16 or UTF-8, the mark of either left out. */
export function xmlTextOf(part: Uint8Array): string {
  return (wideEncoding(part) ?? utf8).decode(part);
}

function wideEncoding(part: Uint8Array): TextDecoder | undefined {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return utf16le;
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return utf16be;
  return undefined;
}

/** Encodings whose markup is ASCII, or UTF-16: any other (UTF-7, EBCDIC, UTF-32) can hide markup from a search. */
const PLAIN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d|cp125\d)$/i;
const DECLARED_ENCODING = /^[^>]{0,200}?\bencoding\s*=\s*["']([^"']{0,40})["']/;

/** U+FEFF in UTF-8, byte by byte. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

export type Prologue = 'plain' | 'doctype' | 'doctype_with_subset' | 'odd_encoding' | 'unfinished';

/**
 * What stands before the root element, where alone a document type may stand (XML 1.0, 2.8). ECMA-376 part 2 forbids one
 * in a package, so `doctype` is a trick in OOXML; old OpenOffice writes one, without subset, in its manifest. `unfinished`
 * when `markup` ends before the root element: ask again with more of it.
 */
export function prologueOf(markup: Buffer): Prologue {
  const text = markup.toString('latin1');
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return 'unfinished';
    if (text.startsWith('<?', at)) {
      const end = text.indexOf('?>', at);
      if (end < 0) return 'unfinished';
      const encoding = text.startsWith('<?xml ', at) ? DECLARED_ENCODING.exec(text.slice(at, end))?.[1] : undefined;
      if (encoding !== undefined && !PLAIN_ENCODING.test(encoding)) return 'odd_encoding';
      at = end + 2;
    } else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end < 0) return 'unfinished';
      at = end + 3;
    } else if (/^<!DOCTYPE/i.test(text.slice(at, at + 9))) {
      const [subset, close] = [text.indexOf('[', at), text.indexOf('>', at)];
      return subset >= 0 && (close < 0 || subset < close) ? 'doctype_with_subset' : 'doctype';
    } else if (text.charAt(at) === '\0') {
      return 'odd_encoding';
    } else {
      return text.length - at < 9 && '<!DOCTYPE'.startsWith(text.slice(at)) ? 'unfinished' : 'plain';
    }
  }
}
