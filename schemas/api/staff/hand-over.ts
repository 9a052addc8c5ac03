import * as z from 'zod';

/** Which child of the case, where it has several: a pack is of one, so that siblings' parents are never mixed (domain 5.5.5). */
export const HandOverOf = z.object({
  child: z
    .string()
    .regex(/^[1-9]\d{0,3}\.children\.\d{1,2}$/)
    .optional()
    .describe('The child, as `1.children.0`: the first child of form 1. Needed where the case has several.'),
});

/** As data, or as a page to print. */
export const HandOverQuery = HandOverOf.extend({ as: z.enum(['json', 'html']).default('json') });
