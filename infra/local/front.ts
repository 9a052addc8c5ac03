import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ORIGIN_HEADER } from '#functions/platform/http/origin-header.ts';
import { ANSWERS_WITHIN_SECONDS, MOST_HEADER_BYTES, PUBLIC_HEADERS } from '#infra/public-headers.ts';
import { listen } from './listening.ts';
import { HOST } from './ports.ts';
import { readBody } from './read-body.ts';

/** The largest body that the gateway takes (AWS: 10 MB, not to be raised). */
const MOST_BODY_BYTES = 10_000_000;
/** Headers about one connection, and not about the request (RFC 9110, 7.6.1). `host` is of the next connection too. */
const OF_A_CONNECTION = new Set([
  'connection',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export interface FrontOptions {
  readonly port: number;
  /** The API's address at the local gateway, which is longer than the paths that people use. */
  readonly api: string;
  /** Returns the secret by which the console knows the front. */
  readonly secret: () => Promise<string>;
  /** For tests: a shorter wait. */
  readonly withinMs?: number;
}

/** The front, listening. */
export interface Front {
  readonly origin: string;
  close(): Promise<void>;
}

/** Returns the origin of the pages on this machine. */
export const originAt = (port: number): string => `http://${HOST}:${port}`;

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_A_CONNECTION.has(name)));

/**
 * Starts the part in CloudFront's place: one port with the paths that people use. `infra/differences.ts` lists what it does as
 * CloudFront does and what it leaves out.
 */
export async function startFront({
  port,
  api,
  secret,
  withinMs = ANSWERS_WITHIN_SECONDS * 1000,
}: FrontOptions): Promise<Front> {
  const origin = originAt(port);
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: withinMs }, (asked, response) => {
    const signal = AbortSignal.timeout(withinMs);
    passOn(asked, response, signal).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, signal.aborted ? 504 : 502, 'The service did not answer. Try again in a minute.');
    });
  });

  async function passOn(asked: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
    const { method, url = '', headers } = asked;
    // A name that somebody else points at this machine must not reach its pages with a person's browser.
    if (`http://${headers.host}` !== origin || !url.startsWith('/')) return refuse(response, 403, `Use ${origin}.`);
    const body = await readBody(asked, MOST_BODY_BYTES);
    if (body === undefined) return refuse(response, 413, 'The body is larger than 10 MB.');
    const sent = { ...passedOn(headers), 'content-length': body.length, [ORIGIN_HEADER]: await secret() };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const to = request(`${api}${url}`, { method, headers: sent, signal, agent: false }, resolve);
      to.once('error', reject).end(body);
    });
    const given = { ...PUBLIC_HEADERS, ...passedOn(answer.headers) };
    if (!isCompressedHere(asked, answer)) {
      response.writeHead(answer.statusCode ?? 502, given);
      return pipeline(answer, response);
    }
    const { 'content-length': _, ...compressed } = given;
    response.writeHead(200, { ...compressed, 'content-encoding': 'gzip', vary: 'accept-encoding' });
    return pipeline(answer, createGzip(), response);
  }

  return { origin, close: await listen(server, port) };
}

/** CloudFront compresses what it may cache, from 1,000 bytes on. */
const isCompressedHere = ({ method, url, headers }: IncomingMessage, answer: IncomingMessage): boolean =>
  method === 'GET' &&
  url?.startsWith('/assets/') === true &&
  answer.statusCode === 200 &&
  answer.headers['content-encoding'] === undefined &&
  Number(answer.headers['content-length']) >= 1000 &&
  /^(text\/|image\/svg|application\/(json|javascript))/.test(answer.headers['content-type'] ?? '') &&
  /\bgzip\b/.test(String(headers['accept-encoding']));

function refuse(response: ServerResponse, status: number, sentence: string): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' };
  response.writeHead(status, { ...PUBLIC_HEADERS, ...headers }).end(sentence);
}
