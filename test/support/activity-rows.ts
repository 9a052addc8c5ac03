import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';

const Row = z.object({ pk: z.string(), sk: z.string() }).catchall(z.number());

/** Returns the numbers of every week and month that are not zero: `week 2026-11-23`, then the name. */
export async function activityRows(tables: Tables): Promise<Record<string, Record<string, number>>> {
  const rows: Record<string, Record<string, number>> = {};
  for (const by of ['week', 'month']) {
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `ACTIVITY#${by}` },
        ConsistentRead: true,
      }),
    );
    for (const { pk: _pk, sk, ...numbers } of z.array(Row).parse(Items)) {
      const left = Object.entries(numbers).filter(([, number]) => number !== 0);
      if (left.length > 0) rows[`${by} ${sk}`] = Object.fromEntries(left);
    }
  }
  return rows;
}
