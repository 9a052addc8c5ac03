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

/** Starts a service that takes requests and never answers. */
async function silent() {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const { port } = z.custom<AddressInfo>().parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}

const Body = z.instanceof(Uint8Array);

/**
 * Keeps the body of each try that a client makes. The client counts, and not the service: on a busy machine a try may be given up
 * before the service has read it, or before it has left.
 */
function triesOf({
  config: { requestHandler },
}: {
  config: Pick<DynamoDBClient['config'], 'requestHandler'>;
}): string[] {
  const tries: string[] = [];
  const handle = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = (request, ...more) => {
    tries.push(new TextDecoder().decode(Body.parse(request.body)));
    return handle(request, ...more);
  };
  return tries;
}

/** The same timeouts, but shorter. */
const BRIEFLY = { ...CLIENT_TIMEOUTS, requestHandler: { ...CLIENT_TIMEOUTS.requestHandler, requestTimeout: 50 } };

describe('a service that never answers', () => {
  it('is given up by a writer of the tables, after three tries of one and the same transaction', async () => {
    const client = new DynamoDBClient({ ...BRIEFLY, ...(await silent()) });
    const tries = triesOf(client);
    const tables = tablesOver(client, 'cases', 'audit');
    const write = { name: 'it', table: 'cases', put: { pk: 'CASE#1', sk: 'CASE' } };
    await expect(transact(tables.client, [write])).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(tries).toHaveLength(3);
    const Asked = z.object({ ClientRequestToken: z.string() });
    expect(new Set(tries.map((body) => Asked.parse(JSON.parse(body)).ClientRequestToken)).size).toBe(1);
  });

  it('is given up by a sender to a queue, after three tries', async () => {
    const settings = await silent();
    const client = new SQSClient({ ...BRIEFLY, ...settings });
    const tries = triesOf(client);
    const sent = openQueues(client).send(`${settings.endpoint}/000000000000/open`, { work: 1 });
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(tries).toHaveLength(3);
  });

  it('is given up by a reader of a secret, after three tries', async () => {
    const client = new SecretsManagerClient({ ...BRIEFLY, ...(await silent()) });
    const tries = triesOf(client);
    await expect(secretOnce('origin', client)()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(tries).toHaveLength(3);
  });
});
