import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const Consumed = z.object({ CapacityUnits: z.number().default(0) });
const Answer = z.object({ ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]) });

/** Adds up the read units that calls consume, and returns them on demand. */
export function meter(client: DynamoDBClient): { readonly since: () => number } {
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
      const consumed = READS.has(context.commandName ?? '') ? Answer.safeParse(answer.output).data : undefined;
      for (const { CapacityUnits } of consumed?.ConsumedCapacity ?? []) units += CapacityUnits;
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return {
    since: () => {
      const so = units;
      units = 0;
      return so;
    },
  };
}

const READS = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);
