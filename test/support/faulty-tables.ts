import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { localDynamoDb } from './local-aws.ts';

const Asked = z.union([z.array(z.unknown()), z.looseObject({ Keys: z.array(z.unknown()) })]);
const Batch = z.object({ RequestItems: z.record(z.string(), Asked) });

/** The same tables with a fault, and how many calls had it or came after it. */
export interface Faulty {
  readonly on: Tables;
  calls(): number;
}

const again = (tables: Tables) => tablesOver(new DynamoDBClient(localDynamoDb()), tables.cases, tables.audit);

/** Returns tables that do half of a batch and give the rest back, as a busy DynamoDB does, for the first calls of a batch. */
export function answeringInPart(tables: Tables, times: number): Faulty {
  const on = again(tables);
  let calls = 0;
  on.client.middlewareStack.add(
    (next) => async (args) => {
      const [[table, asked] = []] = Object.entries(Batch.safeParse(args.input).data?.RequestItems ?? {});
      if (table === undefined || asked === undefined) return next(args);
      calls += 1;
      if (calls > times) return next(args);
      const all = Array.isArray(asked) ? asked : asked.Keys;
      const only = (some: readonly unknown[]) => ({ [table]: Array.isArray(asked) ? some : { ...asked, Keys: some } });
      const cut = Math.floor(all.length / 2);
      const left = { [Array.isArray(asked) ? 'UnprocessedItems' : 'UnprocessedKeys']: only(all.slice(cut)) };
      if (cut === 0) return { response: {}, output: { $metadata: {}, ...left } };
      const done = await next({ ...args, input: { ...args.input, RequestItems: only(all.slice(0, cut)) } });
      return { ...done, output: { ...done.output, ...left } };
    },
    { step: 'initialize', priority: 'high', name: 'in-part' },
  );
  return { on, calls: () => calls };
}

/** Returns tables whose first calls fail, each with one of these faults. */
export function failingFirst(tables: Tables, ...faults: readonly Error[]): Faulty {
  const on = again(tables);
  let calls = 0;
  on.client.middlewareStack.add(
    (next) => async (args) => {
      const fault = faults[calls];
      calls += 1;
      if (fault !== undefined) throw fault;
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: 'fails-first' },
  );
  return { on, calls: () => calls };
}

/** Returns the fault of a transaction that DynamoDB cancelled, with the reason of each write. */
export const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) =>
      Code === 'ConditionalCheckFailed' ? { Code, Item: { reference: { S: 'FD-AAAA-AAAA' } } } : { Code },
    ),
  });
