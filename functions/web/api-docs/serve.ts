import { createHash } from 'node:crypto';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { isKnown } from '#functions/platform/http/if-none-match.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import { STYLE } from './style.ts';

/** Five minutes: the longest time after a deployment that a cache may serve the previous document. */
const FRESH_SECONDS = 300;

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

/** Lets the page use only its own style, known by hash. The page loads, frames, sends and runs nothing. */
const POLICY = `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The files that were generated from the operations at deployment. */
export interface ApiDocs {
  readonly document: string;
  readonly page: string;
}

/** Returns the handler for the description of the API: `GET /openapi.json` for programs, `GET /openapi` for people. */
export function apiDocs({ document, page }: ApiDocs): (request: Request) => Promise<Answer> {
  const given = new Map([
    ['GET /openapi.json', file(document, { 'content-type': 'application/json' })],
    ['GET /openapi', file(page, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })],
  ]);
  return async ({ route, headers }) => {
    const answer = given.get(route);
    if (answer === undefined) throw notFound();
    if (!isKnown(headers['if-none-match'], answer.headers.etag)) return answer;
    return { status: 304, headers: answer.headers };
  };
}

function file(text: string, headers: Readonly<Record<string, string>>) {
  return {
    status: 200,
    file: Buffer.from(text),
    headers: { ...headers, 'cache-control': `public, max-age=${FRESH_SECONDS}`, etag: `"${sha256(text)}"` },
  };
}
