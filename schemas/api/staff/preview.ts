import * as z from 'zod';

/** An email as its reader would see it: the very text that would be sent. */
export const Preview = z.object({
  state: z.enum(['to_approve', 'approved']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type Preview = z.infer<typeof Preview>;
