import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';

/** A link to one file. Whoever holds it can use it, for a minute. */
export const FileLink = z
  .object({ url: z.url(), expiresAt: Instant })
  .meta({ id: 'FileLink', description: 'A link to one file, good for a minute. Whoever holds it can use it.' });
export type FileLink = z.infer<typeof FileLink>;
