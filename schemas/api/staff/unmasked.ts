import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** What is kept secret on a case, for whoever said what for. */
export const Unmasked = z.object({
  reference: Reference,
  group: z.literal('addresses'),
  fields: z.array(
    z.object({
      /** The form's number on the case. */
      form: z.number().int(),
      /** A JSON pointer into the form's answers. */
      path: z.string(),
      values: z.array(z.string()),
    }),
  ),
});
export type Unmasked = z.infer<typeof Unmasked>;
