import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import type { OriginGuard } from '#functions/platform/http/origin.ts';
import { ORIGIN_HEADER } from '#functions/platform/http/origin-header.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Log } from '#functions/platform/log.ts';
import { compressed } from './compressed.ts';
import { readCookies } from './cookies.ts';
import { readForm } from './form-body.ts';
import { isFileForm, MOST_FILE_FORM_BYTES, readFileForm } from './form-file.ts';
import type { PageRequest } from './page.ts';

/** An answer to a browser, before it is compressed. */
export interface BrowserAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly html?: string;
  readonly file?: Uint8Array;
}

/** A header by which an open page says that it asks by itself. */
const LOOK_AGAIN = 'x-look-again';

/** A form that is too long is given back up to this size: escaped it may be five times as long, and a Lambda answers at most 6 MB. */
const MOST_GIVEN_BACK_BYTES = 1024 * 1024;

type Door = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Wraps the pages in what all of them share: the request parsed and bounded, the answer with its headers and compressed, one log line of
 * codes. `respond` answers everything, its own errors included; `letIn` checks that browsers come through the front.
 */
export function pageDoor(
  log: Log,
  letIn: OriginGuard,
  respond: (request: PageRequest) => Promise<BrowserAnswer>,
): Door {
  const wrapped = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(httpHeaderNormalizer())
    .handler(async (event) => {
      const { requestId } = event.requestContext;
      try {
        await letIn(event.headers[ORIGIN_HEADER]);
        return answerTo(event, await respond(await requestIn(event)));
      } catch (error) {
        const status = error instanceof Problem ? error.status : 500;
        if (status >= 500) log.error('page failed', error, { requestId, status });
        const says = error instanceof Problem ? error.title : 'Something went wrong. Try again in a moment.';
        return answerTo(event, {
          status,
          headers: { 'content-type': 'text/plain; charset=utf-8' },
          file: Buffer.from(says),
        });
      }
    });
  return async (event, context) => wrapped(event, context);
}

async function requestIn(event: APIGatewayProxyEventV2): Promise<PageRequest> {
  const { body = '', isBase64Encoded, headers, requestContext } = event;
  const sent = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return {
    method: requestContext.http.method === 'POST' ? 'POST' : 'GET',
    path: event.rawPath,
    query: event.queryStringParameters ?? {},
    rawQuery: event.rawQueryString,
    ...(await formIn(sent, headers['content-type'] ?? '')),
    cookies: readCookies(event.cookies, headers.cookie),
    headers,
    looksAgain: headers[LOOK_AGAIN] !== undefined,
    requestId: requestContext.requestId,
    receivedAt: new Date(requestContext.timeEpoch),
  };
}

/**
 * Reads the form of a request. One that is too long is refused by a page that gives its words back: the gateway lets 10 MB pass and
 * Lambda 6 MB, and what a person typed is never that long. A file is in their hands still.
 */
async function formIn(sent: Buffer<ArrayBuffer>, type: string): Promise<Pick<PageRequest, 'form' | 'refused'>> {
  const hasFile = isFileForm(type);
  try {
    if (hasFile && sent.length > MOST_FILE_FORM_BYTES)
      throw new Problem(413, 'too-large', 'The file is larger than 2 MB. Send only the columns that are needed.');
    if (!hasFile && sent.length > MOST_GIVEN_BACK_BYTES)
      throw new Problem(413, 'too-large', 'All answers together are longer than 1 MB.');
    const form = hasFile ? await readFileForm(sent, type) : readForm(sent.toString('utf8'));
    if (hasFile || sent.length <= MOST_BODY_BYTES) return { form };
    return { form, refused: new Problem(413, 'too-large', 'All answers together are longer than 256 KB.') };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { form: new Map(), refused: error };
  }
}

/** No page is stored anywhere, framed, or sends its address to another site. A file that is saved keeps its own type, and runs nothing. */
const ALWAYS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

function answerTo(event: APIGatewayProxyEventV2, answer: BrowserAnswer): APIGatewayProxyStructuredResultV2 {
  const { status, headers = {}, cookies = [], html, file } = answer;
  const all = { ...ALWAYS, ...(html === undefined ? {} : { 'content-type': 'text/html; charset=utf-8' }), ...headers };
  const content = html === undefined ? file : Buffer.from(html);
  const body = content === undefined ? undefined : compressed(content, event.headers['accept-encoding'], all);
  return {
    statusCode: status,
    headers: { ...all, ...body?.headers },
    ...(cookies.length === 0 ? {} : { cookies: [...cookies] }),
    ...(body === undefined ? {} : { body: Buffer.from(body.bytes).toString('base64'), isBase64Encoded: true }),
  };
}
