import * as z from 'zod';
import { IdempotencyKey } from './idempotency-key.ts';

/** What makes a repeat known as one. */
export const IdempotencyHeaders = z.object({
  'idempotency-key': IdempotencyKey.optional().describe(
    'A name of your own for this referral. The same key within 24 hours gets the first receipt again.',
  ),
});

/** The secret of a receipt or of a slot. In a header: it is in no address and no log. */
export const UploadToken = z.object({
  'x-upload-token': z.string().max(200).describe('The token of the receipt, or of the slot.'),
});

/** What the caller has already. */
export const IfNoneMatch = z.object({
  'if-none-match': z.string().max(2_000).optional().describe('The ETag of what you have: 304 when it is still so.'),
});
