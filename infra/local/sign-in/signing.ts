import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readJson, writeJson } from '../json-file.ts';

const Key = z.looseObject({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string(), d: z.string() });

/** Signs tokens with the key of a state (RS256, the only algorithm that the gateway's authorizer takes). */
export interface Signer {
  /** Returns a token of this issuer that expires after some seconds. */
  sign(claims: Readonly<Record<string, unknown>>, seconds: number): string;
  /** Returns the claims of a token that we signed, expired or not. */
  read(token: string): unknown;
  /** The public half, which checks our tokens. */
  readonly jwks: { readonly keys: readonly Readonly<Record<string, string>>[] };
}

/** Makes an RSA key of the kind that the gateway's authorizer accepts. */
function newKey(): z.infer<typeof Key> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return Key.parse({ ...privateKey.export({ format: 'jwk' }), kid: randomUUID() });
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Opens this state's signing key, which the first use makes, so that tokens stay valid after a restart. */
export async function openSigner(stateDir: string, issuer: string): Promise<Signer> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, 'sign-in-key.json');
  const kept = await readJson(file, Key);
  const key = kept ?? newKey();
  if (kept === undefined) await writeJson(file, key);
  const { kid, kty, n, e } = key;
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  return {
    sign: (claims, seconds) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, iat: now, nbf: now - 10, exp: now + seconds, ...claims };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(payload)}`;
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
    read: (token) => {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const ours = verify(
        'RSA-SHA256',
        Buffer.from(`${header}.${payload}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      );
      return ours ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : undefined;
    },
    jwks: { keys: [{ kid, kty, n, e, alg: 'RS256', use: 'sig' }] },
  };
}
