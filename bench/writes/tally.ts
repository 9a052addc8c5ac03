import {
  type AttributeValue,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';

type Image = Record<string, AttributeValue>;

/** One item that a request wrote, before and after, as in a record of the table's stream. */
export interface WrittenItem {
  readonly table: string;
  readonly before: Image | undefined;
  readonly after: Image | undefined;
  /** Write units for the item, and for its entries in each index. */
  readonly item: number;
  readonly indexes: Readonly<Record<string, number>>;
}

const KB = 1024;
const Key = z.object({ pk: z.string(), sk: z.string() });
const Write = z.union([
  z
    .object({ TableName: z.string(), Item: z.looseObject(Key.shape) })
    .transform(({ TableName, Item: { pk, sk } }) => ({ table: TableName, key: { pk, sk } })),
  z.object({ TableName: z.string(), Key }).transform((write) => ({ table: write.TableName, key: write.Key })),
]);
/** Several puts in a request, outside a transaction. */
const Several = z.object({
  RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: z.looseObject(Key.shape) }) }))),
});
/** A condition alone writes nothing, and is billed as a write of the item. */
const Together = z.object({ TransactItems: z.array(z.record(z.string(), Write)) });

/** Returns the size of a value as DynamoDB bills it (AWS: item sizes and formats). */
function sizeOf(value: AttributeValue): number {
  const text = (one: string) => Buffer.byteLength(one);
  const digits = (one: string) => 1 + Math.ceil(one.replace(/[^0-9]/g, '').length / 2);
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  if (value.S !== undefined) return text(value.S);
  if (value.N !== undefined) return digits(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.SS !== undefined) return sum(value.SS.map(text));
  if (value.L !== undefined) return 3 + sum(value.L.map((one) => 1 + sizeOf(one)));
  if (value.M !== undefined) return 3 + sum(Object.entries(value.M).map(([name, one]) => 1 + text(name) + sizeOf(one)));
  return 1;
}

export const bytesOf = (image: Image | undefined): number =>
  Object.entries(image ?? {}).reduce((total, [name, value]) => total + Buffer.byteLength(name) + sizeOf(value), 0);

const unitsOf = (...images: readonly (Image | undefined)[]) =>
  Math.max(1, ...images.map((one) => Math.ceil(bytesOf(one) / KB)));

/** Returns an item's entry in an index, or nothing when the item lacks one of its keys. */
function entryIn(index: IndexOf, image: Image | undefined): Image | undefined {
  if (image === undefined || index.keys.some((key) => image[key] === undefined)) return undefined;
  if (index.projected === 'all') return image;
  const names = new Set(['pk', 'sk', ...index.keys, ...index.projected]);
  return Object.fromEntries(Object.entries(image).filter(([name]) => names.has(name)));
}

/** Returns the write units of an index entry. An entry whose key changes is deleted and put (AWS: write capacity of an index). */
function indexUnits(index: IndexOf, before: Image | undefined, after: Image | undefined): number {
  const [was, is] = [entryIn(index, before), entryIn(index, after)];
  if (was === undefined && is === undefined) return 0;
  if (was === undefined || is === undefined) return unitsOf(was ?? is);
  if (index.keys.some((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))) return unitsOf(was) + unitsOf(is);
  return same(was, is) ? 0 : unitsOf(was, is);
}

const same = (one: Image, other: Image) => {
  const sorted = (image: Image) => JSON.stringify(Object.entries(image).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
};

interface IndexOf {
  readonly name: string;
  readonly keys: readonly string[];
  readonly projected: 'all' | readonly string[];
}

function indexesOf({ GlobalSecondaryIndexes = [] }: TableDescription): readonly IndexOf[] {
  return GlobalSecondaryIndexes.map(({ IndexName = '', KeySchema = [], Projection }) => ({
    name: IndexName,
    keys: KeySchema.map(({ AttributeName = '' }) => AttributeName),
    projected: Projection?.ProjectionType === 'ALL' ? ('all' as const) : (Projection?.NonKeyAttributes ?? []),
  }));
}

/**
 * Watches what a client writes, one request at a time: each item before and after, and its cost by DynamoDB's rules. An item in a
 * transaction counts twice, to prepare and to commit. Its index entries count once: a change goes on to the indexes when the transaction
 * has completed (AWS, "DynamoDB Transactions: How it works"). DynamoDB Local's own figures are wrong here: it adds up the bytes of a request
 * before it rounds them, and reports 4 units for one item of 200 bytes in a transaction.
 */
export async function tally(
  tables: Tables,
  client: DynamoDBClient,
): Promise<{ readonly since: () => readonly WrittenItem[] }> {
  const indexes = new Map<string, readonly IndexOf[]>();
  for (const TableName of [tables.cases, tables.audit]) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    indexes.set(TableName, indexesOf(Table ?? {}));
  }
  const look = async ({ table, key }: z.infer<typeof Write>) =>
    (await client.send(new GetItemCommand({ TableName: table, Key: marshall(key), ConsistentRead: true }))).Item;
  let written: WrittenItem[] = [];
  tables.client.middlewareStack.add(
    (next) => async (args) => {
      const together = Together.safeParse(args.input).data;
      const alone = isWrite(args.input) ? Write.safeParse(args.input).data : undefined;
      const several = Object.entries(Several.safeParse(args.input).data?.RequestItems ?? {}).flatMap(([table, puts]) =>
        puts.map(({ PutRequest: { Item } }) => ({ table, key: { pk: Item.pk, sk: Item.sk } })),
      );
      const writes =
        together?.TransactItems.flatMap((one) => Object.values(one)) ?? (alone === undefined ? several : [alone]);
      if (writes.length === 0) return next(args);
      const times = together === undefined ? 1 : 2;
      const before = await Promise.all(writes.map(look));
      const answer = await next(args);
      const after = await Promise.all(writes.map(look));
      for (const [place, { table }] of writes.entries()) {
        const [was, is] = [before[place], after[place]];
        const entries = (indexes.get(table) ?? []).map((index) => [index.name, indexUnits(index, was, is)] as const);
        written.push({
          table,
          before: was,
          after: is,
          item: times * unitsOf(was, is),
          indexes: Object.fromEntries(entries.filter(([, units]) => units > 0)),
        });
      }
      return answer;
    },
    { step: 'initialize', priority: 'high', name: 'tally' },
  );
  return {
    since: () => {
      const so = written;
      written = [];
      return so;
    },
  };
}

function isWrite(input: unknown): boolean {
  return typeof input === 'object' && input !== null && ('UpdateExpression' in input || 'Item' in input);
}
