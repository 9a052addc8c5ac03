import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** What is kept secret on a case, for whoever said what for. */
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
