import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  QueryCommand,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { OpenDoor } from './front-door.ts';

export type StoredItem = Record<string, unknown>;

/** The tables as only a test may see them: whole, by a scan, as the account's root. */
export interface Store {
  /** Every item of the cases table with this value of an attribute. */
  where(attribute: string, value: string): Promise<StoredItem[]>;
  /** Every item of one case, by sort key. */
  itemsOf(reference: string): Promise<ReadonlyMap<string, StoredItem>>;
  /** The references of the cases that an address emailed to, filed or joined. */
  casesFrom(address: string): Promise<string[]>;
  /** Every item of a table in which a text stands anywhere. */
  mentioning(table: 'cases' | 'audit', text: string): Promise<StoredItem[]>;
}

export function openStore({ addresses, outputs }: Pick<OpenDoor, 'addresses' | 'outputs'>): Store {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings(addresses.aws)));

  async function scan(table: string, only: Omit<ScanCommandInput, 'TableName'> = {}): Promise<StoredItem[]> {
    const items: StoredItem[] = [];
    let from: StoredItem | undefined;
    do {
      const page: ScanCommandOutput = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ...only, ExclusiveStartKey: from }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  }

  const where: Store['where'] = (attribute, value) =>
    scan(outputs.CasesTable, {
      FilterExpression: '#attribute = :value',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':value': value },
    });
  return {
    where,
    itemsOf: async (reference) => {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: outputs.CasesTable,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `CASE#${reference}` },
          ConsistentRead: true,
        }),
      );
      return new Map((Items ?? []).map((item) => [String(item.sk), item]));
    },
    casesFrom: async (address) => {
      const messages = await where('direction', 'in');
      const theirs = messages.filter(({ from }) => typeof from === 'string' && from.includes(address));
      return [...new Set(theirs.map(({ reference }) => String(reference)))].sort();
    },
    mentioning: async (table, text) => {
      const items = await scan(table === 'cases' ? outputs.CasesTable : outputs.AuditTable);
      return items.filter((item) => textOf(item).includes(text));
    },
  };
}

/** An item as text, sets included. */
export function textOf(item: unknown): string {
  return JSON.stringify(item, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}
