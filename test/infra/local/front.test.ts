import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestOptions, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Front, startFront } from '#infra/local/front.ts';
import { listen } from '#infra/local/listening.ts';
import { freePorts, HOST } from '#infra/local/ports.ts';
import { PUBLIC_HEADERS } from '#infra/public-headers.ts';

const CSS = 'p { color: #0b0c0c }\n'.repeat(100);
/** Longer than an answer takes on a busy machine, and short enough to wait for. */
const WITHIN_MS = 1500;

/** What the gateway was asked, and how it answers next. */
interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
let heard: Heard[];
let answer: (response: ServerResponse) => unknown;
let ports: Awaited<ReturnType<typeof freePorts>>;
let front: Front;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  ports = await freePorts();
  const gateway = createServer(async (asked, response) => {
    const { method, url, headers } = asked;
    heard.push({ method, url, headers, body: (await buffer(asked)).toString() });
    answer(response);
  });
  stops.push(await listen(gateway, ports.gateway));
  const api = `http://${HOST}:${ports.gateway}/_aws/execute-api/ab12/$default`;
  front = await startFront({ port: ports.front, api, secret: async () => 'the-secret', withinMs: WITHIN_MS });
  stops.push(() => front.close());
});
afterAll(() => Promise.all(stops.map((stop) => stop())));

/** Asks without what `fetch` adds, leaves out or unpacks by itself. */
async function ask(path: string, options: RequestOptions & { readonly body?: string | Buffer } = {}) {
  heard = [];
  const { body, ...rest } = options;
  const asked = request(`${front.origin}${path}`, { agent: false, ...rest }).end(body);
  const [given]: IncomingMessage[] = await once(asked, 'response');
  if (given === undefined) throw new Error('no answer');
  return { status: given.statusCode, headers: given.headers, body: await buffer(given) };
}

const plainly = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');

describe('the front', () => {
  it('passes a request on under the gateway’s longer path, with its query, cookies and headers', async () => {
    answer = plainly;
    const headers = {
      cookie: 'a=1; b=2',
      'sec-fetch-site': 'same-origin',
      origin: front.origin,
      'accept-encoding': 'gzip',
    };
    await ask('/staff/cases/FD-1?page=2&page=%2F', { headers });
    expect(heard).toEqual([
      {
        method: 'GET',
        url: '/_aws/execute-api/ab12/$default/staff/cases/FD-1?page=2&page=%2F',
        headers: expect.objectContaining(headers),
        body: '',
      },
    ]);
  });

  it('adds the secret that the console asks for, and lets nobody bring one', async () => {
    answer = plainly;
    await ask('/staff', { headers: { 'x-origin-secret': 'guessed' } });
    expect(heard[0]?.headers['x-origin-secret']).toBe('the-secret');
  });

  it('passes a form on whole, and a POST as a POST', async () => {
    answer = plainly;
    const body = `note=${'a long note. '.repeat(50_000)}`;
    await ask('/staff/cases/FD-1/note', { method: 'POST', body });
    expect(heard).toMatchObject([{ method: 'POST', body, headers: { 'content-length': String(body.length) } }]);
  });

  it('keeps several cookies apart, and a redirect a redirect', async () => {
    const cookies = ['session=1; Path=/; HttpOnly', 'other=2; Path=/'];
    answer = (response) => response.writeHead(303, { location: '/staff', 'set-cookie': cookies }).end();
    expect(await ask('/staff/signed-in?code=c')).toMatchObject({
      status: 303,
      headers: { location: '/staff', 'set-cookie': cookies },
    });
  });

  it('passes a compressed page on as it is', async () => {
    const page = gzipSync('<h1>My work</h1>');
    answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(page);
    const { body, headers } = await ask('/staff', { headers: { 'accept-encoding': 'gzip' } });
    expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', '<h1>My work</h1>']);
  });

  it('answers HEAD without a body', async () => {
    answer = (response) => response.writeHead(404, { 'content-length': 23 }).end();
    expect(await ask('/staff', { method: 'HEAD' })).toMatchObject({ status: 404, body: Buffer.from('') });
    expect(heard[0]?.method).toBe('HEAD');
  });

  it('adds the public headers to an answer without them, and leaves an answer its own', async () => {
    answer = plainly;
    expect((await ask('/staff')).headers).toMatchObject(PUBLIC_HEADERS);
    const own = { 'content-security-policy': "default-src 'self'", 'referrer-policy': 'no-referrer' };
    answer = (response) => response.writeHead(200, own).end();
    expect((await ask('/staff')).headers).toMatchObject({ ...PUBLIC_HEADERS, ...own });
  });

  it('compresses an asset for a browser that can unpack it, as CloudFront does, and no page', async () => {
    answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/css', 'content-length': CSS.length }).end(CSS);
    const { headers, body } = await ask('/assets/pages-1a2b.css', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(body).toString()).toBe(CSS);
    expect(body.length).toBeLessThan(CSS.length / 5);
    for (const [path, encoding] of [
      ['/assets/pages-1a2b.css', 'identity'],
      ['/staff', 'gzip'],
    ] as const)
      expect((await ask(path, { headers: { 'accept-encoding': encoding } })).body.toString()).toBe(CSS);
  });

  it('answers one host alone, so that no name that points here reaches the pages', async () => {
    for (const host of ['localhost:4607', 'pages.invented.example', `${HOST}:${ports.gateway}`])
      expect(await ask('/staff', { headers: { host } })).toMatchObject({ status: 403, headers: PUBLIC_HEADERS });
    expect(heard).toEqual([]);
  });

  it('refuses a body above the gateway’s 10 MB and headers above its 10 KB', async () => {
    expect((await ask('/staff/x', { method: 'POST', body: Buffer.alloc(10_000_001) })).status).toBe(413);
    expect((await ask('/staff', { headers: { cookie: 'c'.repeat(10_240) } })).status).toBe(431);
    expect(heard).toEqual([]);
  });

  it('gives up after its time with 504, and says 502 where nobody answers', async () => {
    answer = () => undefined;
    expect(await ask('/staff')).toMatchObject({ status: 504, headers: { 'cache-control': 'no-store' } });
    answer = (response) => response.destroy();
    const { status, body } = await ask('/staff');
    expect([status, body.toString()]).toEqual([502, 'The service did not answer. Try again in a minute.']);
  });
});
