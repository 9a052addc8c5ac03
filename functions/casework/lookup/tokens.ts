import { createHmac } from 'node:crypto';
import type { LookupKey, LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { SearchKey } from './keys-of.ts';

/**
 * The token of a search key under a secret key: whoever has the table and not the secret can neither read it nor try names
 * against it. Each part is framed by its length, so that no two keys are one text. 128 bits of the digest: two keys never share them
 * (NIST SP 800-107), and a case lists all its tokens in one item.
 */
export function tokenOf(key: LookupKey, { kind, parts }: SearchKey): string {
  const hmac = createHmac('sha256', key.secret);
  for (const part of [kind, ...parts]) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return `${key.generation}.${hmac.digest().subarray(0, 16).toString('base64url')}`;
}

/** The tokens to look under: while a key is changed some cases stand under the one before. */
export function tokensToAsk(keys: LookupKeys, searched: SearchKey): string[] {
  return [keys.current, ...(keys.previous === undefined ? [] : [keys.previous])].map((key) => tokenOf(key, searched));
}
