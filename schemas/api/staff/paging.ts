import * as z from 'zod';

/** A screen of rows. More than fifty nobody reads, and fewer looks are each recorded with their count. */
export const Limit = z.coerce.number().int().min(1).max(50).default(25);

/** Where a list goes on, as the page before said; `null` at the end. */
export const NextCursor = z.string().nullable();

/** Somebody by the id of their token, or `me`: whoever asks. */
export const Somebody = z.string().min(1).max(200);

/** What a page says beside its rows: nothing is left out in silence. */
export const besideRows = {
  /** Cases whose row or head cannot be read: told by reference, never hidden. */
  unreadable: z.array(z.string()),
  /** Cases that went elsewhere while the page was read. */
  moved: z.array(z.string()),
};
