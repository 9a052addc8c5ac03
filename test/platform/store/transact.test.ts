import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { cancelled } from '#test/support/faulty-tables.ts';

const WRITES = [
  { name: 'once', table: 't', put: { pk: 'ONCE#a', sk: 'ONCE' }, condition: 'attribute_not_exists(pk)' },
  { name: 'case', table: 't', put: { pk: 'CASE#a', sk: 'CASE' } },
];

/** Makes a table that answers each call with the next fault, and then takes the writes. */
function faulty(faults: Error[]): { client: DynamoDBDocumentClient; calls: () => number } {
  let calls = 0;
  const client = new DynamoDBClient({ region: 'eu-west-2', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
  client.middlewareStack.add(
    () => async () => {
      calls += 1;
      const fault = faults.shift();
      if (fault) throw fault;
      return { response: {}, output: { $metadata: {} } };
    },
    { step: 'initialize', priority: 'low' },
  );
  return { client: tablesOver(client, 't', 'a').client, calls: () => calls };
}

const named = (name: string) => Object.assign(new Error(name), { name });
const noPause = async () => undefined;

/** Collects the commands that a client sends. */
function commands(client: DynamoDBDocumentClient): ReadonlySet<string | undefined> {
  const sent = new Set<string | undefined>();
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        sent.add(commandName);
        return next(args);
      },
    { step: 'initialize', priority: 'high' },
  );
  return sent;
}

describe('a transaction', () => {
  it.each([
    ['a conflict with another transaction', () => cancelled('None', 'TransactionConflict')],
    ['throttling of one of its writes', () => cancelled('ThrottlingError', 'None')],
    ['throttling of the whole', () => named('ThrottlingException')],
    ['the same transaction still under way', () => named('TransactionInProgressException')],
  ])('is tried again after %s', async (_, fault) => {
    const { client, calls } = faulty([fault(), fault()]);
    await expect(transact(client, WRITES, noPause)).resolves.toEqual({ done: true });
    expect(calls()).toBe(3);
  });

  it('gives up aloud when the table stays busy, so that the caller’s queue keeps the work', async () => {
    const { client, calls } = faulty(Array.from({ length: 9 }, () => cancelled('TransactionConflict', 'None')));
    await expect(transact(client, WRITES, noPause)).rejects.toBeInstanceOf(StoreBusyError);
    expect(calls()).toBe(5);
  });

  it('answers a refused condition with the write’s name and the present item', async () => {
    const { client } = faulty([cancelled('ConditionalCheckFailed', 'None')]);
    const outcome = await transact(client, WRITES, noPause);
    expect(outcome).toEqual({ done: false, refused: new Map([['once', { reference: 'FD-AAAA-AAAA' }]]) });
  });

  it('believes no refused condition while another write is in conflict: what it saw may be gone', async () => {
    const { client, calls } = faulty([cancelled('ConditionalCheckFailed', 'TransactionConflict')]);
    await expect(transact(client, WRITES, noPause)).resolves.toEqual({ done: true });
    expect(calls()).toBe(2);
  });

  it('is written without a task that is there already, and says nothing of it', async () => {
    const { client, calls } = faulty([cancelled('None', 'None', 'ConditionalCheckFailed')]);
    const task = {
      name: 'task',
      table: 't',
      put: { pk: 'CASE#a', sk: 'ACT#x' },
      condition: 'attribute_not_exists(pk)',
      unlessThere: true as const,
    };
    await expect(transact(client, [...WRITES, task], noPause)).resolves.toEqual({ done: true });
    expect(calls()).toBe(2);
  });

  it('reports the other refusals beside such a task', async () => {
    const { client } = faulty([cancelled('ConditionalCheckFailed', 'None', 'ConditionalCheckFailed')]);
    const task = {
      name: 'task',
      table: 't',
      put: { pk: 'CASE#a', sk: 'ACT#x' },
      condition: 'attribute_not_exists(pk)',
      unlessThere: true as const,
    };
    const outcome = await transact(client, [...WRITES, task], noPause);
    expect(outcome.done === false && outcome.refused.has('once')).toBe(true);
  });

  describe('of one put with an id and a hash of its own', () => {
    const look = { name: 'audit', table: 'a', put: { pk: 'DAY#1', sk: '01', hash: 'h' }, ours: true as const };
    const taken = (hash: string) =>
      new ConditionalCheckFailedException({ message: 'refused', $metadata: {}, Item: { hash: { S: hash } } });

    it('is that put alone, which costs half, and is tried again when the table is busy', async () => {
      const { client, calls } = faulty([named('TransactionConflictException')]);
      const sent = commands(client);
      await expect(transact(client, [look], noPause)).resolves.toEqual({ done: true });
      expect([calls(), sent]).toEqual([2, new Set(['PutItemCommand'])]);
    });

    it('was done by an earlier try whose answer was lost, when the same item is there', async () => {
      const { client } = faulty([taken('h')]);
      await expect(transact(client, [look], noPause)).resolves.toEqual({ done: true });
    });

    it('is refused where another item is', async () => {
      const { client } = faulty([taken('another')]);
      const refused = new Map([['audit', { hash: 'another' }]]);
      await expect(transact(client, [look], noPause)).resolves.toEqual({ done: false, refused });
    });
  });

  it('of any other put is a transaction, whose token makes a repeated try harmless', async () => {
    const { client } = faulty([]);
    const sent = commands(client);
    await transact(client, WRITES.slice(0, 1), noPause);
    expect(sent).toEqual(new Set(['TransactWriteItemsCommand']));
  });

  it('passes on any other fault at once', async () => {
    const { client, calls } = faulty([named('AccessDeniedException')]);
    await expect(transact(client, WRITES, noPause)).rejects.toThrow('AccessDeniedException');
    expect(calls()).toBe(1);
  });
});
