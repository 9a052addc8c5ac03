import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { CLIENT_TIMEOUTS } from '../client-timeouts.ts';
import { readEnvironment } from '../environment.ts';

/** The two tables, and the way to them. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly cases: string;
  readonly audit: string;
}

/** The tables, and who asks: the audit names them (law 5). */
export interface Acting extends Tables {
  readonly actor: Actor;
}

/** The deployment's two tables. A transaction that is asked again carries the same token, so it is one. */
export function openTables(): Tables {
  const { CASES_TABLE, AUDIT_TABLE } = readEnvironment(z.object({ CASES_TABLE: z.string(), AUDIT_TABLE: z.string() }));
  return tablesOver(new DynamoDBClient(CLIENT_TIMEOUTS), CASES_TABLE, AUDIT_TABLE);
}

/** The same over any client: Amazon's DynamoDB Local, or one that injects faults. */
export function tablesOver(client: DynamoDBClient, cases: string, audit: string): Tables {
  // It prepares everything that is written for a log that nobody reads: personal data, and a twentieth of a referral's time.
  client.middlewareStack.remove('loggerMiddleware');
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    cases,
    audit,
  };
}
