import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Log } from '../log.ts';
import { StoreBusyError } from '../store/store-busy.ts';
import { parseJsonBody } from './json-body.ts';
import { type OriginGuard, openOriginGuard } from './origin.ts';
import { ORIGIN_HEADER } from './origin-header.ts';
import { Problem } from './problem.ts';
import type { SignedIn } from './signed-in.ts';

/** A request as a door sees it: parsed, and no more than it needs. */
export interface Request {
  readonly route: string;
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** The body as it was sent, for the digest that finds a repeat. */
  readonly sent: string;
  /** The token's claims as the gateway checked them; `claims.ts` checks them again. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The person of a session with the pages, which the console has checked. Absent for a request that came by the gateway. */
  readonly person?: SignedIn | undefined;
  /** An open page of the console asks again by itself: the person may not be there. */
  readonly looksAgain?: boolean | undefined;
  readonly requestId: string;
  readonly receivedAt: Date;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** A file in place of a body: its bytes, of the type that the headers say. */
  readonly file?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web body's limit (design: Records); the gateway's own is 10 MB. */
export const MOST_BODY_BYTES = 256 * 1024;

function problemAnswer(problem: Problem, requestId: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify({ ...problem.body(), requestId }),
  };
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Turns an error into an answer: our own problems as they are, a bad body as 4xx, anything else a bare 500. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreBusyError) return new Problem(503, 'busy', 'We are busy. Send it again in a moment.');
  const status = statusOf(error);
  if (status === 415) return new Problem(415, 'not-json', 'Send the body as application/json.');
  if (status !== undefined && status >= 400 && status < 500)
    return new Problem(400, 'bad-json', 'The body is not JSON that we can read.');
  return new Problem(
    500,
    'unexpected',
    'Something went wrong here. What you sent may not have been filed. Send the same again, or telephone.',
  );
}

type Endpoint = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** What some doors do otherwise than the rest. */
interface DoorOptions {
  /** Checks that a caller comes through CloudFront, where it is deployed. */
  readonly letIn?: OriginGuard;
  /** The longest body of a route, in bytes. */
  readonly mostBytesOf?: (route: string) => number;
  /** Reads the person for whom the console invokes this job. Only a job that the console may invoke has it (`by-console.ts`). */
  readonly personIn?: (authorizer: unknown) => SignedIn | undefined;
}

/**
 * Wraps a door in what all doors share: headers and body parsed, size bounded, problems answered (RFC 9457), one log line of codes.
 * `respond` returns an answer or throws a {@link Problem}. `letIn` checks that callers come through CloudFront, where it is
 * deployed. `mostBytesOf` gives the largest body of a route.
 */
export function endpoint(
  log: Log,
  respond: (request: Request) => Promise<Answer>,
  { letIn = openOriginGuard(log), mostBytesOf = () => MOST_BODY_BYTES, personIn = () => undefined }: DoorOptions = {},
): Endpoint {
  const core = async (
    event: Record<string, unknown> & APIGatewayProxyEventV2,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const answer = await respond({ ...toRequest(event), person: personIn(authorizerIn(event)) });
    return {
      statusCode: answer.status,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...answer.headers },
      ...(answer.body === undefined ? {} : { body: JSON.stringify(answer.body) }),
      ...(answer.file === undefined
        ? {}
        : { body: Buffer.from(answer.file).toString('base64'), isBase64Encoded: true }),
    };
  };
  const wrapped = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(httpHeaderNormalizer())
    .use({ after: ({ response }) => keepOwnPolicy(response) })
    .use(httpSecurityHeaders())
    .use({
      before: async (request) => {
        if (personIn(authorizerIn(request.event)) === undefined) await letIn(request.event.headers[ORIGIN_HEADER]);
        const { body = '', isBase64Encoded } = request.event;
        const sent = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
        const most = mostBytesOf(request.event.routeKey);
        if (Buffer.byteLength(sent) > most)
          throw new Problem(413, 'too-large', `The body is larger than ${most / 1024} KB.`);
        Object.assign(request.event, { sent });
        if (sent !== '') await parseJsonBody(request, sent);
      },
      onError: (request) => {
        const problem = asProblem(request.error);
        const { requestId } = request.event.requestContext;
        if (problem.status >= 500) log.error('request failed', request.error, { requestId, code: problem.code });
        else log.info('request refused', { requestId, code: problem.code, status: problem.status });
        request.response = problemAnswer(problem, requestId);
      },
    })
    .handler(core);
  return async (event, context) => wrapped(event, context);
}

/** A page with a policy of its own keeps it; everything else gets the one that allows nothing. */
function keepOwnPolicy(answered: APIGatewayProxyStructuredResultV2 | null): void {
  if (answered?.headers?.['content-security-policy'] !== undefined) delete answered.headers['Content-Security-Policy'];
}

function toRequest(event: APIGatewayProxyEventV2): Request {
  const context = event.requestContext;
  const authorizer = authorizerIn(event);
  return {
    route: event.routeKey,
    path: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers: event.headers,
    body: event.body,
    sent: 'sent' in event && typeof event.sent === 'string' ? event.sent : '',
    claims: claimsIn(authorizer),
    requestId: context.requestId,
    receivedAt: new Date(context.timeEpoch),
  };
}

const authorizerIn = ({ requestContext }: APIGatewayProxyEventV2): unknown =>
  'authorizer' in requestContext ? requestContext.authorizer : undefined;

function claimsIn(authorizer: unknown): Readonly<Record<string, unknown>> {
  if (typeof authorizer !== 'object' || authorizer === null || !('jwt' in authorizer)) return {};
  const { jwt } = authorizer;
  if (typeof jwt !== 'object' || jwt === null || !('claims' in jwt)) return {};
  return typeof jwt.claims === 'object' && jwt.claims !== null ? { ...jwt.claims } : {};
}
