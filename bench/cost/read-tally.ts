import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';

const Consumed = z.object({ CapacityUnits: z.number().default(0) });
const Answer = z.object({ ConsumedCapacity: z.union([Consumed.transform((one) => [one]), z.array(Consumed)]) });
const Keys = z.object({ Keys: z.array(z.unknown()), ConsistentRead: z.boolean().default(false) });
const Read = z.object({
  ConsistentRead: z.boolean().default(false),
  RequestItems: z.record(z.string(), Keys).optional(),
});

/** A read of nothing costs as much as one of 4 KB, half of it where it need not be consistent. DynamoDB Local counts nothing. */
function least(input: unknown): number {
  const { ConsistentRead, RequestItems } = Read.parse(input);
  const unit = (consistent: boolean) => (consistent ? 1 : 0.5);
  if (RequestItems === undefined) return unit(ConsistentRead);
  return Object.values(RequestItems).reduce((sum, one) => sum + one.Keys.length * unit(one.ConsistentRead), 0);
}

/** The tally of writes looks at items by calls of its own, with keys as DynamoDB writes them. */
const OfTheTally = z.object({ Key: z.object({ pk: z.object({}) }) });
const READS = new Set(['GetItemCommand', 'QueryCommand', 'BatchGetItemCommand']);

/** Adds up the read units of a program's own calls, as AWS bills them. */
export function readTally(tables: Tables): { readonly since: () => number } {
  let units = 0;
  tables.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!READS.has(context.commandName ?? '') || OfTheTally.safeParse(args.input).success) return next(args);
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity = [] } = Answer.safeParse(answer.output).data ?? {};
      units += Math.max(
        least(args.input),
        ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0),
      );
      return answer;
    },
    { step: 'initialize', name: 'read-tally' },
  );
  return {
    since: () => {
      const so = units;
      units = 0;
      return so;
    },
  };
}
