import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';

const Row = z.object({ pk: z.string(), sk: z.string() }).catchall(z.number());

/** Returns the numbers of every row of activity that are not zero, by its date. */
export async function activityRows(tables: Tables): Promise<Record<string, Record<string, number>>> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'ACTIVITY' },
      ConsistentRead: true,
    }),
  );
  const rows = z
    .array(Row)
    .parse(Items)
    .map(({ pk: _pk, sk, ...numbers }) => {
      return [sk, Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== 0))] as const;
    });
  return Object.fromEntries(rows.filter(([, numbers]) => Object.keys(numbers).length > 0));
}
