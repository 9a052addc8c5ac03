import * as z from 'zod';

/** Why a picture has no copy that a page can show. */
export const NoPicture = z.enum([
  'other_kind', // HEIC, TIFF, AVIF, BMP: no decoder that we trust
  'too_large', // more pixels than are decoded
  'damaged',
  'took_too_long', // or too much memory
]);
export type NoPicture = z.infer<typeof NoPicture>;
