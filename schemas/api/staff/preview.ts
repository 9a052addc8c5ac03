import * as z from 'zod';

/** An email as its reader will see it: the text that will be sent. Its subject gets the letter's number when it is sent. */
export const Preview = z.object({
  state: z.enum(['to_approve', 'approved']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Preview = z.infer<typeof Preview>;
