import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';

/** A link to an encrypted zip of a file or email as it was sent, and the password of the zip. */
export const Original = z.object({
  url: z.string(),
  expiresAt: Instant,
  password: z.string().describe('Given once and not stored. Ask again for another zip with another password.'),
});
export type Original = z.infer<typeof Original>;
