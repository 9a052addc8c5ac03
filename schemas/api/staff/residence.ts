import * as z from 'zod';

/** Where a child lives, as far as a postcode says. It decides nothing: out of area is never refused (S5c). */
export const Residence = z.object({
  form: z.number().int(),
  child: z.number().int().describe('As the form numbers its children, from 1.'),
  residence: z.enum(['in_area', 'out_of_area', 'unchecked']),
  authority: z.string().nullable().describe('The ONS code of the other authority. Never given for a secret address.'),
  suggests: z
    .literal('redirect')
    .nullable()
    .describe('An outcome to consider. Only a person can hand the family over.'),
  words: z.string(),
});
export type Residence = z.infer<typeof Residence>;
