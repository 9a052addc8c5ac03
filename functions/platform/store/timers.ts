import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import type { CaseFlag, Task, TimelineCode } from '#schemas/case.ts';
import { Instant } from '#schemas/instant.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { newId } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { flagWrite, outboundWrite, taskWrite, timelineWrite } from './items.ts';
import type { Timer } from './keys.ts';
import { lookAtFilesWrite, type ToLookAt } from './look-at-files.ts';
import type { Tables } from './table.ts';
import { type Item, type Key, transact, type Write } from './transact.ts';

/** An item that a sweep must look at, as the table has it. */
export interface Timed {
  readonly key: Key;
  readonly timer: Timer;
  readonly timerAt: string;
  /** How often the clock has asked for the same thing again. */
  readonly asks: number;
  /** The rest of it, which the room that owns the item parses. */
  readonly item: Item;
}

const Keys = z.object({ pk: z.string(), sk: z.string() });
const Standing = z.object({ timerAt: Instant, asks: z.number().int().default(0) });

/** A page of the sweep: small, so that what it read is still true when its last item is reached. */
const PAGE = 25;

/** Returns the keys of items with a timer, longest waiting first, page by page: those due at `until`, or all of them. */
export async function* timedKeys(tables: Tables, _actor: Actor, timer: Timer, until?: Date): AsyncGenerator<Key[]> {
  let from: Item | undefined;
  do {
    const page = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        IndexName: 'timers',
        KeyConditionExpression: until === undefined ? 'timer = :timer' : 'timer = :timer AND timerAt <= :until',
        ExpressionAttributeValues: {
          ':timer': timer,
          ...(until === undefined ? {} : { ':until': until.toISOString() }),
        },
        Limit: PAGE,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield (page.Items ?? []).map((item) => Keys.parse(item));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** The item as the table has it, not as the index remembers it; undefined when that timer has ended. */
export async function readTimed(tables: Tables, _actor: Actor, key: Key, timer: Timer): Promise<Timed | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: key, ConsistentRead: true }),
  );
  if (Item === undefined || Item.timer !== timer) return undefined;
  return { key, timer, ...Standing.parse(Item), item: Item };
}

/** One step of a timed item: its new state and everything written with it, all or nothing. */
export interface TimedMove {
  /** When to look again; null ends the timer. */
  readonly lookAt: Date | null;
  /** Counts one more request. */
  readonly asked?: boolean;
  readonly set?: Item;
  /** The version that the item must have; it has the next one afterwards, so that an earlier reader notices. */
  readonly atVersion?: number;
  /** The audit's name of it. */
  readonly action: string;
  readonly subject: string;
  /** What is written on its case; absent for an item without a case. */
  readonly onCase?: {
    readonly reference: string;
    readonly line: TimelineCode;
    readonly flags: readonly CaseFlag[];
    readonly task?: Task;
    readonly lookAt?: ToLookAt;
    readonly outbound?: OutboundMessage;
  };
}

/**
 * Moves an item one step, if its timer has not changed: any other change of the item since has moved or ended the timer. Its case's
 * timeline, flags, task and an audit entry are in the same transaction. An existing task stays as it is.
 */
export async function moveTimed(
  tables: Tables,
  actor: Actor,
  timed: Timed,
  move: TimedMove,
  now: Date,
): Promise<'moved' | 'changed'> {
  const { onCase } = move;
  const line = onCase && { id: newId(now), at: now.toISOString(), what: onCase.line, by: 'service' };
  const outcome = await transact(tables.client, [
    itemWrite(tables, timed, move),
    auditWrite(tables, actor, now, { action: move.action, reference: onCase?.reference, subject: move.subject }),
    ...(onCase && line ? [timelineWrite(tables, onCase.reference, line)] : []),
    ...(onCase ? flagWrite(tables, onCase.reference, onCase.flags) : []),
    ...(onCase?.task ? [taskWrite(tables, onCase.reference, onCase.task)] : []),
    ...(onCase?.lookAt ? [lookAtFilesWrite(tables, onCase.reference, onCase.lookAt, now)] : []),
    ...(onCase?.outbound ? [outboundWrite(tables, onCase.outbound)] : []),
  ]);
  if (outcome.done) return 'moved';
  if (outcome.refused.has('item') || onCase?.task === undefined) return 'changed';
  if (!outcome.refused.has(`task-${onCase.task.id}`)) return 'changed';
  const { task: _raised, ...without } = onCase;
  return moveTimed(tables, actor, timed, { ...move, onCase: without }, now);
}

function itemWrite(tables: Tables, timed: Timed, { lookAt, asked, set = {}, atVersion }: TimedMove): Write {
  const versioned = atVersion === undefined ? {} : { version: atVersion + 1 };
  const values: Item = { ...set, ...versioned, ...(lookAt === null ? {} : { timerAt: lookAt.toISOString() }) };
  const names = Object.keys(values);
  const sets = names.map((name) => `#${name} = :${name}`).join(', ');
  return {
    name: 'item',
    table: tables.cases,
    update: timed.key,
    set: [
      ...(sets === '' ? [] : [`SET ${sets}`]),
      ...(lookAt === null ? ['REMOVE #timer, #timerAt'] : []),
      ...(asked === true ? ['ADD asks :one'] : []),
    ].join(' '),
    condition: `#timer = :wasTimer AND #timerAt = :wasAt${atVersion === undefined ? '' : ' AND #version = :wasVersion'}`,
    names: { ...Object.fromEntries(names.map((name) => [`#${name}`, name])), '#timer': 'timer', '#timerAt': 'timerAt' },
    values: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
      ':wasTimer': timed.timer,
      ':wasAt': timed.timerAt,
      ...(atVersion === undefined ? {} : { ':wasVersion': atVersion }),
      ...(asked === true ? { ':one': 1 } : {}),
    },
  };
}
