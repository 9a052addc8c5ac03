import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { BY_CONSOLE } from '#functions/platform/http/by-console.ts';
import { endpoint, type Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const person = { staff: { kind: 'staff', id: 'somebody', roles: ['ig_officer'] }, name: 'Somebody' };

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'f',
  functionVersion: '1',
  invokedFunctionArn: '',
  memoryLimitInMB: '1',
  awsRequestId: '',
  logGroupName: '',
  logStreamName: '',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** Sends an event as the gateway makes it, with what its authorizer says, and returns how the job saw it. */
async function seenBy(authorizer: unknown, change: Partial<APIGatewayProxyEventV2> = {}) {
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey: 'GET /admin/cases',
    rawPath: '/admin/cases',
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    isBase64Encoded: false,
    requestContext: {
      accountId: '0',
      apiId: 'a',
      domainName: 'd',
      domainPrefix: 'd',
      http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'r',
      routeKey: 'GET /admin/cases',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...change,
  };
  Object.assign(event.requestContext, authorizer === undefined ? {} : { authorizer });
  const seen: Request[] = [];
  let letIn = 0;
  const job = endpoint(
    quiet,
    async (request) => {
      seen.push(request);
      return { status: 200 };
    },
    {
      ...BY_CONSOLE,
      letIn: async () => {
        letIn += 1;
        throw new Problem(403, 'not-by-the-front', 'Use the front.');
      },
    },
  );
  const { statusCode } = await job(event, context);
  return { seen, letIn, statusCode };
}

/** What the gateway puts beside a request, for each kind of authorizer that it has (AWS: payload format 2.0). */
const KINDS: Readonly<Record<string, (said: unknown) => unknown>> = {
  'no authorizer': () => undefined,
  'a token': (said) => ({ jwt: { claims: said, scopes: null } }),
  'a token, whose claim is a text': (said) => ({ jwt: { claims: { person: JSON.stringify(said) }, scopes: [] } }),
  'a function': (said) => ({ lambda: said }),
  IAM: (said) => ({ iam: { accessKey: 'A', accountId: '1', callerId: 'C', userArn: 'arn', cognitoIdentity: said } }),
  'local clouds, which add to a token': (said) => ({ principalId: '', integrationLatency: 0, jwt: { claims: said } }),
};

describe('a person who is named in a request', () => {
  it.each(Object.keys(KINDS))('is nobody where the gateway brings it, authorized by %s', async (kind) => {
    for (const said of [{ person }, person, { authorizer: { person } }, { jwt: { person } }]) {
      const { seen, letIn, statusCode } = await seenBy(KINDS[kind]?.(said));
      expect([seen, letIn, statusCode]).toEqual([[], 1, 403]);
    }
  });

  it('is nobody in whatever a caller writes: headers, parameters, path or body', async () => {
    const text = JSON.stringify({ person });
    const written: Partial<APIGatewayProxyEventV2> = {
      headers: { 'content-type': 'application/json', person: text, authorizer: text, 'x-amzn-requestcontext': text },
      queryStringParameters: { person: text, 'requestContext.authorizer.person': text },
      pathParameters: { person: text },
      stageVariables: { person: text },
      body: JSON.stringify({ requestContext: { authorizer: { person } }, authorizer: { person }, person }),
    };
    expect(await seenBy({ jwt: { claims: {} } }, written)).toMatchObject({ seen: [], statusCode: 403 });
  });

  it('is nobody whatever the claims of a token are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(...Object.keys(KINDS)), async (said, kind) => {
        expect((await seenBy(KINDS[kind]?.({ ...Object(said), person }))).seen).toEqual([]);
      }),
    );
  });

  it.each([
    ['no kind', { ...person, staff: { id: 'a', roles: ['ig_officer'] } }],
    ['another kind', { ...person, staff: { ...person.staff, kind: 'service' } }],
    ['a role that is none', { ...person, staff: { ...person.staff, roles: ['root'] } }],
    ['a text', JSON.stringify(person)],
  ])('is nobody with %s', async (_what, wrong) => {
    expect((await seenBy({ person: wrong })).seen).toEqual([]);
  });

  it('is the person of the console where it invokes the job itself', async () => {
    const { seen, letIn } = await seenBy({ person });
    expect([seen.map((request) => request.person), letIn]).toEqual([[person], 0]);
  });
});
