import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor, Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { Colleague } from '#schemas/colleague.ts';
import { digest } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { itemsAt } from './index-rows.ts';
import { timed } from './items.ts';
import { AuditRefusedError, type Look, recordLook } from './reading.ts';
import type { Tables } from './table.ts';
import { type Item, type Key, transact, type Write } from './transact.ts';

/** The directory is one partition, so that a job may be granted it and nothing else of the table (infra/pipeline/documents.ts). */
export const COLLEAGUES = 'COLLEAGUES';
/** By a hash of their id: an identity provider may make it of an email address (law 4). */
const hashOf = (id: string) => digest('person', id);
const colleagueKey = (id: string): Key => ({ pk: COLLEAGUES, sk: hashOf(id) });
/** The restricted cases that name somebody, or did: the head says which still do. */
export const namedKey = (id: string, reference: string): Key => ({ pk: `NAMED#${hashOf(id)}`, sk: reference });

/** A colleague as the directory has them now; undefined for somebody who is not in it. */
export async function readColleague(tables: Tables, id: string): Promise<Colleague | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: colleagueKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Colleague.parse(Item);
}

/** Of some people, those who may be given work. */
export async function currentOf(tables: Tables, _actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const items = await itemsAt(tables, ids.map(colleagueKey));
  const found = ids.map((id) => Colleague.safeParse(items.get(colleagueKey(id))).data);
  return new Set(found.flatMap((one) => (one === undefined || one.endedAt !== undefined ? [] : [one.id])));
}

/** Writes down that somebody signed in today. It never undoes an ending that came meanwhile. */
export async function noteSignIn(
  tables: Tables,
  { id, roles, name }: { id: string; roles: readonly Role[]; name: string | undefined },
  day: string,
): Promise<void> {
  try {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: colleagueKey(id),
        UpdateExpression: `SET #item = :item, id = :id, #roles = :roles, seenOn = :day${name === undefined ? '' : ', #name = :name'}`,
        ConditionExpression: 'attribute_not_exists(endedAt)',
        ExpressionAttributeNames: {
          '#item': 'item',
          '#roles': 'roles',
          ...(name === undefined ? {} : { '#name': 'name' }),
        },
        ExpressionAttributeValues: { ':item': 'colleague', ':id': id, ':roles': roles, ':day': day, ':name': name },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** A page of the directory, in an order of its own that does not change. */
async function listColleagues(
  tables: Tables,
  actor: Actor,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  look: Look,
): Promise<{ readonly colleagues: readonly Colleague[]; readonly next?: string }> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': COLLEAGUES },
      ConsistentRead: true,
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk: COLLEAGUES, sk: after } }),
    }),
  );
  await recordLook(tables, actor, look, { action: 'list-colleagues', count: Items.length });
  const next = LastEvaluatedKey === undefined ? {} : { next: z.string().parse(LastEvaluatedKey.sk) };
  return { colleagues: Items.map((item) => Colleague.parse(item)), ...next };
}

/** An administrator's edit of an entry. */
interface Edit {
  readonly action: 'enter-colleague' | 'end-colleague' | 'restore-colleague';
  readonly set: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
  readonly condition?: string;
  readonly reason?: string | undefined;
}

type Administrator = Extract<Actor, { id: string }>;

/** Returns the directory for the staff API. */
export const directoryIn = (tables: Tables) => ({
  list: (actor: Actor, page: Parameters<typeof listColleagues>[2], look: Look) =>
    listColleagues(tables, actor, page, look),
  enter: async (actor: Actor, entry: { id: string; name: string }, now: Date) =>
    written(await enterColleague(tables, actor, entry, now)),
  end: async (actor: Administrator, said: { id: string; why: string }, now: Date) =>
    written(await endColleague(tables, actor, said, now)),
  restore: (actor: Actor, said: { id: string; why: string }, now: Date) => restoreColleague(tables, actor, said, now),
});

/** @throws AuditRefusedError where an edit without a condition was not written */
function written(colleague: Colleague | undefined): Colleague {
  if (colleague === undefined) throw new AuditRefusedError('the edit could not be recorded');
  return colleague;
}

/** The entry after the edit, recorded; undefined where its condition failed, and nothing was written. */
async function edit(tables: Tables, actor: Actor, id: string, now: Date, given: Edit): Promise<Colleague | undefined> {
  const outcome = await transact(tables.client, [
    {
      name: 'colleague',
      table: tables.cases,
      update: colleagueKey(id),
      set: given.set,
      ...(given.condition === undefined ? {} : { condition: given.condition }),
      ...(given.names === undefined ? {} : { names: { ...given.names } }),
      ...(given.values === undefined ? {} : { values: given.values }),
    },
    auditWrite(tables, actor, now, { action: given.action, subject: hashOf(id), reason: given.reason }),
  ]);
  return outcome.done ? await readColleague(tables, id) : undefined;
}

/** Enters somebody by name, or names somebody who is there. A name in their token takes its place when they next sign in. */
const enterColleague = (tables: Tables, actor: Actor, { id, name }: { id: string; name: string }, now: Date) =>
  edit(tables, actor, id, now, {
    action: 'enter-colleague',
    set: 'SET #item = :item, id = :id, #name = :name',
    names: { '#item': 'item', '#name': 'name' },
    values: { ':item': 'colleague', ':id': id, ':name': name },
  });

/** Ends somebody, in the directory or not, and has the sweep give their work back. Ending them again lets the sweep look again. */
const endColleague = (tables: Tables, actor: Administrator, { id, why }: { id: string; why: string }, now: Date) =>
  edit(tables, actor, id, now, {
    action: 'end-colleague',
    set: 'SET #item = :item, id = :id, endedAt = if_not_exists(endedAt, :now), endedBy = if_not_exists(endedBy, :by), #timer = :timer, timerAt = :now',
    names: { '#item': 'item', '#timer': 'timer' },
    values: {
      ':item': 'colleague',
      ':id': id,
      ':now': now.toISOString(),
      ':by': actor.id,
      ':timer': timed('colleague', '').timer,
    },
    reason: why,
  });

/** Undoes an end of access; returns undefined when none had ended. Their work stays where it went. */
const restoreColleague = (tables: Tables, actor: Actor, { id, why }: { id: string; why: string }, now: Date) =>
  edit(tables, actor, id, now, {
    action: 'restore-colleague',
    set: 'REMOVE endedAt, endedBy, #timer, timerAt',
    names: { '#timer': 'timer' },
    condition: 'attribute_exists(endedAt)',
    reason: why,
  });

/** The names of the writes that hold whether somebody may be given work. */
const GIVEN_TO = 'given-to-';
export const isRefusedColleague = (write: string): boolean => write.startsWith(GIVEN_TO);

/** Holds, within a change that gives people work, that each of them is in the directory and has not ended. */
export const givenToChecks = (tables: Tables, ids: readonly string[]): Write[] =>
  ids.map((id, place) => ({
    name: `${GIVEN_TO}${place}`,
    table: tables.cases,
    check: colleagueKey(id),
    condition: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
  }));

/** Records which cases name somebody, when their head is rewritten, so that no case is left to people whose access has ended. */
export function namedWrites(tables: Tables, head: Pick<Case, 'reference' | 'access'>, access: unknown): Write[] {
  const only = Named.safeParse(access).data?.only ?? [];
  return only
    .filter((id) => !head.access?.only?.includes(id))
    .map((id, place) => ({
      name: `named-${place}`,
      table: tables.cases,
      put: { ...namedKey(id, head.reference), item: 'named' },
    }));
}
const Named = z.object({ only: z.array(z.string()).optional() });
