import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { originSecretName } from '#infra/names.ts';
import { awsSettings } from './aws-settings.ts';

const Secret = z.object({ current: z.string().min(1) });

/** Returns how to read the secret by which the console knows the front. It is read once, when it is first needed. */
export function readOriginSecret(endpoint: string): () => Promise<string> {
  const client = new SecretsManagerClient(awsSettings(endpoint));
  let secret: string | undefined;
  return async () => {
    if (secret !== undefined) return secret;
    const { SecretString = '' } = await client.send(
      new GetSecretValueCommand({ SecretId: originSecretName({ stage: 'main' }) }),
    );
    secret = Secret.parse(JSON.parse(SecretString)).current;
    return secret;
  };
}
