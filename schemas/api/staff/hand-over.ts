import * as z from 'zod';

/** As data, or as a page to print. */
export const HandOverQuery = z.object({ as: z.enum(['json', 'html']).default('json') });
