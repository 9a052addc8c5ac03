import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { faultLines } from '#infra/local/function-logs.ts';
import { HOST } from '#infra/local/ports.ts';
import { Addresses } from '#infra/local/running-front-door.ts';
import { openDesk } from '#infra/local/samples/desk.ts';
import { CASE } from '#schemas/api/staff/operations/example-case.ts';
import { REFERENCE } from '#schemas/api/staff/operations/examples.ts';
import { Reference } from '#schemas/reference.ts';
import { AnsweredError } from '#test/support/api-check.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Starts a server that answers each request with a status and a body, and counts them. */
async function serverThat(answers: (nth: number, target: string) => readonly [number, unknown, string?]) {
  let asked = 0;
  const server = createServer((request, answer) => {
    asked += 1;
    const target = String(request.headers['x-amz-target'] ?? '');
    const [status, body, type = 'application/json'] = answers(asked, target);
    answer.writeHead(status, { 'content-type': type, etag: '"7"' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  servers.push(server);
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

const LONG_MS = 30_000;
const THE_CASE = [200, CASE] as const;
const DIED = [502, { errorMessage: 'Worker process exited immediately.', errorType: 'RuntimeError' }] as const;
const problem = (status: number, code: string) =>
  [
    status,
    { type: `https://frontdoor.example/problems/${code}`, title: code, status, detail: code, requestId: 'r1' },
    'application/problem+json',
  ] as const;

/** Follows one sample at an API that answers so. */
async function followed(answers: Parameters<typeof serverThat>[0], withinMs = LONG_MS) {
  const { url, asked } = await serverThat(answers);
  const addresses = Addresses.parse(Object.fromEntries(Addresses.keyof().options.map((name) => [name, url])));
  const door = { addresses, issueToken: async () => 'token', mailbox: { emails: async () => [] } };
  const seen = openDesk(door, withinMs).followUntil(
    { reference: Reference.parse(REFERENCE) },
    'head@school.example',
    ({ cases }) => cases.length === 1,
  );
  return { seen, asked };
}

describe('a sample that is followed', () => {
  it('is looked at again while a function starts or a table is busy', async () => {
    const { seen } = await followed((nth) => (nth <= 2 ? DIED : THE_CASE));
    expect((await seen).cases).toHaveLength(1);
  });

  it('fails with the answer when that does not end in time', async () => {
    const { seen, asked } = await followed(() => DIED, 400);
    await expect(seen).rejects.toMatchObject({ name: 'AnsweredError', status: 502 });
    expect(asked()).toBeGreaterThan(2);
  });

  it('fails at once at a fault of our own code', async () => {
    const { seen, asked } = await followed(() => problem(500, 'unexpected'));
    await expect(seen).rejects.toBeInstanceOf(AnsweredError);
    await expect(seen).rejects.toMatchObject({ status: 500 });
    expect(asked()).toBeLessThanOrEqual(2);
  });
});

describe('the faults in the logs of functions', () => {
  it('are named by function, without ordinary lines, the last 40 at most', async () => {
    const logged = [
      'START RequestId: r1 Version: $LATEST',
      '{"level":"INFO","message":"request refused","code":"not-found"}',
      '{"level":"ERROR","message":"request failed","errorName":"TypeError"}',
      ...Array.from({ length: 45 }, (_, nth) => `    at line ${nth}`),
      'END RequestId: r1',
      'REPORT RequestId: r1\tDuration: 4 ms',
    ];
    const { url } = await serverThat((_, target) =>
      target.endsWith('DescribeLogGroups')
        ? [200, { logGroups: [{ logGroupName: '/aws/lambda/api' }] }]
        : [200, { events: logged.map((message) => ({ message, timestamp: 1 })) }],
    );
    const lines = await faultLines(url, 0);
    expect(lines).toHaveLength(40);
    expect(lines.at(-1)).toBe('api:     at line 44');
    expect(lines.join('\n')).not.toMatch(/START|END|REPORT|INFO/);
  });

  it('have the error lines of our own log', async () => {
    const error = '{"level":"ERROR","message":"request failed","errorName":"TypeError"}';
    const { url } = await serverThat((_, target) =>
      target.endsWith('DescribeLogGroups')
        ? [200, { logGroups: [{ logGroupName: '/aws/lambda/api' }] }]
        : [200, { events: [{ message: error, timestamp: 1 }] }],
    );
    expect(await faultLines(url, 0)).toEqual([`api: ${error}`]);
  });
});
