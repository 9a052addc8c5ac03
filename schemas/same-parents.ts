import * as z from 'zod';
import { Instant } from './instant.ts';

/** A child of a case by form and place: the first child of form 1 is `1.children.0`. */
export const ChildKey = z.string().regex(/^[1-9]\d{0,3}\.children\.\d{1,2}$/);

/** A form names at most twelve children, and a family may be on two forms. Each takes some 20 bytes of the head. */
export const MOST_SIBLINGS = 24;
/** The most groups of a case: two families on each of its twelve forms. */
export const MOST_GROUPS = 24;

/** Children who have the same parents, as a person said: what is released about one may hold the parents of both (domain 5.5.5). */
export const SameParents = z.object({
  children: z.array(ChildKey).min(2).max(MOST_SIBLINGS),
  by: z.string().max(200),
  at: Instant,
});
export type SameParents = z.infer<typeof SameParents>;
