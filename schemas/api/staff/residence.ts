import * as z from 'zod';

/** The area where a child lives, by postcode. It decides nothing: a referral from outside the area is never refused (S5c). */
export const Residence = z.object({
  form: z.number().int(),
  child: z.number().int().describe('The child’s number on the form, from 1.'),
  residence: z.enum(['in_area', 'out_of_area', 'unchecked']),
  authority: z.string().nullable().describe('The ONS code of the other authority. Never given for a secret address.'),
  suggests: z
    .literal('redirect')
    .nullable()
    .describe('An outcome to consider. Only a person can hand the family over.'),
  words: z.string(),
});
export type Residence = z.infer<typeof Residence>;
