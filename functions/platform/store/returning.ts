import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor, Role } from '#schemas/actor.ts';
import { Colleague } from '#schemas/colleague.ts';
import { auditWrite } from './audit.ts';
import { COLLEAGUES, namedKey } from './colleagues.ts';
import { taskKey } from './keys.ts';
import type { Tables } from './table.ts';
import { type Item, transact } from './transact.ts';

/** Gives an open task back to its team, with an audit entry. `changed`: they no longer have it, or it is done. */
export async function returnTask(
  tables: Tables,
  actor: Actor,
  task: { readonly reference: string; readonly id: string; readonly owner: string },
  now: Date,
): Promise<'returned' | 'changed'> {
  const { reference, id, owner } = task;
  const outcome = await transact(tables.client, [
    {
      name: 'task',
      table: tables.cases,
      update: taskKey(reference, id),
      set: 'REMOVE #owner, assigneeQueue',
      condition: '#owner = :owner AND #state = :open',
      names: { '#owner': 'owner', '#state': 'state' },
      values: { ':owner': owner, ':open': 'open' },
    },
    auditWrite(tables, actor, now, { action: 'return-task', reference, subject: id }),
  ]);
  return outcome.done ? 'returned' : 'changed';
}

/** The references of cases that name somebody or did, from one on. */
export async function casesNaming(
  tables: Tables,
  _actor: Actor,
  id: string,
  { limit, after }: { readonly limit: number; readonly after: string },
): Promise<{ readonly references: readonly string[]; readonly goesOn: boolean }> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': namedKey(id, '').pk, ':after': after === '' ? ' ' : after },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return { references: Items.map(({ sk }) => z.string().parse(sk)), goesOn: LastEvaluatedKey !== undefined };
}

/** An entry is some 300 bytes, so four pages of 1 MB are more colleagues than any council has. */
const MOST_PAGES = 4;

/** The colleagues of a role who may be given work, those seen last first. */
export async function currentWithRole(tables: Tables, _actor: Actor, role: Role): Promise<readonly Colleague[]> {
  const found: Colleague[] = [];
  let from: Item | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'contains(#roles, :role) AND attribute_not_exists(endedAt)',
        ExpressionAttributeNames: { '#roles': 'roles' },
        ExpressionAttributeValues: { ':pk': COLLEAGUES, ':role': role },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items.map((item) => Colleague.parse(item)));
    from = LastEvaluatedKey;
    if (from === undefined) break;
  }
  return found.sort((one, other) => ((one.seenOn ?? '') < (other.seenOn ?? '') ? 1 : -1));
}
