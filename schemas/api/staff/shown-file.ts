import * as z from 'zod';
import { MOST_PICTURES } from '#schemas/case-document.ts';
import { ItemId } from './item-id.ts';
import { FileLink } from './link.ts';

/** A link that shows one file in a browser, and as what. */
export const ShownFile = FileLink.extend({ type: z.enum(['image/jpeg', 'application/pdf']) }).meta({
  id: 'ShownFile',
  description: 'A link that shows one file in a browser. It works for a minute, for anyone who has it.',
});
export type ShownFile = z.infer<typeof ShownFile>;

/** The pictures that are asked for. A page of the console has twenty files, and a document as many pictures. */
export const SmallPicturesQuery = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(ItemId).min(1).max(MOST_PICTURES))
    .describe(
      'The ids of at most 20 files, with commas between them; a picture in a document is `<id of the file>.<its number>`.',
    ),
});

/** Links to the small pictures of files. */
export const SmallPictures = z.object({ pictures: z.array(FileLink.extend({ id: z.string() })) }).meta({
  id: 'SmallPictures',
  description: 'Links to small pictures of files. Each works for a minute, for anyone who has it.',
});
export type SmallPictures = z.infer<typeof SmallPictures>;
