import * as z from 'zod';

/** The length of a page. People read fewer than fifty rows at a time. */
export const Limit = z.coerce.number().int().min(1).max(50).default(25).describe('The largest number of rows.');

/** The cursor that continues a list. */
export const Cursor = z.string().optional().describe('The cursor from the previous page.');

/** The cursor of the next page, in an answer. */
export const NextCursor = z.string().nullable().describe('The cursor of the next page; `null` at the end.');

/** A colleague whose work is listed. */
export const Somebody = z.string().min(1).max(200).describe('The id in their token, or `me` for yourself.');

/** The members of a page that name the cases it could not show. */
export const besideRows = {
  unreadable: z.array(z.string()).describe('References of cases that cannot be read. Listed so that none is hidden.'),
  moved: z.array(z.string()).describe('References of cases that left the list while this page was read.'),
};
