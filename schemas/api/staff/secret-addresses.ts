import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** The secret addresses of a case, for a person who gave a reason. */
export const Unmasked = z.object({
  reference: Reference,
  group: z.literal('addresses'),
  fields: z.array(
    z.object({
      form: z.number().int().describe('The form’s number on the case.'),
      path: z.string().describe('A JSON pointer into the form’s answers.'),
      values: z.array(z.string()),
    }),
  ),
});
export type Unmasked = z.infer<typeof Unmasked>;
