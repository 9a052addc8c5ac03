import { TextDecoder } from 'node:util';
import { wideXml } from '../word/xml/xml-source.ts';

/** One start tag found in markup. */
export interface Tag {
  readonly name: string;
  /** By local name, entities resolved; a prefixed one never hides the plain one. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Where its content begins. */
  readonly end: number;
}

/** The local names of tags to look for, with the bytes that are searched for. */
export type TagNames = readonly { readonly name: string; readonly key: Buffer; readonly rest: Buffer }[];

/** Node searches for up to six bytes with memchr, and for more in a way that took four times as long on 153 real parts. */
const KEY_BYTES = 6;

export function tagNames(...names: readonly string[]): TagNames {
  return names.map((name) => ({
    name,
    key: Buffer.from(name.slice(0, KEY_BYTES)),
    rest: Buffer.from(name.slice(KEY_BYTES)),
  }));
}

/**
 * Returns the start tags with these local names, whatever their prefix, in the order of the part. Only they are taken apart: each
 * name is searched for in the bytes, so a part of a megabyte with ten fields costs a search for each name and ten tags,
 * where a full parse costs thirty times as much. No byte is looked at again and again, so a hostile part cannot make it
 * slow. Tags in a comment count as well: that errs on the side of holding.
 */
export function* tagsNamed(markup: Buffer, names: TagNames): Generator<Tag> {
  const searches = names.map(({ name, key, rest }) => ({ name, key, rest, at: markup.indexOf(key) }));
  for (let next = nearest(searches); next !== undefined; next = nearest(searches)) {
    const after = next.at + next.key.length + next.rest.length;
    let from = next.at + next.key.length;
    if (markup.subarray(from, after).equals(next.rest) && isTagName(markup, next.at, after)) {
      from = tagEnd(markup, after);
      yield { name: next.name, attributes: attributesIn(markup.toString('utf8', after, from)), end: from };
    }
    for (const search of searches) {
      if (search.at >= 0 && search.at < from) search.at = markup.indexOf(search.key, from);
    }
  }
}

function nearest<Search extends { at: number }>(searches: readonly Search[]): Search | undefined {
  let found: Search | undefined;
  for (const search of searches) if (search.at >= 0 && (found === undefined || search.at < found.at)) found = search;
  return found;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const OPEN = 0x3c;
const EQUALS = 0x3d;
const CLOSE = 0x3e;

/** Tells whether the word at these bytes is the name of a start tag: behind `<` or `<prefix:`, and ended. */
function isTagName(markup: Buffer, from: number, to: number): boolean {
  const next = markup[to];
  if (next !== SPACE && next !== CLOSE && next !== SLASH && next !== LINE_FEED && next !== RETURN && next !== TAB) {
    return false;
  }
  if (markup[from - 1] === OPEN) return true;
  if (markup[from - 1] !== COLON) return false;
  let at = from - 2;
  while (at >= 0 && isPrefixByte(markup[at])) at -= 1;
  return markup[at] === OPEN && at < from - 2;
}

function isPrefixByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > SPACE && ![OPEN, CLOSE, COLON, SLASH, DOUBLE, SINGLE, EQUALS].includes(byte);
}

/** Returns the position after the bracket that ends the tag; one within a quoted value does not. */
function tagEnd(markup: Buffer, from: number): number {
  let quote: number | undefined;
  for (let at = from; at < markup.length; at += 1) {
    const byte = markup[at];
    if (quote !== undefined) {
      if (byte === quote) quote = undefined;
    } else if (byte === CLOSE) {
      return at + 1;
    } else if (byte === DOUBLE || byte === SINGLE) {
      quote = byte;
    }
  }
  return markup.length;
}

/** A name without a value is taken whole, so that no part of it is tried again. */
const ATTRIBUTE = /([^\s=>/"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

function attributesIn(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(tag); match !== null; match = ATTRIBUTE.exec(tag)) {
    const [, name = '', double, single] = match;
    const value = double ?? single;
    if (value === undefined) continue;
    const local = name.slice(name.indexOf(':') + 1);
    if (local === name || !attributes.has(local)) attributes.set(local, resolveEntities(value));
  }
  return attributes;
}

/**
 * Returns the text from here to the next end tag, of at most `most` bytes: CDATA opened, comments and tags left out, entities
 * resolved; and how many bytes were looked at.
 */
export function textAt(markup: Buffer, from: number, most: number): { text: string; looked: number } {
  const inner = markup.toString('latin1', from, from + most);
  const close = inner.indexOf('</');
  const looked = close < 0 ? inner.length : close;
  let rest = inner.slice(0, looked);
  let text = '';
  for (let at = rest.indexOf('<'); at >= 0; at = rest.indexOf('<')) {
    text += resolveEntities(rest.slice(0, at));
    const [opens, closes, kept] = bracketAt(rest, at);
    const end = rest.indexOf(closes, at + opens.length);
    if (kept) text += rest.slice(at + opens.length, end < 0 ? undefined : end);
    rest = end < 0 ? '' : rest.slice(end + closes.length);
  }
  return { text: text + resolveEntities(rest), looked };
}

function bracketAt(text: string, at: number): readonly [opens: string, closes: string, kept: boolean] {
  if (text.startsWith('<![CDATA[', at)) return ['<![CDATA[', ']]>', true];
  return text.startsWith('<!--', at) ? ['<!--', '-->', false] : ['<', '>', false];
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return NAMED[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const utf8 = new TextDecoder('utf-8');

/**
 * Returns an XML part as bytes in which all markup can be searched for as ASCII: UTF-16 is turned into UTF-8, every other
 * encoding is left as it is.
 */
export function markupOf(part: Uint8Array): Buffer {
  const wide = wideEncoding(part);
  if (wide !== undefined) return Buffer.from(wide.decode(part));
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/** Returns an XML part as text to parse, when its names and values matter as well: UTF-16 or UTF-8, the mark of either left out. */
export function xmlTextOf(part: Uint8Array): string {
  return (wideEncoding(part) ?? utf8).decode(part);
}

function wideEncoding(part: Uint8Array): TextDecoder | undefined {
  const wide = wideXml(part);
  return wide && new TextDecoder(wide);
}

/** Encodings whose markup is ASCII, or UTF-16: any other (UTF-7, EBCDIC, UTF-32) can hide markup from a search. */
const PLAIN_ENCODING = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d|cp125\d)$/i;
const DECLARED_ENCODING = /^[^>]{0,200}?\bencoding\s*=\s*["']([^"']{0,40})["']/;

/** U+FEFF in UTF-8, byte by byte. */
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

export type Prologue = 'plain' | 'doctype' | 'doctype_with_subset' | 'odd_encoding' | 'unfinished';

/**
 * Returns the text before the root element. Only there may a document type be (XML 1.0, 2.8). ECMA-376 part 2 forbids one
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
