import * as z from 'zod';

/** A name that a sender gives to what it sends, so that a repeat is known as one (draft-ietf-httpapi-idempotency-key-header). */
export const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/);
