import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { Case } from '#schemas/case.ts';
import { auditWrite } from './audit.ts';
import { caseKey, LIST_ROWS, listRowKey } from './keys.ts';
import { Listed, rowsOf, rowWrite } from './listing.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

const Stood = z.object({ sk: z.string(), queue: z.string().optional(), queueSort: z.string().optional() });
const Versioned = Listed.extend({ version: Case.shape.version });

/**
 * Puts a case's rows where its head says, if any stands elsewhere or is missing: a case that was filed before the lists were
 * kept has none. `changed`: somebody was at the case meanwhile, and wrote its rows.
 */
export async function giveRows(
  tables: Tables,
  actor: Actor,
  reference: string,
  now: Date,
): Promise<'right' | 'given' | 'changed'> {
  const key = caseKey(reference);
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: key, ConsistentRead: true }),
  );
  if (Item === undefined) return 'right';
  const head = Versioned.parse(Item);
  const rows = rowsOf(head);
  const stood = await rowsStanding(tables, reference);
  const wrong = LIST_ROWS.filter((row) => {
    const [is, was] = [rows[row], stood.get(row)];
    return is?.queue !== was?.queue || is?.queueSort !== was?.queueSort;
  });
  if (wrong.length === 0) return 'right';
  const outcome = await transact(tables.client, [
    ...wrong.map((row) => rowWrite(tables, reference, row, rows[row])),
    {
      name: 'head',
      table: tables.cases,
      check: key,
      condition: '#version = :was',
      names: { '#version': 'version' },
      values: { ':was': head.version },
    },
    auditWrite(tables, actor, now, { action: 'give-lists', reference }),
  ]);
  return outcome.done ? 'given' : 'changed';
}

/** The rows that a case has, by their name. A case has four, and one for each task with an owner that it ever had. */
async function rowsStanding(tables: Tables, reference: string): Promise<ReadonlyMap<string, z.infer<typeof Stood>>> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      // The four sort after every task's: capitals come first.
      KeyConditionExpression: 'pk = :pk AND sk >= :first',
      ExpressionAttributeValues: { ':pk': listRowKey(reference, 'assignee').pk, ':first': 'a' },
      ConsistentRead: true,
    }),
  );
  return new Map(Items.map((item) => Stood.parse(item)).map((row) => [row.sk, row]));
}
