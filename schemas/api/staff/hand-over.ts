import * as z from 'zod';
import { ChildKey } from '#schemas/same-parents.ts';

/**
 * The query parameters that name the child. A pack is about one child, or several of whom a person said that they have the same
 * parents, so that it never mixes siblings' parents (domain 5.5.5).
 */
export const HandOverOf = z.object({
  child: ChildKey.optional().describe(
    'The child, as `1.children.0`: the first child of form 1. Required if the case has several.',
  ),
  together: z
    .literal('true')
    .optional()
    .describe('One pack for this child and every child said to have the same parents.'),
});

/** The query parameters of a hand-over: the child, and JSON or a page to print. */
export const HandOverQuery = HandOverOf.extend({ as: z.enum(['json', 'html']).default('json') });
