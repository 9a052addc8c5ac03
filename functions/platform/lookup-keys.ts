import * as z from 'zod';
import { remembered } from './remembered.ts';
import { secretOnce } from './secret.ts';

/** A key of the search tokens. A later generation takes a former one's place, never the other way about. */
export interface LookupKey {
  readonly generation: number;
  readonly secret: string;
}

/** The key by which tokens are made, and the one before while cases still stand under it. */
export interface LookupKeys {
  readonly current: LookupKey;
  readonly previous?: LookupKey;
}

/** As the secret is kept: to change the key, put `current` in `previous`, a new one in `current`, and add one to `generation`. */
const Secret = z.object({
  generation: z.number().int().min(1),
  current: z.string().min(32),
  previous: z.string().min(32).or(z.literal('')),
});

/** @throws ZodError for a secret of another shape: nothing is made under a key that nobody meant */
export function lookupKeysIn(text: string): LookupKeys {
  const { generation, current, previous } = Secret.parse(JSON.parse(text));
  return {
    current: { generation, secret: current },
    ...(previous === '' ? {} : { previous: { generation: generation - 1, secret: previous } }),
  };
}

/** A changed key is felt within five minutes; both are searched meanwhile. */
const KEPT_MS = 5 * 60_000;

/** The keys of this deployment, read when first needed. */
export function openLookupKeys(secretId: string): () => Promise<LookupKeys> {
  return remembered(
    async () => lookupKeysIn(await secretOnce(secretId)()),
    () => true,
    KEPT_MS,
  );
}
