import * as z from 'zod';

/**
 * The reason to see a record, in the header `X-Reason`: long enough to have a meaning, and at most what the audit stores. It is
 * a header because logs contain URLs (law 4).
 */
export const Reason = z.string().trim().min(5).max(500);
