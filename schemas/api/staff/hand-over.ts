import * as z from 'zod';

/** The query parameter that names the child. A pack is about one child, so that it never mixes siblings' parents (domain 5.5.5). */
export const HandOverOf = z.object({
  child: z
    .string()
    .regex(/^[1-9]\d{0,3}\.children\.\d{1,2}$/)
    .optional()
    .describe('The child, as `1.children.0`: the first child of form 1. Required if the case has several.'),
});

/** The query parameters of a hand-over: the child, and JSON or a page to print. */
export const HandOverQuery = HandOverOf.extend({ as: z.enum(['json', 'html']).default('json') });
