import { isUtf8 } from 'node:buffer';
import { takeUuencoded } from './uuencoded.ts';

const [CR, LF, EQUALS, SPACE, TAB] = [0x0d, 0x0a, 0x3d, 0x20, 0x09];

/** Values of the base64 alphabet (RFC 4648 4), and of its URL-safe variant; 255 for all else. */
const VALUES = new Uint8Array(256).fill(255);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUES[letter.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/**
 * Decodes base64 (RFC 2045 6.8). Skips characters outside the alphabet; `=` ends a run, since some programs pad every line. One
 * pass into one buffer. Never fails.
 */
export function fromBase64(encoded: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((encoded.length * 3) / 4));
  let filled = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < encoded.length; i++) {
    const byte = encoded[i] ?? 0;
    const value = VALUES[byte] ?? 255;
    if (value === 255) {
      if (byte === EQUALS) bits = 0;
      continue;
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[filled++] = (held >> bits) & 0xff;
    }
  }
  return out.subarray(0, filled);
}

/** A line of base64 alone; a line of dashes or underscores separates a footer. */
const BASE64_LINE = /^(?![-_]+$)[A-Za-z0-9+/_-]*={0,2}$/;
/** No written word is so long; all lines of base64 but the last have 60 to 76 letters. */
const LONGEST_WORD = 40;

/** Returns whether a short line decodes to words: an ordinary word that fits the alphabet does not. */
function saysSomething(line: string): boolean {
  const bytes = fromBase64(Buffer.from(line, 'latin1'));
  return line.length % 4 === 0 && isUtf8(bytes) && !bytes.some((byte) => byte < SPACE && ![CR, LF, TAB].includes(byte));
}

/**
 * Decodes base64 text, and keeps lines that are not base64 in their place. Mailing lists add a plain footer below, and some
 * programs declare base64 and encode nothing. A short line between such lines is also kept. Never fails.
 */
export function fromBase64Text(encoded: Uint8Array): Uint8Array {
  const lines = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength)
    .toString('latin1')
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  if (lines.every((line) => BASE64_LINE.test(line))) return fromBase64(encoded);
  const full = lines.filter((line) => line !== '');
  const isWords = full.map((line) => !BASE64_LINE.test(line));
  const out: Uint8Array[] = [];
  let run = '';
  const endRun = () => {
    if (run !== '') out.push(fromBase64(Buffer.from(run, 'latin1')), Buffer.from('\n'));
    run = '';
  };
  for (const [at, line] of full.entries()) {
    const between = line.length < LONGEST_WORD && isWords[at - 1] !== false && isWords[at + 1] !== false;
    if (between && !saysSomething(line)) isWords[at] = true;
    if (isWords[at] !== true) run += line;
    else {
      endRun();
      out.push(Buffer.from(`${line}\n`, 'latin1'));
    }
  }
  endRun();
  return Buffer.concat(out);
}

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Decodes quoted-printable (RFC 2045 6.7). A wrong `=` stays as it is. One pass into one buffer. Never fails. */
export function fromQuotedPrintable(encoded: Uint8Array): Uint8Array {
  const out = new Uint8Array(encoded.length);
  let filled = 0;
  for (let i = 0; i < encoded.length; i++) {
    const byte = encoded[i] ?? 0;
    if (byte !== EQUALS) {
      out[filled++] = byte;
      continue;
    }
    const [high, low] = [hexValue(encoded[i + 1]), hexValue(encoded[i + 2])];
    if (high >= 0 && low >= 0) {
      out[filled++] = (high << 4) | low;
      i += 2;
      continue;
    }
    // A soft line break: blanks added after it do not count, nor does a break at the end of the part.
    let end = i + 1;
    while (encoded[end] === SPACE || encoded[end] === TAB) end++;
    while (encoded[end] === CR) end++;
    const soft = end >= encoded.length || encoded[end] === LF || encoded[end - 1] === CR;
    if (soft) i = encoded[end] === LF ? end : end - 1;
    else out[filled++] = byte;
  }
  return out.subarray(0, filled);
}

/** Decodes uuencode (POSIX), which old programs still declare as `x-uuencode`: the first file in it. Never fails. */
export function fromUuencode(encoded: Uint8Array): Uint8Array {
  const text = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength).toString('latin1');
  return takeUuencoded(text).files[0]?.bytes ?? encoded;
}
