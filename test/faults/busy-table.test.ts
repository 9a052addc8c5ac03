import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { CLIENT_TIMEOUTS } from '#functions/platform/client-timeouts.ts';
import { auditWrite } from '#functions/platform/store/audit.ts';
import { noteSignIn, readColleague } from '#functions/platform/store/colleagues.ts';
import { itemsAt } from '#functions/platform/store/index-rows.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { answeredMessage } from '#functions/platform/store/mail.ts';
import { AuditBusyError, readSealed } from '#functions/platform/store/sealing.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { endLookup, TokensMade } from '#functions/platform/store/tokens.ts';
import { putAll, transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { newReference } from '#schemas/reference.ts';
import { answeringInPart, cancelled, failingFirst } from '#test/support/faulty-tables.ts';
import { localTables } from '#test/support/local-tables.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});
/** More than a batch of writes may hold, and fewer than a batch of reads. */
const MANY = 60;
const invented = () => Array.from({ length: MANY }, () => ({ ...caseKey(newReference()), item: 'invented' }));
/** Each answer leaves half, so this many are needed for the whole of a batch. */
const ALWAYS = 1000;

describe('a batch that is answered in part', () => {
  it('of writes is finished: what was left is put again', async () => {
    const items = invented();
    const { on, calls } = answeringInPart(tables, 2);
    await putAll(on, items);
    expect(calls()).toBeGreaterThan(3);
    const found = await itemsAt(tables, items);
    expect(items.filter((item) => found.get(item) === undefined)).toEqual([]);
  });

  it('of reads is finished: what was left is asked for again', async () => {
    const items = invented();
    await putAll(tables, items);
    const found = await itemsAt(answeringInPart(tables, 3).on, items);
    expect(items.map((item) => found.get(item))).toEqual(items);
  });

  it('of reads of the audit is finished', async () => {
    const write = auditWrite({ ...tables, actor: service('test') }, new Date(), { action: 'look' });
    await transact(tables.client, [write]);
    const id = z.object({ put: z.object({ id: z.string() }) }).parse(write).put.id;
    const found = await readSealed(answeringInPart(tables, 2).on, [id]);
    expect(found.get(id)).toMatchObject({ entry: { is: 'entry' } });
  });

  it('of the audit may be asked for an entry twice, as a changed chain may hold one twice', async () => {
    const id = '01KB0000000000000000000000';
    expect([...(await readSealed(tables, [id, id])).keys()]).toEqual([id]);
  });

  it('of the messages that an email may answer is finished, so that no reply becomes a case of its own', async () => {
    const { on, calls } = answeringInPart(tables, 3);
    expect(await answeredMessage(on, ['one-of-nobody', 'two-of-nobody', 'one-of-nobody'])).toBeUndefined();
    expect(calls()).toBe(4);
  });

  it('time after time is a fault that the caller’s queue tries again, never a shorter list', async () => {
    const { on } = answeringInPart(tables, ALWAYS);
    await expect(putAll(on, invented())).rejects.toBeInstanceOf(StoreBusyError);
    await expect(itemsAt(on, invented())).rejects.toBeInstanceOf(StoreBusyError);
    await expect(answeredMessage(on, ['one-of-nobody'])).rejects.toBeInstanceOf(StoreBusyError);
    await expect(readSealed(on, ['01KB0000000000000000000000'])).rejects.toBeInstanceOf(AuditBusyError);
  });
});

describe('a sign-in', () => {
  it('that is noted while a transaction names the same colleague is tried again, and is no error for the person', async () => {
    const id = `person-${newReference()}`;
    const { on, calls } = failingFirst(tables, cancelled('TransactionConflict'), cancelled('ThrottlingError'));
    await noteSignIn(on, { id, roles: ['team_manager'], name: undefined }, '2026-11-23');
    expect(calls()).toBe(3);
    expect(await readColleague(tables, id)).toMatchObject({ seenOn: '2026-11-23' });
  });
});

describe('a second look for matches', () => {
  it('that ends while a form is being added leaves the timer to it, and is no error', async () => {
    const conflict = new TransactionConflictException({ message: 'conflict', $metadata: {} });
    const { on, calls } = failingFirst(tables, conflict);
    const made = { reference: newReference(), state: 'to_match', wanted: 1, timerAt: '2026-11-23T09:00:00.000Z' };
    await endLookup(on, TokensMade.parse(made));
    expect(calls()).toBe(1);
  });
});

describe('a table that throttles', () => {
  it.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])(
    'with %s is asked again by the client that all jobs use, and answers',
    async (name) => {
      let calls = 0;
      const server = createServer((_, response) => {
        calls += 1;
        const [status, body] = calls < 3 ? [400, { __type: `com.amazonaws.dynamodb.v20120810#${name}` }] : [200, {}];
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = z.custom<AddressInfo>().parse(server.address());
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
      const reached = { endpoint: `http://127.0.0.1:${port}`, region: 'eu-west-2', credentials };
      const throttled = tablesOver(new DynamoDBClient({ ...CLIENT_TIMEOUTS, ...reached }), 'cases', 'audit');
      await throttled.client.send(new GetCommand({ TableName: 'cases', Key: caseKey(newReference()) }));
      server.close().closeAllConnections();
      expect(calls).toBe(3);
    },
  );
});
