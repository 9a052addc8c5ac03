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
  /** Returns every item of the cases table with this value of an attribute, whole or only these attributes of it. */
  where(attribute: string, value: string, only?: readonly string[]): Promise<StoredItem[]>;
  /** Returns every case whose head names this case in its links, by reference. */
  casesLinkedTo(reference: string): Promise<string[]>;
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
  /** Returns every item of a table that contains a text anywhere; or only those of them with these values. */
  mentioning(table: 'cases' | 'audit', text: string, having?: Readonly<Record<string, string>>): Promise<StoredItem[]>;
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

  // The SDK is slow to read an item, and the tables grow with each test: the cloud sends only what a test needs.
  const where: Store['where'] = (attribute, value, only) => {
    const { ExpressionAttributeNames, ...filter } = equal({ [attribute]: value });
    const names = Object.fromEntries((only ?? []).map((name, at) => [`#only${at}`, name]));
    return scan(outputs.CasesTable, {
      ...filter,
      ...(only && { ProjectionExpression: Object.keys(names).join(', ') }),
      ExpressionAttributeNames: { ...ExpressionAttributeNames, ...names },
    });
  };
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
    casesLinkedTo: async (reference) => {
      const heads = await where('item', 'case', ['reference', 'links']);
      const linked = heads.filter(({ links }) => JSON.stringify(links).includes(reference));
      return linked.map((head) => String(head.reference));
    },
    casesFrom: async (address) => {
      const theirs = await scan(outputs.CasesTable, {
        FilterExpression: '#direction = :in AND contains(#from, :address)',
        ProjectionExpression: '#reference',
        ExpressionAttributeNames: { '#direction': 'direction', '#from': 'from', '#reference': 'reference' },
        ExpressionAttributeValues: { ':in': 'in', ':address': address },
      });
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
    mentioning: async (table, text, having) => {
      const items = await scan(table === 'cases' ? outputs.CasesTable : outputs.AuditTable, having && equal(having));
      return items.filter((item) => textOf(item).includes(text));
    },
  };
}

/** Returns the filter for items with these values. */
function equal(values: Readonly<Record<string, string>>) {
  const pairs = Object.entries(values);
  return {
    FilterExpression: pairs.map((_, at) => `#name${at} = :value${at}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(pairs.map(([name], at) => [`#name${at}`, name])),
    ExpressionAttributeValues: Object.fromEntries(pairs.map(([, value], at) => [`:value${at}`, value])),
  };
}

/** Returns an item as text, sets included. */
export function textOf(item: unknown): string {
  return JSON.stringify(item, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
