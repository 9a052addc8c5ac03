import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Tables } from '#functions/platform/store/table.ts';

/** Returns what staff did to these cases on a day, from the audit. */
export async function auditedOf(
  { client, audit }: Tables,
  day: string,
  references: readonly string[],
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateQuery(
    { client },
    {
      TableName: audit,
      KeyConditionExpression: 'pk = :day',
      ExpressionAttributeValues: { ':day': `DAY#${day}` },
      ConsistentRead: true,
    },
  ))
    found.push(...Items.filter(({ reference }) => references.includes(String(reference))));
  return found.filter(({ actor }) => String(actor).startsWith('staff:'));
}
