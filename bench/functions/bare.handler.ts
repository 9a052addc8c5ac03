import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

/** Loads only the submit door's SDK clients and commands, for a comparison of its start. */
const table = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }));
const secrets = new SecretsManagerClient({ maxAttempts: 3 });

export const handler = async () => ({
  table,
  secrets,
  commands: [GetCommand, GetSecretValueCommand, TransactWriteCommand],
});
