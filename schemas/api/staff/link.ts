import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';

/** A link to one file. It works for a minute, for anyone who has it. */
export const FileLink = z
  .object({ url: z.url(), expiresAt: Instant })
  .meta({ id: 'FileLink', description: 'A link to one file. It works for a minute, for anyone who has it.' });
export type FileLink = z.infer<typeof FileLink>;
