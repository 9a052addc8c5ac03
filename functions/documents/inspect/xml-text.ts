import { TextDecoder } from 'node:util';

const utf8 = new TextDecoder('utf-8');
const utf16le = new TextDecoder('utf-16le');
const utf16be = new TextDecoder('utf-16be');

/**
 * An XML part as text in which all markup can be found: UTF-16 is decoded (a search for ASCII bytes would see nothing in
 * it), every other encoding is taken byte by byte, which leaves ASCII as it is and costs one copy.
 */
export function markupOf(part: Uint8Array): string {
  const wide = wideEncoding(part);
  if (wide !== undefined) return wide.decode(part);
  if (part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf) return markupOf(part.subarray(3));
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
}

/** An XML part as text to parse, when its names and values matter as well: UTF-16 or UTF-8, the mark of either left out. */
export function xmlTextOf(part: Uint8Array): string {
  return (wideEncoding(part) ?? utf8).decode(part);
}

/** Whether the ASCII words in a part can be searched for in its bytes. */
export function isByteSearchable(part: Uint8Array): boolean {
  return wideEncoding(part) === undefined;
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

export type Prologue = 'plain' | 'doctype' | 'doctype_with_subset' | 'odd_encoding' | 'unfinished';

/**
 * What stands before the root element, where alone a document type may stand (XML 1.0, 2.8). ECMA-376 part 2 forbids one
 * in a package, so `doctype` is a trick in OOXML; old OpenOffice writes one, without subset, in its manifest. `unfinished`
 * when `text` ends before the root element: ask again with more of it.
 */
export function prologueOf(text: string): Prologue {
  let at = 0;
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
    } else {
      return text.length - at < 9 && '<!DOCTYPE'.startsWith(text.slice(at)) ? 'unfinished' : 'plain';
    }
  }
}
