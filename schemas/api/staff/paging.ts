import * as z from 'zod';

/** A screen of rows. More than fifty nobody reads, and fewer looks are each recorded with their count. */
export const Limit = z.coerce.number().int().min(1).max(50).default(25).describe('How many rows, at most.');

/** Where a list goes on, as the page before said. */
export const Cursor = z.string().optional().describe('The cursor of the page before.');

/** … and what a page says of the next. */
export const NextCursor = z.string().nullable().describe('The cursor of the next page; `null` at the end.');

/** A colleague whose work is listed. */
export const Somebody = z.string().min(1).max(200).describe('The id in their token. `me`: the person who asks.');

/** What a page says beside its rows: nothing is left out in silence. */
export const besideRows = {
  unreadable: z.array(z.string()).describe('References of cases that cannot be read. Listed so that none is hidden.'),
  moved: z.array(z.string()).describe('Cases that went elsewhere while the page was read.'),
};
