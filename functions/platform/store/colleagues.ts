import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { Colleague } from '#schemas/colleague.ts';
import type { Reference } from '#schemas/reference.ts';
import { digest } from '../identifiers.ts';
import { auditWrite, idOf } from './audit.ts';
import { itemsAt } from './index-rows.ts';
import { timed } from './items.ts';
import { AuditRefusedError, type Look, recordLook } from './reading.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, type Key, transact, type Write } from './transact.ts';

/** The directory is one partition, so that a job may be granted it and nothing else of the table (infra/pipeline/documents.ts). */
export const COLLEAGUES = 'COLLEAGUES';
/** By a hash of their id: an identity provider may make it of an email address (law 4). */
const hashOf = (id: string) => digest('person', id);
const colleagueKey = (id: string): Key => ({ pk: COLLEAGUES, sk: hashOf(id) });
/** The restricted cases that name somebody, or did: the head says which still do. */
export const namedKey = (id: string, reference: Reference | ''): Key => ({ pk: `NAMED#${hashOf(id)}`, sk: reference });

/** A colleague as the directory has them now; undefined for somebody who is not in it. */
export async function readColleague(tables: Tables, id: string): Promise<Colleague | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: colleagueKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Colleague.parse(Item);
}

/** Of some people, those who may be given work. */
export async function currentOf(tables: Tables, ids: readonly string[]): Promise<ReadonlySet<string>> {
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
  await transact(tables.client, [
    {
      name: 'sign-in',
      table: tables.cases,
      update: colleagueKey(id),
      set: `SET #item = :item, id = :id, #roles = :roles, seenOn = :day${name === undefined ? '' : ', #name = :name'}`,
      condition: 'attribute_not_exists(endedAt)',
      names: { '#item': 'item', '#roles': 'roles', ...(name === undefined ? {} : { '#name': 'name' }) },
      values: { ':item': 'colleague', ':id': id, ':roles': roles, ':day': day, ':name': name },
    },
  ]);
}

/** A page of the directory, in an order of its own that does not change. */
export async function listColleagues(
  store: Acting,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  look: Look,
): Promise<{ readonly colleagues: readonly Colleague[]; readonly next?: string }> {
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': COLLEAGUES },
      ConsistentRead: true,
      Limit: limit,
      ...(after === undefined ? {} : { ExclusiveStartKey: { pk: COLLEAGUES, sk: after } }),
    }),
  );
  await recordLook(store, look, { action: 'list-colleagues', count: Items.length });
  const next = LastEvaluatedKey === undefined ? {} : { next: z.string().parse(LastEvaluatedKey.sk) };
  return { colleagues: Items.map((item) => Colleague.parse(item)), ...next };
}

/** A page of the directory, and the most pages: a council's whole staff is some two thousand. */
const DIRECTORY_PAGE = 1000;
const MOST_DIRECTORY_PAGES = 5;

/** Returns the whole directory, for the names behind ids. */
export async function readDirectory(tables: Tables): Promise<readonly Colleague[]> {
  const found: Colleague[] = [];
  let after: Record<string, unknown> | undefined;
  for (let page = 0; page < MOST_DIRECTORY_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': COLLEAGUES },
        Limit: DIRECTORY_PAGE,
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    found.push(...Items.map((item) => Colleague.parse(item)));
    if (LastEvaluatedKey === undefined) break;
    after = LastEvaluatedKey;
  }
  return found;
}

/** The most people whose names one read takes (BatchGetItem). A setting has fifty versions; few people edit a catalogue. */
const MOST_NAMED = 100;

/** Returns the names of some people, as far as the directory has them. */
export async function namesOfColleagues(
  tables: Tables,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))].slice(0, MOST_NAMED);
  const items = asked.length === 0 ? new Map() : await itemsAt(tables, asked.map(colleagueKey));
  const names = asked.map((id) => [id, Colleague.safeParse(items.get(colleagueKey(id))).data?.name] as const);
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}

/** An administrator's edit of an entry: what it sets, and what it removes. */
interface Edit {
  readonly action: 'enter-colleague' | 'end-colleague' | 'restore-colleague';
  readonly set: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly values?: Item;
  readonly condition?: string;
  readonly reason?: string | undefined;
}

