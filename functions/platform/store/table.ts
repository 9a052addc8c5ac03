import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { readEnvironment } from '../environment.ts';

/** The two tables, and the way to them. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly cases: string;
  readonly audit: string;
}

/**
 * The client's patience: a table that does not answer in 3 s is asked again, twice, within the callers' 10 s. Without
 * `throwOnRequestTimeout` the SDK only warns, and waits on. A transaction asked again carries the same token, so it is one.
 */
export const TABLE_PATIENCE = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
} satisfies DynamoDBClientConfig;

/** The deployment's two tables. */
export function openTables(): Tables {
  const { CASES_TABLE, AUDIT_TABLE } = readEnvironment(z.object({ CASES_TABLE: z.string(), AUDIT_TABLE: z.string() }));
  return tablesOver(new DynamoDBClient(TABLE_PATIENCE), CASES_TABLE, AUDIT_TABLE);
}

/** The same over any client: Amazon's DynamoDB Local, or one that injects faults. */
export function tablesOver(client: DynamoDBClient, cases: string, audit: string): Tables {
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    cases,
    audit,
  };
}
