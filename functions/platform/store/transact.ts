import { setTimeout as wait } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { StoreBusyError } from './store-busy.ts';
import type { Tables } from './table.ts';

export type Item = Record<string, unknown>;
export type Key = { pk: string; sk: string };

type Condition = { condition?: string; names?: Record<string, string>; values?: Item };
/**
 * One write of a transaction. `name` says in the answer which write was refused. One that is `unlessThere` adds an item which
 * may be there already: then the rest is written without it, as a task raised before must not undo what raises it again. A put that
 * is `ours` has an id of its own and its hash: the same item there was put by an earlier try, whose answer was lost.
 */
export type Write = { name: string; table: string; unlessThere?: true; ours?: true } & (
  | ({ put: Item } & Condition)
  | ({ update: Key; set: string } & Condition)
  | ({ check: Key; condition: string } & Condition)
);

/** All was written, or nothing was: then the writes whose condition failed, each with the item that stood there. */
export type Outcome = { done: true } | { done: false; refused: ReadonlyMap<string, Item | undefined> };

/** DynamoDB's limit on one transaction. */
export const MOST_WRITES = 100;
/** Conflicts clear in milliseconds; after five tries (about a second) an answer helps the caller more than waiting. */
const TRIES = 5;
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const PASSING_NAMES = new Set([
  'TransactionInProgressException',
  'TransactionConflictException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

const conditionOf = ({ condition, names, values }: Condition) => ({
  ...(condition === undefined ? {} : { ConditionExpression: condition }),
  ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
  ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});

function toCommandItem(write: Write) {
  const condition = conditionOf(write);
  if ('put' in write) return { Put: { TableName: write.table, Item: write.put, ...condition } };
  if ('update' in write) {
    return { Update: { TableName: write.table, Key: write.update, UpdateExpression: write.set, ...condition } };
  }
  return {
    ConditionCheck: { TableName: write.table, Key: write.check, ...condition, ConditionExpression: write.condition },
  };
}

/**
 * Writes all or nothing. A condition that fails is an answer, not an exception; conflicts and throttling are tried again
 * with a growing pause, and end in {@link StoreBusyError}.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  writes: readonly Write[],
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<Outcome> {
  if (writes.length > MOST_WRITES) throw new RangeError(`a transaction holds at most ${MOST_WRITES} writes`);
  let left = writes;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send(client, left);
      return { done: true };
    } catch (error) {
      if (isThereAlready(error, left)) return { done: true };
      const refused = refusals(error, left);
      if (refused) {
        const there = left.filter(({ name, unlessThere }) => unlessThere === true && refused.has(name));
        if (there.length < refused.size) return { done: false, refused };
        // Only such were refused, so fewer are left each time: no try of the few is spent.
        left = left.filter((write) => !there.includes(write));
        attempt -= 1;
        continue;
      }
      if (!isPassing(error)) throw error;
      if (attempt === TRIES) throw new StoreBusyError(`the table was busy ${TRIES} times`, { cause: error });
      await pause(2 ** attempt * 20 * (0.5 + Math.random()));
    }
  }
}

/** Returns the put, if it is all that is written and ours. */
function loneOf([only, ...more]: readonly Write[]) {
  return only !== undefined && more.length === 0 && only.ours && 'put' in only ? only : undefined;
}

/**
 * Sends writes as one transaction. A lone put with an id of its own, such as the record of a look, goes by itself: a transaction costs twice as
 * much, and its token makes a repeated try harmless, which such a put is anyway.
 */
async function send(client: DynamoDBDocumentClient, writes: readonly Write[]): Promise<void> {
  const lone = loneOf(writes);
  if (lone === undefined) await client.send(new TransactWriteCommand({ TransactItems: writes.map(toCommandItem) }));
  else await client.send(new PutCommand({ TableName: lone.table, Item: lone.put, ...conditionOf(lone) }));
}

function isThereAlready(error: unknown, writes: readonly Write[]): boolean {
  const put = loneOf(writes)?.put;
  if (put === undefined || !(error instanceof ConditionalCheckFailedException)) return false;
  return error.Item?.hash?.S !== undefined && error.Item.hash.S === put.hash;
}

/** Which conditions failed, or nothing when the cancellation had another cause. A conflict beside a failed condition is tried again. */
function refusals(error: unknown, writes: readonly Write[]): Map<string, Item | undefined> | undefined {
  if (error instanceof ConditionalCheckFailedException)
    return new Map(writes.map(({ name }) => [name, error.Item && unmarshall(error.Item)]));
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  if (reasons.some(({ Code }) => PASSING.has(Code ?? ''))) return undefined;
  const refused = new Map<string, Item | undefined>();
  for (const [index, reason] of reasons.entries()) {
    const write = writes[index];
    if (write && reason.Code === 'ConditionalCheckFailed')
      refused.set(write.name, reason.Item && unmarshall(reason.Item));
  }
  return refused.size > 0 ? refused : undefined;
}

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => PASSING.has(Code ?? ''));
  return error instanceof Error && PASSING_NAMES.has(error.name);
}

/** BatchWrite's limit. */
const MOST_PUTS = 25;

/** Puts items, each by itself and in no order; what a busy table leaves is put again a few times. @throws StoreBusyError */
export async function putAll({ client, cases }: Tables, items: readonly Item[]): Promise<void> {
  for (let from = 0; from < items.length; from += MOST_PUTS) {
    let left: WriteRequests = items.slice(from, from + MOST_PUTS).map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [cases]: left } }));
      left = UnprocessedItems?.[cases] ?? [];
      if (left.length > 0 && attempt === TRIES) throw new StoreBusyError(`the table was busy ${TRIES} times`);
      if (left.length > 0) await wait(2 ** attempt * 20 * (0.5 + Math.random()));
    }
  }
}
type WriteRequests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];
