import { takeUuencoded } from './uuencoded.ts';

const [CR, LF, EQUALS, SPACE, TAB] = [0x0d, 0x0a, 0x3d, 0x20, 0x09];

/** Values of the base64 alphabet (RFC 4648 4), and of its URL-safe sisters; 255 for all else. */
const VALUES = new Uint8Array(256).fill(255);
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUES[letter.charCodeAt(0)] = value;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

/**
 * Decodes base64 (RFC 2045 6.8): what is not of the alphabet is passed over, and `=` ends a run, since some programs pad
 * every line. One pass into one buffer; never fails.
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

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Decodes quoted-printable (RFC 2045 6.7). A wrong `=` stays as it is. One pass into one buffer; never fails. */
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
    // A soft line break: blanks that were added behind it do not count, nor does one at the end of the part.
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
