import * as z from 'zod';
import { remembered } from './remembered.ts';
import { secretOnce } from './secret.ts';

/** A key of the search tokens. A later generation replaces an earlier one, never the reverse. */
export interface LookupKey {
  readonly generation: number;
  readonly secret: string;
}

/** The key that makes tokens, and the previous one while some cases are still under it. */
export interface LookupKeys {
  readonly current: LookupKey;
  readonly previous?: LookupKey;
}

/** The stored secret. To change the key, put `current` in `previous` and a new one in `current`, and add one to `generation`. */
const Secret = z.object({
  generation: z.number().int().min(1),
  current: z.string().min(32),
  previous: z.string().min(32).or(z.literal('')),
});

/** @throws ZodError for a secret of another shape: no token is made under a key by mistake */
export function lookupKeysIn(text: string): LookupKeys {
  const { generation, current, previous } = Secret.parse(JSON.parse(text));
  return {
    current: { generation, secret: current },
    ...(previous === '' ? {} : { previous: { generation: generation - 1, secret: previous } }),
  };
}

/** A changed key takes effect within five minutes; both are searched meanwhile. */
const KEPT_MS = 5 * 60_000;

/** Returns the keys of this deployment, read when first needed. */
export function openLookupKeys(secretId: string): () => Promise<LookupKeys> {
  return remembered(
    async () => lookupKeysIn(await secretOnce(secretId)()),
    () => true,
    KEPT_MS,
  );
}