/** @throws AuditRefusedError where an edit without a condition was not written */
function written(colleague: Colleague | undefined): Colleague {
  if (colleague === undefined) throw new AuditRefusedError('the edit could not be recorded');
  return colleague;
}

/** The entry after the edit, recorded; undefined where its condition failed, and nothing was written. */
async function edit(store: Acting, id: string, now: Date, given: Edit): Promise<Colleague | undefined> {
  const { action, remove = [], condition, reason } = given;
  const set = { ...given.set, changedAt: ':now', changedBy: ':by' };
  const sets = Object.entries(set).map(([name, value]) => `#${name} = ${value}`);
  const outcome = await transact(store.client, [
    {
      name: 'colleague',
      table: store.cases,
      update: colleagueKey(id),
      set: `SET ${sets.join(', ')}${remove.length === 0 ? '' : ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}`}`,
      ...(condition === undefined ? {} : { condition }),
      names: Object.fromEntries([...Object.keys(set), ...remove].map((name) => [`#${name}`, name])),
      values: { ...given.values, ':now': now.toISOString(), ':by': idOf(store.actor) },
    },
    auditWrite(store, now, { action, subject: hashOf(id), reason }),
  ]);
  return outcome.done ? await readColleague(store, id) : undefined;
}

/** Enters somebody by name, or names somebody who is there. A name in their token takes its place when they next sign in. */
export const enterColleague = async (
  store: Acting,
  { id, name }: { id: string; name: string },
  now: Date,
): Promise<Colleague> =>
  written(
    await edit(store, id, now, {
      action: 'enter-colleague',
      set: { item: ':item', id: ':id', name: ':name' },
      values: { ':item': 'colleague', ':id': id, ':name': name },
    }),
  );

/** Ends somebody, in the directory or not, and has the sweep give their work back. Ending them again lets the sweep look again. */
export const endColleague = async (
  store: Acting,
  { id, why }: { id: string; why: string },
  now: Date,
): Promise<Colleague> =>
  written(
    await edit(store, id, now, {
      action: 'end-colleague',
      set: {
        item: ':item',
        id: ':id',
        endedAt: 'if_not_exists(#endedAt, :now)',
        endedBy: 'if_not_exists(#endedBy, :by)',
        timer: ':timer',
        timerAt: ':now',
      },
      values: { ':item': 'colleague', ':id': id, ':timer': timed('colleague', '').timer },
      reason: why,
    }),
  );

/** Undoes an end of access; returns undefined when none had ended. Their work stays where it went. */
export const restoreColleague = (store: Acting, { id, why }: { id: string; why: string }, now: Date) =>
  edit(store, id, now, {
    action: 'restore-colleague',
    set: {},
    remove: ['endedAt', 'endedBy', 'timer', 'timerAt'],
    condition: 'attribute_exists(endedAt)',
    reason: why,
  });

/** The names of the writes that hold whether somebody may be given work. */
const GIVEN_TO = 'given-to-';
export const isRefusedColleague = (write: string): boolean => write.startsWith(GIVEN_TO);

/** Somebody who is given work, and the roles of which they must have one: those that can see it. */
export interface GivenTo {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * Checks, within a change that gives people work, that each of them is in the directory, has not ended, and has a role that sees it.
 * An administrator enters a colleague without roles: theirs are known from their first sign-in on.
 */
export const givenToChecks = (tables: Tables, people: readonly GivenTo[]): Write[] =>
  people.map(({ id, roles }, place) => {
    const has = roles.map((_role, at) => `contains(#roles, :role${at})`).join(' OR ');
    return {
      name: `${GIVEN_TO}${place}`,
      table: tables.cases,
      check: colleagueKey(id),
      condition: `attribute_exists(pk) AND attribute_not_exists(endedAt) AND (attribute_not_exists(#roles) OR ${has})`,
      names: { '#roles': 'roles' },
      values: Object.fromEntries(roles.map((role, at) => [`:role${at}`, role])),
    };
  });

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
