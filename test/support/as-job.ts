import { appendFileSync } from 'node:fs';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';
import { PERMISSIONS, shown } from '#test/infra/calls.ts';
import type { JOBS } from '#test/infra/job-permissions.ts';

/** Where the calls of a run are noted. Absent when `npm test` does not run this. */
const CALLS = process.env.FRONT_DOOR_TEST_CALLS;

const OneTable = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const Batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const Transaction = z.object({
  TransactItems: z.array(z.record(z.string(), OneTable)),
});

/** The action that IAM asks for each command of a table, by the command's name. */
const ACTIONS: Readonly<Record<string, string>> = {
  GetCommand: 'GetItem',
  PutCommand: 'PutItem',
  QueryCommand: 'Query',
  UpdateCommand: 'UpdateItem',
  BatchGetCommand: 'BatchGetItem',
  BatchWriteCommand: 'BatchWriteItem',
};
const IN_A_TRANSACTION: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** Returns the action and the place of each access that a command makes. */
function accessesOf(command: { readonly constructor: { readonly name: string }; readonly input: object }) {
  const at = ({ TableName, IndexName }: z.infer<typeof OneTable>) =>
    IndexName === undefined ? TableName : `${TableName}/index/${IndexName}`;
  const transaction = Transaction.safeParse(command.input).data;
  if (transaction !== undefined)
    return transaction.TransactItems.flatMap((item) =>
      Object.entries(item).map(([how, what]) => ({ action: IN_A_TRANSACTION[how], place: at(what) })),
    );
  const action = ACTIONS[command.constructor.name];
  const batch = Batch.safeParse(command.input).data;
  if (batch !== undefined) return Object.keys(batch.RequestItems).map((place) => ({ action, place }));
  return [{ action, place: at(OneTable.parse(command.input)) }];
}

/** A test's code did what the role of its job may not do. On AWS this is an AccessDeniedException. */
class NotGrantedError extends Error {
  override readonly name = 'NotGrantedError';
}

const GRANTED = new Set(PERMISSIONS.map(shown));
const noted = new Set<string>();

/**
 * Returns the same tables as a job has them: each command must be in the table of roles, and is noted for the comparison that
 * `npm test` makes at its end.
 */
export function asJob(job: keyof typeof JOBS, tables: Tables): Tables {
  const check = (command: Parameters<typeof accessesOf>[0]): void => {
    for (const { action, place } of accessesOf(command)) {
      const resource = place.replace(tables.cases, 'StorageCases').replace(tables.audit, 'StorageAudit');
      const asked = { job, action: `dynamodb:${action}`, resource };
      if (!GRANTED.has(shown(asked))) throw new NotGrantedError(shown(asked));
      const note = JSON.stringify([`job:${job}`, asked.action, resource, 'Allow']);
      if (CALLS === undefined || noted.has(note)) continue;
      noted.add(note);
      appendFileSync(CALLS, `${note}\n`);
    }
  };
  const client = new Proxy(tables.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name);
      return (...given: Parameters<typeof target.send>) => {
        check(given[0]);
        return target.send(...given);
      };
    },
  });
  return { ...tables, client };
}
