import { TextDecoder } from 'node:util';
import { Unreadable } from '../unreadable.ts';

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

function asUtf8(part: Uint8Array): Buffer {
  const [first, second, third] = part;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return reencoded(part, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return reencoded(part, 'utf-16be');
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
    // A number that stands for no encoding, such as iso-8859-99.
    throw new Unreadable('not_xml');
  }
  return Buffer.from(decoder.decode(part));
}
