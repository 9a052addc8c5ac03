import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const Index = z.object({ CapacityUnits: z.number().optional() });
const Consumed = z.object({
  TableName: z.string().optional(),
  CapacityUnits: z.number().default(0),
  ReadCapacityUnits: z.number().optional(),
  WriteCapacityUnits: z.number().optional(),
  GlobalSecondaryIndexes: z.record(z.string(), Index).optional(),
});
const Answer = z.object({ ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]) });

/** Capacity units, as the database itself counts them: the tables and their indexes together. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

const WRITES = new Set(['PutItemCommand', 'UpdateItemCommand', 'TransactWriteItemsCommand', 'BatchWriteItemCommand']);

/** Asks of every call what it consumed, and adds it up until it is asked. */
export function meter(client: DynamoDBClient): { readonly since: () => Units } {
  let units = { read: 0, write: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
      const consumed = Answer.safeParse(answer.output);
      if (!consumed.success) return answer;
      const total = consumed.data.ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
      const wrote = WRITES.has(context.commandName ?? '');
      units = wrote ? { ...units, write: units.write + total } : { ...units, read: units.read + total };
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return {
    since: () => {
      const so = units;
      units = { read: 0, write: 0 };
      return so;
    },
  };
}
