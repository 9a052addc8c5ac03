import * as z from 'zod';

/** Where a child lives, as far as a postcode says. It decides nothing: out of area is never refused (S5c). */
export const Residence = z.object({
  form: z.number().int(),
  /** As the form numbers its children, from 1. */
  child: z.number().int(),
  residence: z.enum(['in_area', 'out_of_area', 'unchecked']),
  /** The other authority's ONS code; never of an address that is kept secret (domain 5.5). */
  authority: z.string().nullable(),
  /** An outcome that a person may think of; nobody is handed over without one. */
  suggests: z.literal('redirect').nullable(),
  words: z.string(),
});
export type Residence = z.infer<typeof Residence>;
