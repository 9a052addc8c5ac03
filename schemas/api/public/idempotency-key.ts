import * as z from 'zod';

/** The sender's own key of a request, which marks its repeats (draft-ietf-httpapi-idempotency-key-header). */
export const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/);
