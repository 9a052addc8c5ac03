/**
 * Crests and icons in signatures are small files. A photograph from a telephone has megabytes, and one reduced for the web has 100
 * KB.
 */
const BYTES_AT_MOST = 60 * 1024;
/** A crest beside an address is at most as wide as the text and some five lines high. The smallest photographs are 320 × 240. */
const [WIDTH_AT_MOST, HEIGHT_AT_MOST] = [600, 200];
/** Segments of a JPEG before its size. */
const SEGMENTS_AT_MOST = 1_000;

export type PictureSize = { width: number; height: number };

/** Returns the size in a picture's header: PNG, GIF, JPEG, BMP, WebP; `undefined` for any other, such as HEIC. Never fails. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 26) return undefined;
  const start = buffer.toString('latin1', 0, 16);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  if (/^GIF8[79]a/.test(start)) return { width: buffer.readUInt16LE(6), height: buffer.readUInt16LE(8) };
  if (start.startsWith('BM')) return { width: buffer.readUInt32LE(18), height: Math.abs(buffer.readInt32LE(22)) };
  if (start.startsWith('RIFF') && start.startsWith('WEBPVP8', 8)) return webpSize(buffer, start.charAt(15));
  return start.startsWith('\xff\xd8') ? jpegSize(buffer) : undefined;
}

function webpSize(buffer: Buffer, kind: string): PictureSize | undefined {
  if (buffer.length < 30) return undefined;
  if (kind === 'X') return { width: buffer.readUIntLE(24, 3) + 1, height: buffer.readUIntLE(27, 3) + 1 };
  if (kind === ' ') return { width: buffer.readUInt16LE(26) & 0x3fff, height: buffer.readUInt16LE(28) & 0x3fff };
  const bits = buffer.readUInt32LE(21);
  return kind === 'L' ? { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 } : undefined;
}

function jpegSize(buffer: Buffer): PictureSize | undefined {
  let at = 2;
  for (let segment = 0; segment < SEGMENTS_AT_MOST && at + 9 <= buffer.length; segment++) {
    if (buffer[at] !== 0xff) return undefined;
    const marker = buffer[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Frame headers, except the tables of other kinds among them (C4, C8, CC).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: buffer.readUInt16BE(at + 5), width: buffer.readUInt16BE(at + 7) };
    at += 2 + buffer.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Returns whether a picture is small enough for a signature, in bytes and on the page. A picture of unknown size is not. */
export function isSmallPicture(bytes: Uint8Array): boolean {
  if (bytes.length > BYTES_AT_MOST) return false;
  const size = pictureSize(bytes);
  return size !== undefined && size.width <= WIDTH_AT_MOST && size.height <= HEIGHT_AT_MOST;
}
