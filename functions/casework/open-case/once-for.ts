import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { IdempotencyKey } from '#schemas/api/public/idempotency-key.ts';

/** Returns what makes a request unique: its Idempotency-Key, within its sender's own, or without one its canonical body (law 2). */
export function onceFor(
  from: { readonly door: string; readonly sender: string },
  key: string | undefined,
  bodyHash: string,
): { kind: string; hash: string; bodyHash: string } {
  if (key === undefined) return { kind: 'body', hash: digest(from.door, from.sender, bodyHash), bodyHash };
  if (!IdempotencyKey.safeParse(key).success) {
    throw new Problem(400, 'bad-key', 'An Idempotency-Key is 1 to 255 printable characters without spaces.');
  }
  return { kind: 'key', hash: digest(from.door, from.sender, key), bodyHash };
}
