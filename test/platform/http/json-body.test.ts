import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import type { Log } from '#functions/platform/log.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const seen: unknown[] = [];
const door = endpoint(
  silent,
  async ({ body }) => {
    seen.push(body);
    return { status: 200 };
  },
  { letIn: async () => undefined, mostBytesOf: (route) => (route === 'PUT /large' ? 1024 * 1024 : 256 * 1024) },
);

/** Returns the door's answer to a body, and the parsed body. */
async function send(
  body: string,
  more: Partial<APIGatewayProxyEventV2> = {},
): Promise<{ status: unknown; body: unknown }> {
  const http = { method: 'POST', path: '/', protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' };
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey: 'POST /',
    rawPath: '/',
    rawQueryString: '',
    headers: { 'Content-Type': 'application/json' },
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: '',
      domainPrefix: '',
      http,
      requestId: 'r',
      routeKey: 'POST /',
      stage: '$default',
      time: '',
      timeEpoch: 1_800_000_000_000,
    },
    isBase64Encoded: false,
    body,
    ...more,
  };
  seen.length = 0;
  const { statusCode } = await door(event, z.custom<Context>().parse({}));
  return { status: statusCode, body: seen[0] };
}

describe('the JSON body of a request', () => {
  it('reaches the door as it was meant, plain or not', async () => {
    const typed = { headers: { 'content-type': 'application/json; charset=utf-8' } };
    const base64 = { isBase64Encoded: true };
    const meant = { status: 200, body: { name: 'Zoë', prototype: [1, null, true] } };
    expect(await send('{"name":"Zoë","prototype":[1,null,true]}')).toEqual(meant);
    expect(await send('{"name":"Zo\\u00eb","prototype":[1,null,true]}')).toEqual(meant);
    expect(await send('{"name":"Zoë","prototype":[1,null,true]}', typed)).toEqual(meant);
    expect(await send(Buffer.from('{"name":"Zoë","prototype":[1,null,true]}').toString('base64'), base64)).toEqual(
      meant,
    );
    expect(await send('{"name":"plain"}')).toEqual({ status: 200, body: { name: 'plain' } });
  });

  it.each([
    ['plain', {}],
    ['of another spelling of its type', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
    ['in base64', { isBase64Encoded: true }],
  ])('may begin with a byte order mark: %s', async (_, more) => {
    const marked = '\uFEFF{"name":"Zoë"}';
    const body = 'isBase64Encoded' in more ? Buffer.from(marked).toString('base64') : marked;
    expect(await send(body, more)).toEqual({ status: 200, body: { name: 'Zoë' } });
    expect(await send('\uFEFF')).toMatchObject({ status: 400 });
  });

  it('is as large as it is, not as its base64', async () => {
    const of = (bytes: number) => Buffer.from(JSON.stringify('x'.repeat(bytes - 2))).toString('base64');
    expect(await send(of(256 * 1024), { isBase64Encoded: true })).toMatchObject({ status: 200 });
    expect(await send(of(256 * 1024 + 1), { isBase64Encoded: true })).toMatchObject({ status: 413 });
    const large = { isBase64Encoded: true, routeKey: 'PUT /large' };
    expect(await send(of(1024 * 1024), large)).toMatchObject({ status: 200 });
    expect(await send(of(1024 * 1024 + 1), large)).toMatchObject({ status: 413 });
  });

  it.each([
    ['{"a":[{"__proto__":{"b":1}}]}', 'a key that changes what its object is'],
    ['{"a":[{"\\u005f_proto__":{"b":1}}]}', 'the same key, with a letter escaped'],
    ['{"constructor":{"prototype":{"b":1}}}', 'a constructor with a prototype'],
    ['{"constructor":{"pr\\u006ftotype":{"b":1}}}', 'the same, with a letter escaped'],
    ['{"a":', 'a text that is cut off'],
    ['a=1', 'a text that is no JSON'],
  ])('is refused as unreadable: %s, %s', async (text) => {
    expect(await send(text)).toEqual({ status: 400, body: undefined });
  });

  it('is refused when it is said to be something else', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect(await send('{"a":1}', { headers })).toEqual({ status: 415, body: undefined });
    expect(await send('{"a":1}', { headers: {} })).toEqual({ status: 415, body: undefined });
  });
});
