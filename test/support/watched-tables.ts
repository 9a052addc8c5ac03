import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { localDynamoDb } from './local-aws.ts';

const Key = z.object({ pk: z.string(), sk: z.string() });
const One = z.union([
  z.object({ TableName: z.string(), Item: Key.loose() }).transform(({ TableName, Item }) => ({ TableName, ...Item })),
  z.object({ TableName: z.string(), Key }).transform(({ TableName, Key: at }) => ({ TableName, ...at })),
]);
const InOne = z.object({ TransactItems: z.array(z.record(z.string(), One)) });
const Alone = z.object({ UpdateExpression: z.string() }).or(z.object({ Item: z.unknown() }));
const InABatch = z.object({ RequestItems: z.record(z.string(), z.array(z.unknown())) });

/** The writes of one call: a transaction's, in their order. */
export type Written = readonly { readonly TableName: string; readonly pk: string; readonly sk: string }[];

/**
 * Returns tables whose client records each transaction, and fails at a write outside one. `refuse` makes the condition of a
 * transaction's write fail, by its place, whatever the condition is.
 */
export function watchedTables(tables: Tables, refuse: (place: number) => boolean = () => false) {
  const transactions: Written[] = [];
  const on = tablesOver(new DynamoDBClient(localDynamoDb()), tables.cases, tables.audit);
  on.client.middlewareStack.add(
    (next) => async (args) => {
      const sent = InOne.safeParse(args.input).data;
      if (sent === undefined) {
        if (Alone.safeParse(args.input).success || InABatch.safeParse(args.input).success)
          throw new Error('something was written outside a transaction');
        return next(args);
      }
      const writes = sent.TransactItems.flatMap((write) => Object.values(write));
      transactions.push(writes);
      const items = z.object({ TransactItems: z.array(z.record(z.string(), z.looseObject({}))) }).parse(args.input);
      const TransactItems = items.TransactItems.map((write, place) => (refuse(place) ? refused(write) : write));
      return next({ ...args, input: { ...args.input, TransactItems } });
    },
    { step: 'initialize', priority: 'high', name: 'what-is-written' },
  );
  return { on, transactions };
}

/** Returns a write whose condition can never hold: no item both has its key and lacks it. */
function refused(write: Readonly<Record<string, Readonly<Record<string, unknown>>>>) {
  const never = 'attribute_exists(pk) AND attribute_not_exists(pk)';
  return Object.fromEntries(
    Object.entries(write).map(([how, what]) => {
      const said = typeof what.ConditionExpression === 'string' ? `(${what.ConditionExpression}) AND ` : '';
      return [how, { ...what, ConditionExpression: `${said}${never}` }];
    }),
  );
}
