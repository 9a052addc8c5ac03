import * as z from 'zod';
import { Problem as ProblemDocument } from '#schemas/api/problem.ts';
import { PROBLEM_TYPE, PROBLEMS, type ProblemCode, type ProblemStatus } from '#schemas/api/problems.ts';
import type { SignedIn } from './claims.ts';
import type { Answer, Request } from './endpoint.ts';
import { Problem } from './problem.ts';

/** The parts of a request that a job reads. */
export type Asked = Pick<Request, 'route' | 'path' | 'query' | 'headers' | 'body' | 'requestId' | 'receivedAt'>;

/** What a job's handler gives the gateway. */
const Given = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/**
 * Asks a job of this service for one operation, in the shape in which the gateway asks it, for a person whom the console has signed in.
 * @throws Problem as the operation
 */
export async function askJob(
  invoke: (event: unknown) => Promise<unknown>,
  person: SignedIn,
  { route, path, query, headers, body, requestId, receivedAt }: Asked,
): Promise<Answer> {
  const given = Given.parse(
    await invoke({
      version: '2.0',
      routeKey: route,
      rawPath: '/',
      rawQueryString: '',
      headers: { 'content-type': 'application/json', ...headers },
      pathParameters: path,
      queryStringParameters: query,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      isBase64Encoded: false,
      requestContext: {
        http: { method: route.split(' ')[0] },
        requestId,
        routeKey: route,
        timeEpoch: receivedAt.getTime(),
        authorizer: { person },
      },
    }),
  );
  if (given.statusCode >= 400) throw problemIn(given.body);
  if (given.isBase64Encoded)
    return { status: given.statusCode, headers: given.headers, file: Buffer.from(given.body, 'base64') };
  return {
    status: given.statusCode,
    headers: given.headers,
    ...(given.body === '' ? {} : { body: JSON.parse(given.body) }),
  };
}

const Status = z.custom<ProblemStatus<ProblemCode>>((value) => Object.keys(PROBLEMS).includes(String(value)));
const CODES = new Set(Object.values(PROBLEMS).flatMap((codes) => Object.keys(codes)));
const Code = z.custom<ProblemCode>((value) => CODES.has(String(value)));

function problemIn(text: string): Problem {
  const { type, title, status, requestId, ...more } = ProblemDocument.parse(JSON.parse(text));
  return new Problem(Status.parse(status), Code.parse(type.slice(PROBLEM_TYPE.length)), title, more);
}
