import * as z from 'zod';
import { Ready } from '#functions/platform/bounded-thread.ts';
import { MadePictures } from '../pictures/make-pictures.ts';

/** The message to the thread: a file, whose bytes are handed over and not copied. */
export const PictureToMake = z.object({ type: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) });

/** The messages from the thread. */
export const FromPictureThread = z.discriminatedUnion('is', [
  Ready,
  z.object({ is: z.literal('made'), made: MadePictures }),
]);
