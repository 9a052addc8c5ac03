import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { localAws } from './local-aws.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const index = (IndexName: string, hash: string, range: string) => ({
  IndexName,
  KeySchema: [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
});

/**
 * Two fresh tables of the real shape on the test's local cloud, so that tests never meet each other. Nothing expires in them: the
 * machine's clock would take away what a test filed in a past that it invented.
 */
export async function localTables(client = new DynamoDBClient(localAws())): Promise<Tables> {
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
      AttributeDefinitions: ['pk', 'sk', 'queue', 'queueSort', 'timer', 'timerAt', 'lookup', 'lookupSort'].map(text),
      GlobalSecondaryIndexes: [
        index('queue', 'queue', 'queueSort'),
        index('timers', 'timer', 'timerAt'),
        index('lookup', 'lookup', 'lookupSort'),
      ],
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
