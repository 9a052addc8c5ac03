import * as z from 'zod';

/** The exact text of an email before it is sent. Sending adds the letter's number to the subject. */
export const Preview = z.object({
  state: z.enum(['to_approve', 'approved']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Preview = z.infer<typeof Preview>;
