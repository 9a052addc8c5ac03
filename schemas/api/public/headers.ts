import * as z from 'zod';
import { IdempotencyKey } from './idempotency-key.ts';

/** The header that marks a repeated request. */
export const IdempotencyHeaders = z.object({
  'idempotency-key': IdempotencyKey.optional().describe(
    'Your own key for this request. The same key within 24 hours returns the first receipt.',
  ),
});

/** The secret of a receipt or a slot. It is a header, so that no URL and no log contains it. */
export const UploadToken = z.object({
  'x-upload-token': z.string().max(200).describe('The token of the receipt or the slot.'),
});

/** The header that names the caller's copy. */
export const IfNoneMatch = z.object({
  'if-none-match': z
    .string()
    .max(2_000)
    .optional()
    .describe('The ETag of your copy. The answer is 304 if nothing changed.'),
});
