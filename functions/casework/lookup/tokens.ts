import { createHmac } from 'node:crypto';
import type { LookupKey, LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { SearchKey } from './keys-of.ts';

/**
 * Returns the token of a search key under a secret key. Without the secret, nobody who has the table can read it or try names
 * against it. Each part is framed by its length, so that no two keys give one text. 128 bits of the digest are enough: two keys
 * never share them (NIST SP 800-107), and a case lists all its tokens in one item.
 */
export function tokenOf(key: LookupKey, { kind, parts }: SearchKey): string {
  const hmac = createHmac('sha256', key.secret);
  for (const part of [kind, ...parts]) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return `${key.generation}.${hmac.digest().subarray(0, 16).toString('base64url')}`;
}

/** Returns the tokens to look under: while a key is being changed, some cases are under the previous one. */
export function tokensToAsk(keys: LookupKeys, searched: SearchKey): string[] {
  return [keys.current, ...(keys.previous === undefined ? [] : [keys.previous])].map((key) => tokenOf(key, searched));
}
