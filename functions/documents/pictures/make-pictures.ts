import * as z from 'zod';
import { NoPicture } from '#schemas/no-picture.ts';
import { decoded, encoded, type Pixels, resized } from './codecs.ts';
import { DRAWN, type Size, sizeOf } from './picture-size.ts';

const Bytes = z.instanceof(Uint8Array<ArrayBuffer>);

/** The pictures made from a file, or the reason why it has none. */
export const MadePictures = z.union([z.object({ large: Bytes, small: Bytes }), z.object({ none: NoPicture })]);
export type MadePictures = z.infer<typeof MadePictures>;

/**
 * The pixels of the largest picture that is decoded. Telephones take 12 million, the newest 24. Each takes some bytes in the decoder,
 * in its result and in the resizer: 0.6 GB of the Lambda's 1.5 (docs/decisions/28-pictures.md).
 */
const MOST_PIXELS = 25_000_000;
/** Fills a desk's screen, and shows the words of a letter that was photographed. */
const LARGE = 1600;
/** Three in a row of a page. */
const SMALL = 320;

/**
 * Draws a picture again as two JPEGs of its pixels alone: no place, time, camera, comment or hidden file of the original is in them.
 * @throws what a decoder throws at a damaged picture
 */
export async function makePictures(type: string, bytes: Uint8Array<ArrayBuffer>): Promise<MadePictures> {
  const kind = DRAWN.find((one) => one === type);
  if (kind === undefined) return { none: 'other_kind' };
  const size = sizeOf(kind, bytes);
  if (size === undefined) return { none: 'damaged' };
  if (size.width * size.height > MOST_PIXELS) return { none: 'too_large' };
  const pixels = await decoded(kind, bytes);
  if (kind !== 'jpeg') putOnWhite(pixels);
  const large = await fitted(pixels, LARGE);
  return { large: await encoded(large), small: await encoded(await fitted(large, SMALL)) };
}

/** Makes a picture smaller until it fits a square. A small one stays as it is. */
async function fitted(pixels: Pixels, side: number): Promise<Pixels> {
  const scale = side / Math.max(pixels.width, pixels.height);
  return scale >= 1 ? pixels : resized(pixels, scaled(pixels, scale));
}

const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});

/** Puts a picture on white paper. A JPEG has no transparency, and would show what a program left beneath it. */
function putOnWhite({ data }: Pixels): void {
  for (let at = 0; at < data.length; at += 4) {
    const opacity = (data[at + 3] ?? 0) / 255;
    if (opacity === 1) continue;
    for (let colour = at; colour < at + 3; colour += 1)
      data[colour] = (data[colour] ?? 0) * opacity + 255 * (1 - opacity);
    data[at + 3] = 255;
  }
}
