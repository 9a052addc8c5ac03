import * as z from 'zod';
import { Instant } from './instant.ts';

/** A hand-over of a shift has eight sections of at most 50 rows. With their references an entry is some 6 KB. */
const MOST_REFERENCES = 400;

/** An entry of the audit: one read or one change. Entries are only added, and the sealer chains them by hash (law 5). */
export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  actor: z.string(),
  roles: z.array(z.string()),
  action: z.string().max(100),
  reference: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  reason: z.string().max(500).optional(),
  count: z.number().int().optional(),
  /** The cases of which a list showed personal data; of a list of drafts, their ids. */
  references: z.array(z.string().max(26)).max(MOST_REFERENCES).optional(),
  /** An open page looked again by itself. */
  again: z.literal(true).optional(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
