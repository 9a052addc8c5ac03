import * as z from 'zod';
import { NoPicture } from '#schemas/no-picture.ts';
import { shapeOf } from '../inspect/signatures.ts';
import type { MadePictures } from '../pictures/make-pictures.ts';
import { DRAWN } from '../pictures/picture-size.ts';
import type { EmbeddedPictures } from '../word/document.ts';

/** A picture in a document, as the thread that read the document gives it: not decoded. Or why it is not given. */
export const PictureFound = z.union([
  z.strictObject({ type: z.enum(DRAWN), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ none: NoPicture }),
]);
export type PictureFound = z.infer<typeof PictureFound>;

/**
 * The bytes of all pictures of a document together. An upload has at most 20 MB, and pictures do not shrink in a zip. They are in memory
 * twice on their way out of the thread.
 */
const MOST_BYTES = 24 * 1024 * 1024;

/** Takes the pictures out of a document, as far as there is room. */
export function picturesFound({ first }: EmbeddedPictures): PictureFound[] {
  let room = MOST_BYTES;
  return first.map(({ bytes }) => {
    const given = bytes(room);
    if (typeof given === 'string') return { none: given };
    if (given.length > room) return { none: 'too_large' };
    const shape = shapeOf(given);
    const type = DRAWN.find((one) => one === shape);
    if (type === undefined) return { none: 'other_kind' };
    room -= given.length;
    // A copy: the bytes may be a piece of the whole file, which would leave the thread with each of them.
    return { type, bytes: new Uint8Array(given) };
  });
}

/**
 * What all pictures of a document may take. A photograph takes two seconds at most; the job has 60 s, of which the reader may have
 * taken 30 with its start.
 */
const MOST_MILLISECONDS = 20_000;

/** Draws a picture again within limits. It never fails: what cannot be drawn again is downloaded. */
export type MakePictures = (
  type: string,
  bytes: Uint8Array,
  within?: { readonly limits: { readonly milliseconds: number } },
) => Promise<MadePictures>;

/** Draws the pictures of a document again, one after the other, until their time is over. */
export async function makeAll(
  pictures: readonly PictureFound[],
  make: MakePictures,
  clock: () => number = () => performance.now(),
): Promise<MadePictures[]> {
  const until = clock() + MOST_MILLISECONDS;
  const made: MadePictures[] = [];
  for (const found of pictures) {
    const milliseconds = until - clock();
    if ('none' in found) made.push(found);
    else if (milliseconds <= 0) made.push({ none: 'took_too_long' });
    else made.push(await make(found.type, found.bytes, { limits: { milliseconds } }));
  }
  return made;
}
