import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { encodeTime } from 'ulid';
import * as z from 'zod';
import { CaseFlag, Task } from '#schemas/case.ts';
import { StoredObject, UploadSlot } from '#schemas/case-document.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { auditWrite } from './audit.ts';
import { Holder } from './holder.ts';
import { onceWrite, timed } from './items.ts';
import { auditKey, caseKey, documentKey, mailKey, onceKey, type Timer, uploadKey } from './keys.ts';
import { Listed, placeOf, taskPlaceOf } from './listing.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, type Key, transact } from './transact.ts';

/**
 * What reconcile asks of the tables: which cases were touched, and of each item only what says who owns it. No answer of a
 * form, no name and no text is read here.
 */

const Touched = z.object({ reference: Reference, action: z.string(), at: Instant, subject: z.string().optional() });
/** These change nothing, so that what they looked at needs no check. */
const LOOKS = new Set(['read-case', 'open-document', 'refused']);

/**
 * Returns the references in a day's audit since a time, with the actions: every case ever filed is there, whatever happened to it
 * later. It leaves out looks. An entry's id begins with its time.
 */
export async function* touchedOn(tables: Tables, day: string, since: Date): AsyncGenerator<z.infer<typeof Touched>> {
  let from: Item | undefined;
  do {
    const page = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :day AND sk >= :since',
        ExpressionAttributeValues: { ':day': auditKey(day, '').pk, ':since': encodeTime(since.getTime()) },
        ProjectionExpression: '#reference, #action, #at, #subject',
        ExpressionAttributeNames: {
          '#reference': 'reference',
          '#action': 'action',
          '#at': 'at',
          '#subject': 'subject',
        },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const item of page.Items ?? []) {
      const parsed = Touched.safeParse(item);
      if (parsed.success && !LOOKS.has(parsed.data.action)) yield parsed.data;
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

const Counted = z.string().optional().catch(undefined);
/** The fields of an item that give its state and its owner. */
export const Owned = z.object({
  pk: z.string(),
  sk: z.string(),
  item: z.string().optional(),
  direction: z.string().optional(),
  state: z.string().optional(),
  opening: z.string().optional(),
  verdict: z.string().optional(),
  safety: z.string().optional(),
  reading: z.string().optional(),
  scans: z.number().optional(),
  timer: z.string().optional(),
  queue: z.string().optional(),
  queueSort: z.string().optional(),
  flags: z.set(CaseFlag).optional(),
  access: z.object({ only: z.array(z.string()).optional() }).optional(),
  team: z.string().optional(),
  version: z.number().int().optional(),
  opened: z.number().int().optional(),
  // How it is counted as activity. Other kinds of items use some of the names for other things.
  door: Counted,
  source: Counted,
  receivedAt: Counted,
  decidedAt: Counted,
  decisionDueAt: Counted,
  outcome: Counted,
  kind: Counted,
  raisedAt: Counted,
  doneAt: Counted,
  form: Counted,
  askedAt: Counted,
  answer: z.object({ at: z.string() }).optional().catch(undefined),
  filed: StoredObject.nullish(),
  quarantine: StoredObject.optional(),
});
export type Owned = z.infer<typeof Owned>;

const NAMES = Object.keys(Owned.shape);
const projection = {
  // Of an answer only its time: the words are people's.
  ProjectionExpression: NAMES.map((name) => (name === 'answer' ? '#answer.#at' : `#${name}`)).join(', '),
  ExpressionAttributeNames: Object.fromEntries([...NAMES, 'at'].map((name) => [`#${name}`, name])),
};

/** Returns every item of a case, by its owner. */
export async function* ownedOf(tables: Tables, reference: Reference): AsyncGenerator<Owned> {
  let from: Item | undefined;
  do {
    const page = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk },
        ...projection,
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const item of page.Items ?? []) yield Owned.parse(item);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

async function ownedAt(tables: Tables, key: Key): Promise<Owned | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: key, ConsistentRead: true, ...projection }),
  );
  return Item === undefined ? undefined : Owned.parse(Item);
}

/** Returns whether the table has a case. */
export const hasCase = async (tables: Tables, reference: Reference): Promise<boolean> =>
  (await ownedAt(tables, caseKey(reference))) !== undefined;
