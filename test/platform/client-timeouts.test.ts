import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { CLIENT_TIMEOUTS } from '#functions/platform/client-timeouts.ts';
import { openQueues } from '#functions/platform/queues.ts';
import { secretOnce } from '#functions/platform/secret.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

/** Starts a service that takes requests and never answers; it keeps each request. */
async function silent() {
  const asked: string[] = [];
  const server = createServer((request) => {
    const chunks: string[] = [];
    request.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    request.on('end', () => asked.push(chunks.join('')));
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const { port } = z.custom<AddressInfo>().parse(server.address());
  const settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return { asked, settings };
}

/** The same timeouts, but shorter. */
const BRIEFLY = { ...CLIENT_TIMEOUTS, requestHandler: { ...CLIENT_TIMEOUTS.requestHandler, requestTimeout: 50 } };

describe('a service that never answers', () => {
  it('is given up by a writer of the tables, after three tries of one and the same transaction', async () => {
    const { asked, settings } = await silent();
    const tables = tablesOver(new DynamoDBClient({ ...BRIEFLY, ...settings }), 'cases', 'audit');
    const write = { name: 'it', table: 'cases', put: { pk: 'CASE#1', sk: 'CASE' } };
    await expect(transact(tables.client, [write])).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toHaveLength(3);
    const Asked = z.object({ ClientRequestToken: z.string() });
    expect(new Set(asked.map((body) => Asked.parse(JSON.parse(body)).ClientRequestToken)).size).toBe(1);
  });

  it('is given up by a sender to a queue, after three tries', async () => {
    const { asked, settings } = await silent();
    const queues = openQueues(new SQSClient({ ...BRIEFLY, ...settings }));
    const sent = queues.send(`${settings.endpoint}/000000000000/open`, { work: 1 });
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toHaveLength(3);
  });

  it('is given up by a reader of a secret, after three tries', async () => {
    const { asked, settings } = await silent();
    const read = secretOnce('origin', new SecretsManagerClient({ ...BRIEFLY, ...settings }));
    await expect(read()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(asked).toHaveLength(3);
  });
});
