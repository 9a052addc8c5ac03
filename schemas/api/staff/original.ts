import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';

/** A file or an email exactly as it came, in an encrypted zip: where it is for a while, and what opens it. */
export const Original = z.object({
  url: z.string(),
  expiresAt: Instant,
  password: z.string().describe('Given once and not stored. Ask again for another zip with another password.'),
});
export type Original = z.infer<typeof Original>;
