import type { Request as MiddyRequest } from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const thorough = httpJsonBodyParser<APIGatewayProxyEventV2>();

/**
 * The texts that can spell a forbidden key (`__proto__`, or `constructor` above `prototype`), escaped letters included. The
 * thorough parser looks key by key, which takes five times as long as the parsing; most texts cannot hold one.
 */
const MAY_FORBID = /__proto__|prototype|\\u/;

/** Some systems write it before a text; RFC 8259 lets a parser ignore it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Replaces the text of a body by its parsed JSON. middy's parser handles everything unusual: another content type, a text that may
 * hold a forbidden key, and text that is not JSON at all.
 * @throws what middy throws: 415 for another content type, 422 for anything that may not be parsed
 */
export async function parseJsonBody(request: MiddyRequest<APIGatewayProxyEventV2>, sent: string): Promise<void> {
  const { event } = request;
  const text = sent.startsWith(BYTE_ORDER_MARK) ? sent.slice(1) : sent;
  Object.assign(event, { body: text, isBase64Encoded: false });
  if (event.headers['content-type'] === 'application/json' && !MAY_FORBID.test(text)) {
    try {
      Object.assign(event, { body: JSON.parse(text) });
      return;
    } catch {
      // Not JSON: refused below, in the same words as every other such body.
    }
  }
  await thorough.before?.(request);
}
