import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#functions/platform/store/indexes.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { localDynamoDb } from './local-aws.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
/**
 * Makes two fresh tables of the real shape on the test's local cloud, so that tests never meet each other. Nothing expires in them:
 * otherwise the machine's clock would remove items that a test files in an invented past.
 */
export async function localTables(client = new DynamoDBClient(localDynamoDb())): Promise<Tables> {
  const suffix = randomUUID().slice(0, 8);
  const keys = [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName: `cases-${suffix}`,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys,
      AttributeDefinitions: [
        ...new Set(['pk', 'sk', ...Object.values(INDEXES).flatMap(({ hash, sort }) => [hash, sort])]),
      ].map(text),
      GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, { hash, sort, also }]) => ({
        IndexName,
        KeySchema: [
          { AttributeName: hash, KeyType: 'HASH' as const },
          { AttributeName: sort, KeyType: 'RANGE' as const },
        ],
        Projection:
          also === undefined
            ? { ProjectionType: 'KEYS_ONLY' as const }
            : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...also] },
      })),
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: `audit-${suffix}`,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys,
      AttributeDefinitions: [text('pk'), text('sk')],
    }),
  );
  return tablesOver(client, `cases-${suffix}`, `audit-${suffix}`);
}
