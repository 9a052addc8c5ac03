import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { readEnvelopeHeaders } from '#functions/intake/email/envelope.ts';
import { caseKey, onceKey } from '#functions/platform/store/keys.ts';
import { awsSettings } from '#infra/local/aws-settings.ts';
import { Reference } from '#schemas/reference.ts';
import type { OpenDoor } from './front-door.ts';

export type StoredItem = Record<string, unknown>;

/** The tables as only a test may see them: whole, by a scan, as the account's root. */
export interface Store {
  /** Returns every item of the cases table with this value of an attribute. */
  where(attribute: string, value: string): Promise<StoredItem[]>;
  /** Returns every item of one case, by sort key. */
  itemsOf(reference: string): Promise<ReadonlyMap<string, StoredItem>>;
  /** Returns the references of the cases that an address emailed to, filed or joined. */
  casesFrom(address: string): Promise<string[]>;
  /** Returns the case that a message, as its sender sent it, was filed to or has joined. */
  caseOfEmail(raw: Uint8Array): Promise<string | undefined>;
  /** Closes a case, as no route of the API does yet. */
  closeCase(reference: string): Promise<void>;
  /** Makes an item due now, as if the test had waited. */
  bringForward(reference: string, sk: string): Promise<void>;
  /** Returns every item of a table that contains a text anywhere. */
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
    caseOfEmail: async (raw) => {
      const { deliveryKey } = await readEnvelopeHeaders(inOnePiece(raw));
      const { Item } = await client.send(
        new GetCommand({ TableName: outputs.CasesTable, Key: onceKey('mail', deliveryKey), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : String(Item.reference);
    },
    closeCase: async (reference) => {
      await client.send(
        new UpdateCommand({
          TableName: outputs.CasesTable,
          Key: caseKey(Reference.parse(reference)),
          UpdateExpression: 'SET #state = :closed',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':closed': 'closed' },
        }),
      );
    },
    bringForward: async (reference, sk) => {
      await client.send(
        new UpdateCommand({
          TableName: outputs.CasesTable,
          Key: caseKey(Reference.parse(reference), sk),
          UpdateExpression: 'SET timerAt = :now',
          ConditionExpression: 'attribute_exists(timerAt)',
          ExpressionAttributeValues: { ':now': new Date().toISOString() },
        }),
      );
    },
    mentioning: async (table, text) => {
      const items = await scan(table === 'cases' ? outputs.CasesTable : outputs.AuditTable);
      return items.filter((item) => textOf(item).includes(text));
    },
  };
}

/** Returns an item as text, sets included. */
export function textOf(item: unknown): string {
  return JSON.stringify(item, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
