import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CLIENT_TIMEOUTS } from './client-timeouts.ts';

/** The secret has no text. */
export class NoSecretError extends Error {
  override readonly name = 'NoSecretError';
}

/** Reads a secret when it is first needed and keeps it while the function lives; a failed read is tried again the next time. */
export function secretOnce(id: string, client = new SecretsManagerClient(CLIENT_TIMEOUTS)): () => Promise<string> {
  let kept: string | undefined;
  return async () => {
    if (kept === undefined) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
      if (SecretString === undefined || SecretString === '') throw new NoSecretError('the secret is empty');
      kept = SecretString;
    }
    return kept;
  };
}
