import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { askServer } from '#infra/local/http.ts';
import { HOST } from '#infra/local/ports.ts';

const servers: Server[] = [];

/** Starts a server that answers as the test asks. `told` counts its requests, and `lines` their connections. */
async function serverThat(answers: (answer: ServerResponse, nth: number, asked: IncomingMessage) => void, port = 0) {
  const seen = { asked: 0, connections: 0 };
  const server = createServer((asked, answer) => {
    seen.asked += 1;
    asked.resume().on('end', () => answers(answer, seen.asked, asked));
  });
  server.on('connection', () => {
    seen.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(port, HOST, resolve));
  servers.push(server);
  return { seen, url: `http://${HOST}:${(server.address() as AddressInfo).port}/a/path` };
}

const cut = (answer: ServerResponse) => answer.socket?.destroy();
const post = { method: 'POST', body: '{"name":"Wren"}' } as const;

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('a request over HTTP', () => {
  it('uses each connection once, so that no POST meets one that the server has just closed', async () => {
    const used = new WeakSet<Socket>();
    const { url, seen } = await serverThat((answer, _, { socket }) => {
      if (used.has(socket)) return cut(answer);
      used.add(socket);
      return answer.end('taken');
    });
    for (const each of ['first', 'second', 'third'])
      expect([each, await (await askServer(url, post)).text()]).toEqual([each, 'taken']);
    expect(seen).toEqual({ asked: 3, connections: 3 });
  });

  it.each(['GET', 'HEAD'])('is sent again when a %s was cut off', async (method) => {
    const { url, seen } = await serverThat((answer, nth) => (nth < 3 ? cut(answer) : answer.end('at last')));
    expect((await askServer(url, { method })).status).toBe(200);
    expect(seen.asked).toBe(3);
  });

  it('is sent again when only half of an answer came', async () => {
    const { url } = await serverThat((answer, nth) => {
      if (nth > 1) return answer.end('the whole');
      answer.writeHead(200, { 'content-length': '100' }).write('half', () => cut(answer));
      return undefined;
    });
    expect(await (await askServer(url)).text()).toBe('the whole');
  });

  it.each([
    ['', {}],
    [' with an Idempotency-Key', { 'idempotency-key': 'a-key' }],
  ])(
    'never sends a POST%s twice that may have had its effect, and names the address and the cause',
    async (_, headers) => {
      const { url, seen } = await serverThat(cut);
      await expect(askServer(`${url}?token=secret`, { ...post, headers })).rejects.toThrow(
        new RegExp(`^POST ${url} was not answered: (UND_ERR_SOCKET|ECONNRESET) \\(.+\\)$`),
      );
      expect(seen.asked).toBe(1);
    },
  );

  it.each(['GET', 'POST'])('is sent again when a connection for a %s was refused: nothing was sent', async (method) => {
    const first = await serverThat((answer) => answer.end());
    servers.splice(0).map((server) => server.close());
    const refused = new Promise((resolve) => subscribe('undici:client:connectError', resolve));
    const asking = askServer(first.url, method === 'POST' ? post : {});
    await refused;
    const second = await serverThat((answer) => answer.end('up again'), Number(new URL(first.url).port));
    expect(await (await asking).text()).toBe('up again');
    expect(second.seen.asked).toBe(1);
  });

  it('fails at the third refusal, or at the first when `tries` is 1', async () => {
    const { url } = await serverThat((answer) => answer.end());
    servers.splice(0).map((server) => server.close());
    const refused = (often: string) =>
      `GET ${url} was not answered${often}: ECONNREFUSED (connect ECONNREFUSED ${new URL(url).host})`;
    await expect(askServer(url)).rejects.toThrow(refused(' at try 3'));
    await expect(askServer(url, { tries: 1 })).rejects.toMatchObject({ message: refused(''), code: 'ECONNREFUSED' });
  });

  it('waits no longer than its limit for a server that hangs, and is not sent again', async () => {
    const { url, seen } = await serverThat(() => undefined);
    await expect(askServer(url, { withinMs: 100 })).rejects.toThrow(`GET ${url} was not answered: TimeoutError`);
    expect(seen.asked).toBe(1);
  });

  it('returns an answer as it came: status, headers, and no body where none came', async () => {
    const { url } = await serverThat((answer, nth) =>
      nth === 1 ? answer.writeHead(204).end() : answer.writeHead(404, { 'x-why': 'none' }).end('no such'),
    );
    expect(await askServer(url)).toMatchObject({ status: 204, body: null });
    const answer = await askServer(url);
    expect([answer.status, answer.headers.get('x-why'), await answer.text()]).toEqual([404, 'none', 'no such']);
  });
});
