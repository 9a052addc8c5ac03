import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { CaseFlag, Door, type Task, type TimelineCode } from '#schemas/case.ts';
import type { PersonOnForm } from '#schemas/forms/people.ts';
import { Instant } from '#schemas/instant.ts';
import { OutboundMessage, OutboxId } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { type ContactSafety, peopleIn } from '#schemas/safety-record.ts';
import { digest, newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { taskWrite, timed, timelineWrite } from './items.ts';
import { caseKey, messageKey, rateKey, sesKey } from './keys.ts';
import { readSafety } from './safety.ts';
import type { Tables } from './table.ts';
import { type Item, transact, type Write } from './transact.ts';

/** A message, by its case and id. */
export const OutboxKey = z.object({ reference: Reference, id: OutboxId });
export type OutboxKey = z.infer<typeof OutboxKey>;

/** A message to send as the table has it, with the facts of its case that may stop it. */
export interface Outbox {
  readonly message: OutboundMessage;
  /** When the sweep looks at it; null when nothing is owed. */
  readonly lookAt: string | null;
  readonly door: Door;
  readonly flags: ReadonlySet<CaseFlag>;
  /** The people on its forms, and the records of how they may be contacted. */
  readonly people: readonly PersonOnForm[];
  readonly contacts: readonly ContactSafety[];
  /** The case's safety record is full. */
  readonly full?: true | undefined;
  /** The number of its case's latest letter; 1 is the acknowledgement, or what a person did in its place. */
  readonly letters: number;
}

/** One step of a message: its new state and everything written with it, all or nothing. */
export interface Move {
  readonly to: OutboundMessage;
  readonly lookAt: string | null;
  /** The audit's name of it. */
  readonly action: string;
  /** A line on the case's timeline, and its detail. */
  readonly line?: TimelineCode;
  readonly detail?: string;
  readonly task?: Task;
  /** SES's id of a copy that it took, so that events without our tag find the message. */
  readonly sesMessageId?: string;
  /** Counts it against its address, within the hour, and refuses it past `most`. */
  readonly count?: { readonly address: string; readonly by: VouchedBy; readonly most: number };
  /** The message takes the number `to.letter` on its case, if no other letter has it. */
  readonly numbers?: true;
}

/** Who vouches for an address: `proof` is the checks of its own mail. */
export type VouchedBy = 'anybody' | 'agency' | 'proof' | 'staff' | 'council';

/**
 * `changed`: somebody else moved it first, so look again. `number_taken`: another letter of the case has its number. `too_many`: its
 * address has had its share this hour.
 */
export type Moved = 'moved' | 'changed' | 'number_taken' | 'too_many';

/** An invalid address must still be read, so that a person hears of it: it is checked when it is used. */
const StoredMessage = OutboundMessage.extend({ to: z.string().max(1000) });
const Timed = z.object({ timer: z.literal('outbox'), timerAt: Instant });
const Head = z.object({ door: Door, flags: z.set(CaseFlag).default(new Set()), letters: z.number().default(1) });

/** How the sort keys of our messages begin. */
const SENT = messageKey('', '').sk;

/** The message's key from its item's, as a stream record has them; nothing when the item is no message. */
export function outboxKeyIn(keys: { pk: string; sk: string }): OutboxKey | undefined {
  const parsed = OutboxKey.safeParse({
    reference: keys.pk.replace(/^CASE#/, ''),
    id: keys.sk.startsWith(SENT) ? keys.sk.slice(SENT.length) : undefined,
  });
  return parsed.success ? parsed.data : undefined;
}

/** Returns a message and its case as they are now, not as an index has them. Returns nothing when either is missing. */
export async function readOutbox(tables: Tables, _actor: Actor, key: OutboxKey): Promise<Outbox | undefined> {
  const get = (Key: Item) => tables.client.send(new GetCommand({ TableName: tables.cases, Key, ConsistentRead: true }));
  const [message, head, safety] = await Promise.all([
    get(messageKey(key.reference, key.id)),
    get(caseKey(key.reference)),
    readSafety(tables, key.reference),
  ]);
  if (message.Item === undefined || head.Item === undefined) return undefined;
  const timer = Timed.safeParse(message.Item);
  return {
    message: StoredMessage.parse(message.Item),
    lookAt: timer.success ? timer.data.timerAt : null,
    ...Head.parse(head.Item),
    people: peopleIn(safety),
    contacts: safety.contacts,
    full: safety.full,
  };
}

/** The item under SES's id of a copy. */
const SesItem = z.object({ reference: Reference, messageId: OutboxId });

/** The message that SES gave this id, if its sender or an event has written it down. */
export async function outboxKeyOfSes(tables: Tables, sesMessageId: string): Promise<OutboxKey | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: sesKey(sesMessageId), ConsistentRead: true }),
  );
  if (Item === undefined) return undefined;
  const { reference, messageId } = SesItem.parse(Item);
  return { reference, id: messageId };
}

const Keys = z.object({ pk: z.string(), sk: z.string() });

/** A page of the sweep: small, so that what it read is still true when its last message is reached. */
const PAGE = 25;

