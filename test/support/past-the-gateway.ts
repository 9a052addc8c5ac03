import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import type { Role } from '#schemas/actor.ts';
import { broughtBy } from './bearer.ts';
import { staffApi } from './staff-api.ts';

/** A staff request, as a test describes it. */
export interface Asked {
  readonly as?: Role;
  readonly person?: string;
  readonly name?: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly at: Date;
  readonly requestId: string;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

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

/** Sends one request through the whole handler, as the gateway delivers it; returns the answer as the gateway gets it. */
export async function pastTheGateway(deps: Parameters<typeof staffApi>[0], routeKey: string, asked: Asked) {
  const { as = 'duty_social_worker', person = 'person-1', name, at } = asked;
  const brought = broughtBy(deps, { sub: person, roles: [as], ...(name === undefined ? {} : { name }) }, at);
  const { authorization } = brought;
  const claims = Object.fromEntries(Object.entries(brought.claims).map(([of, claim]) => [of, String(claim)]));
  const event: APIGatewayProxyEventV2WithJWTAuthorizer = {
    version: '2.0',
    routeKey,
    rawPath: '/',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', authorization, ...asked.headers },
    pathParameters: asked.path ?? {},
    queryStringParameters: asked.query ?? {},
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '0',
      apiId: 'a',
      domainName: 'd',
      domainPrefix: 'd',
      http: { method: 'GET', path: '/', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: asked.requestId,
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: at.getTime(),
      authorizer: { principalId: '', integrationLatency: 0, jwt: { scopes: [], claims } },
    },
  };
  return endpoint(quiet, (request) => staffApi(deps, request))(event, context);
}
