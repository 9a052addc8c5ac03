import * as z from 'zod';

/** What became of a chosen case: it was assigned, or why it was not. `changed`: it can be assigned again as it is now. */
const Outcome = z.object({
  reference: z.string(),
  whyNot: z.string().optional(),
  changed: z.boolean().optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** What a session keeps of an assignment of many, for the page that tells its outcome. */
export const KeptOutcomes = z.object({
  to: z.string(),
  why: z.string().optional(),
  outcomes: z.array(Outcome),
  back: z.string(),
});

/** Returns the address of the queue with its filters, as the form named them. */
export const ownQueue = (query: string | undefined): string =>
  query === undefined ? '/staff/queue' : `/staff/queue?${new URLSearchParams(query)}`;