/** Returns the messages that are due, longest waiting first, page by page. */
export async function* dueOutbox(tables: Tables, now: Date, page = PAGE): AsyncGenerator<OutboxKey[]> {
  let from: Item | undefined;
  do {
    const found = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        IndexName: 'timers',
        KeyConditionExpression: 'timer = :outbox AND timerAt <= :now',
        ExpressionAttributeValues: { ':outbox': 'outbox', ':now': now.toISOString() },
        Limit: page,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield (found.Items ?? []).flatMap((item) => outboxKeyIn(Keys.parse(item)) ?? []);
    from = found.LastEvaluatedKey;
  } while (from !== undefined);
}

/** The fields of a message that a move may change; the others never change. */
const MOVES = ['state', 'delivery', 'attempt', 'uncertain', 'letter', 'leaseUntil', 'sesMessageId', 'sentAt'] as const;
/** What it must still be for the move to be the right one. */
const UNCHANGED = ['state', 'delivery', 'attempt', 'uncertain'] as const;

function messageWrite(tables: Tables, before: OutboundMessage, move: Move): Write {
  const timer = move.lookAt === null ? { timer: undefined, timerAt: undefined } : timed('outbox', move.lookAt);
  const after = Object.entries({ ...Object.fromEntries(MOVES.map((name) => [name, move.to[name]])), ...timer });
  const set = after.filter(([, value]) => value !== undefined);
  const remove = after.filter(([, value]) => value === undefined);
  return {
    name: 'message',
    table: tables.cases,
    update: messageKey(before.reference, before.id),
    set: [
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ...(remove.length === 0 ? [] : [`REMOVE ${remove.map(([name]) => `#${name}`).join(', ')}`]),
    ].join(' '),
    condition: UNCHANGED.map((name) => `#${name} = :was_${name}`).join(' AND '),
    names: Object.fromEntries(after.map(([name]) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(UNCHANGED.map((name) => [`:was_${name}`, before[name]])),
    },
  };
}

/** Counters are kept two hours: theirs, and one more for clocks that differ. */
const COUNTED_FOR_SECONDS = 2 * 3600;

/** Where an address is counted in one hour, by who vouches for it: a digest, so that no key holds an address (law 4). */
export function countKey(address: string, by: VouchedBy, now: Date) {
  return rateKey(digest('messages', by, address.toLowerCase(), now.toISOString().slice(0, 13)));
}

/** One more to this address in this hour. */
function countWrite(tables: Tables, { address, by, most }: NonNullable<Move['count']>, now: Date): Write {
  return {
    name: 'rate',
    table: tables.cases,
    update: countKey(address, by, now),
    set: 'SET #item = :item, expiresAt = :until ADD sent :one',
    condition: 'attribute_not_exists(sent) OR sent < :most',
    names: { '#item': 'item' },
    values: {
      ':item': 'rate',
      ':one': 1,
      ':most': most,
      ':until': Math.floor(now.getTime() / 1000) + COUNTED_FOR_SECONDS,
    },
  };
}

/** Numbers only grow, by one a letter: two letters that read the same head can't both have the next. */
function numberWrite(tables: Tables, reference: string, letter: number | undefined): Write {
  return {
    name: 'number',
    table: tables.cases,
    update: caseKey(reference),
    set: 'SET letters = :letter',
    condition: 'attribute_exists(pk) AND (attribute_not_exists(letters) OR letters < :letter)',
    values: { ':letter': letter },
  };
}

function sesWrite(tables: Tables, { reference, id }: OutboundMessage, sesMessageId: string): Write {
  return { name: 'ses', table: tables.cases, put: { ...sesKey(sesMessageId), item: 'ses', reference, messageId: id } };
}

/**
 * Moves a message one step, if it still is as `before` says. Its timer, timeline, task and audit entry are in one transaction. An
 * existing task stays as it is.
 */
export async function moveOutbox(
  tables: Tables,
  actor: Actor,
  before: OutboundMessage,
  move: Move,
  now: Date,
): Promise<Moved> {
  const { reference, id } = before;
  const { detail } = move;
  const line = move.line && {
    id: newId(now),
    at: now.toISOString(),
    what: move.line,
    by: 'service',
    ...(detail ? { detail } : {}),
  };
  const writes: Write[] = [
    messageWrite(tables, before, move),
    auditWrite(tables, actor, now, { action: move.action, reference, subject: id }),
    ...(move.count ? [countWrite(tables, move.count, now)] : []),
    ...(move.numbers ? [numberWrite(tables, reference, move.to.letter)] : []),
    // An event reports the id that the sender has recorded.
    ...(move.sesMessageId === undefined || move.sesMessageId === before.sesMessageId
      ? []
      : [sesWrite(tables, before, move.sesMessageId)]),
    ...(line ? [timelineWrite(tables, reference, line)] : []),
    ...(move.task ? [taskWrite(tables, reference, move.task)] : []),
  ];
  const outcome = await transact(tables.client, writes);
  if (outcome.done) return 'moved';
  if (outcome.refused.has('message')) return 'changed';
  if (outcome.refused.has('rate')) return 'too_many';
  if (outcome.refused.has('number')) return 'number_taken';
  const { task: raised, ...without } = move;
  if (raised && outcome.refused.has(`task-${raised.id}`)) return moveOutbox(tables, actor, before, without, now);
  return 'changed';
}
