import { createPublicKey, verify } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { CLIENT_TIMEOUTS } from '../client-timeouts.ts';
import { type Segment, signedText } from './chain.ts';

/** KMS answered without the expected content. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/** Signs with the audit key, which never leaves KMS: a writer of our tables still cannot sign. */
export function signer(
  keyId: string,
  client = new KMSClient(CLIENT_TIMEOUTS),
): (text: string) => Promise<Pick<Segment, 'keyId' | 'algorithm' | 'signature'>> {
  return async (text) => {
    const { Signature, KeyId } = await client.send(
      new SignCommand({
        KeyId: keyId,
        Message: Buffer.from(text),
        MessageType: 'RAW',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (Signature === undefined || KeyId === undefined) throw new SigningError('KMS gave no signature');
    return { keyId: KeyId, algorithm: 'ECDSA_SHA_256', signature: Buffer.from(Signature).toString('base64') };
  };
}

/**
 * Returns the check of a segment's signature with the public half of the audit key. It runs here, without a call for each segment.
 */
export async function readVerifier(
  keyId: string,
  client = new KMSClient(CLIENT_TIMEOUTS),
): Promise<(segment: Segment) => boolean> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined) throw new SigningError('KMS gave no public key');
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  return ({ link, signature }) =>
    verify('sha256', Buffer.from(signedText(link)), key, Buffer.from(signature, 'base64'));
}
