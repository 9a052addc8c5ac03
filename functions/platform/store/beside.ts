import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { caseKey } from './keys.ts';
import type { Tables } from './table.ts';

/** Six pages of 1 MB: fifteen of the longest forms. Who must be protected is not judged by a part of what was said. */
const MOST_PAGES = 6;

/** What stands beside a case's head is more than a rule that protects somebody can be given whole. */
export class TooMuchBesideError extends Error {
  override readonly name = 'TooMuchBesideError';
}

/**
 * Everything beside a case's head whose sort key begins so. One that does not parse is an error: it might be the one that says no.
 * @throws TooMuchBesideError
 */
export async function readBeside<Schema extends z.ZodType>(
  tables: Tables,
  reference: string,
  prefix: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const found: z.infer<Schema>[] = [];
  let from: Record<string, unknown> | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':prefix': prefix },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items.map((item) => schema.parse(item)));
    from = LastEvaluatedKey;
    if (from === undefined) return found;
  }
  throw new TooMuchBesideError('more beside a case than is read at once');
}
