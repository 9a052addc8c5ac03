import * as z from 'zod';
import { ChildKey, MOST_SIBLINGS } from '#schemas/same-parents.ts';
import { Words } from './texts.ts';

/** The body that says that children of a case have the same parents, or takes that back. */
export const SaySameParents = z
  .strictObject({
    children: z
      .array(ChildKey)
      .min(1)
      .max(MOST_SIBLINGS)
      .describe('The children, as `1.children.0`. They leave any earlier group.'),
    same: z.boolean().describe('`false`: nobody says it of them any more.'),
    why: Words,
  })
  .refine(({ children }) => new Set(children).size === children.length, {
    path: ['children'],
    error: 'The same child is named twice.',
  })
  .refine(({ children, same }) => !same || children.length > 1, {
    path: ['children'],
    error: 'Name at least two children.',
  });