/** Returns whether a case is kept from anybody; undefined where there is no case. */
export async function isRestricted(tables: Tables, reference: Reference): Promise<boolean | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({
      TableName: tables.cases,
      Key: caseKey(reference),
      ConsistentRead: true,
      ProjectionExpression: 'pk, #access',
      ExpressionAttributeNames: { '#access': 'access' },
    }),
  );
  return Item === undefined ? undefined : Item.access !== undefined;
}
/** A file of a case by its id; undefined when it is not there. */
export const ownedDocument = (tables: Tables, reference: Reference, id: string) =>
  ownedAt(tables, documentKey(reference, id));
/** A message of a case by its id; undefined when it is not there. */
export const ownedMessage = (tables: Tables, reference: Reference, id: string) =>
  ownedAt(tables, mailKey(reference, id));

/** A slot by its id. */
export async function slotAt(tables: Tables, id: string): Promise<UploadSlot | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: uploadKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : UploadSlot.parse(Item);
}

const caseOf = ({ pk }: Key) => Holder.parse(pk.replace(/^CASE#/, ''));

/** Puts an item that has no timer back on a sweep's list, unless it has changed or has one by now. */
export async function giveTimer(store: Acting, owned: Owned, timer: Timer, now: Date): Promise<'given' | 'changed'> {
  const unchanged = (['state', 'opening', 'verdict', 'safety', 'reading'] as const).filter(
    (name) => owned[name] !== undefined,
  );
  const outcome = await transact(store.client, [
    {
      name: 'item',
      table: store.cases,
      update: { pk: owned.pk, sk: owned.sk },
      set: 'SET #timer = :timer, timerAt = :timerAt',
      condition: ['attribute_not_exists(#timer)', ...unchanged.map((name) => `#${name} = :${name}`)].join(' AND '),
      names: { '#timer': 'timer', ...Object.fromEntries(unchanged.map((name) => [`#${name}`, name])) },
      values: {
        ':timer': timer,
        ':timerAt': timed(timer, now.toISOString()).timerAt,
        ...Object.fromEntries(unchanged.map((name) => [`:${name}`, owned[name]])),
      },
    },
    auditWrite(store, now, { action: 'give-timer', reference: caseOf(owned), subject: owned.sk }),
  ]);
  return outcome.done ? 'given' : 'changed';
}

/** Puts a case or a task that is on no work list back on its team's. */
export async function giveQueue(store: Acting, owned: Owned, now: Date): Promise<'given' | 'changed'> {
  const key = { pk: owned.pk, sk: owned.sk };
  const { Item } = await store.client.send(new GetCommand({ TableName: store.cases, Key: key, ConsistentRead: true }));
  const place = Object.entries(
    owned.item === 'case' ? placeOf(Listed.parse(Item)) : taskPlaceOf(caseOf(owned), Task.parse(Item)),
  );
  const stands = place.filter(([, value]) => value !== undefined);
  const { version, state, team } = Owned.parse(Item);
  const outcome = await transact(store.client, [
    {
      name: 'item',
      table: store.cases,
      update: key,
      set: `SET ${stands.map(([name]) => `${name} = :${name}`).join(', ')}`,
      condition: `attribute_not_exists(queue) AND ${version === undefined ? '#state = :state AND team = :team' : '#version = :version'}`,
      names: version === undefined ? { '#state': 'state' } : { '#version': 'version' },
      values: {
        ...Object.fromEntries(stands.map(([name, value]) => [`:${name}`, value])),
        ...(version === undefined ? { ':state': state, ':team': team } : { ':version': version }),
      },
    },
    auditWrite(store, now, { action: 'give-owner', reference: caseOf(owned), subject: owned.sk }),
  ]);
  return outcome.done ? 'given' : 'changed';
}

/** A mail goes back into the inbox automatically once. This is how long that is remembered, well past the days of a run. */
const REMEMBERED_SECONDS = 60 * 86_400;
const PUT_BACK = 'put-back';

/** Whether this mail was put back into the inbox before. */
export async function wasPutBack(tables: Tables, messageId: string): Promise<boolean> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: onceKey(PUT_BACK, messageId), ConsistentRead: true }),
  );
  return Item !== undefined;
}

/** Records that this mail was put back. */
export async function notePutBack(store: Acting, messageId: string, now: Date): Promise<void> {
  const seconds = Math.floor(now.getTime() / 1000);
  const once = { kind: PUT_BACK, hash: messageId, until: seconds + REMEMBERED_SECONDS, now: seconds };
  await transact(store.client, [
    onceWrite(store, { ...once, holds: { item: 'once' } }),
    auditWrite(store, now, { action: 'put-mail-back', subject: messageId }),
  ]);
}
