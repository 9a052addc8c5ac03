import type { NoPicture } from '#schemas/no-picture.ts';
import { readOr } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';

const BEGINS = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')];

/** The size of a picture's head ([MS-DOC] 2.9.190), and the place in it of how the picture is kept: 0 for the data of a link or field. */
const HEAD = 0x44;
const KEPT_AS = 6;

/** Tells whether a place in the data stream is that of a picture: links and fields have data there as well ([MS-DOC] 2.9.157). */
export const isPicture = (data: ByteView, at: number): boolean =>
  readOr(
    () => data.u16(at + 4) === HEAD && data.u16(at + KEPT_AS) !== 0,
    () => false,
  );

/** Returns the bytes of a picture in the text, whose place in the data stream is given ([MS-DOC] 2.9.192). */
export const pictureInText = (data: ByteView, at: number, most: number): Uint8Array | NoPicture =>
  readOr(
    () => pictureAt(data, at, data.u32(at), most),
    () => 'damaged',
  );

/**
 * Returns the bytes of the picture within a record. It is a JPEG or a PNG as it was put in, after fields of several lengths ([MS-ODRAW]
 * 2.2.27, 2.2.28): so its beginning is looked for. Anything else is a drawing of Windows or of the Macintosh.
 */
export function pictureAt(stream: ByteView, at: number, length: number, most: number): Uint8Array | NoPicture {
  if (length > most) return 'too_large';
  const record = readOr<Uint8Array | NoPicture>(
    () => stream.slice(at, length),
    () => 'damaged',
  );
  if (typeof record === 'string') return record;
  const places = BEGINS.map((begins) => Buffer.from(record.buffer, record.byteOffset, length).indexOf(begins));
  const begins = Math.min(...places.filter((place) => place >= 0));
  return begins === Number.POSITIVE_INFINITY ? 'other_kind' : record.subarray(begins);
}
