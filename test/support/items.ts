import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { StoredForm } from '#functions/platform/store/stored-form.ts';
import type { Tables } from '#functions/platform/store/table.ts';

/** Returns an item, with its form read from its text. */
const opened = (item: Record<string, unknown>) =>
  item.item === 'form' ? { ...item, ...StoredForm.parse(item) } : item;

/** Returns every item of one case, by its sort key. */
export async function itemsOf(tables: Tables, reference: string): Promise<Map<string, Record<string, unknown>>> {
  const { Items } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `CASE#${reference}` },
      ConsistentRead: true,
    }),
  );
  return new Map((Items ?? []).map((item) => [String(item.sk), opened(item)]));
}

/** Returns every item in a test's own small table; the program itself never scans a table in use. */
export async function everyItem(tables: Tables): Promise<Record<string, unknown>[]> {
  const { Items } = await tables.client.send(new ScanCommand({ TableName: tables.cases, ConsistentRead: true }));
  return Items ?? [];
}

/** Returns the heads of all cases. */
export const everyCase = async (tables: Tables) => (await everyItem(tables)).filter(({ item }) => item === 'case');

/** Returns the items by which search tokens find cases. */
export const everyToken = async (tables: Tables) => (await everyItem(tables)).filter(({ item }) => item === 'token');

/** Returns the items of a case whose sort key begins so. */
export function startingWith(
  items: ReadonlyMap<string, Record<string, unknown>>,
  prefix: string,
): Record<string, unknown>[] {
  return [...items].filter(([sk]) => sk.startsWith(prefix)).map(([, item]) => item);
}
