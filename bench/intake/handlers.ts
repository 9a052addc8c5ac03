import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { openingCases } from '#functions/casework/index.ts';
import { submitStore } from '#functions/intake/intake-store.ts';
import { submitDoor } from '#functions/intake/submit/door.ts';
import { submit } from '#functions/intake/submit/submit.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { type Tables, tablesOver } from '#functions/platform/store/table.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { referralBody } from '#schemas/forms/referral.ts';

export type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

const CONTEXT: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'bench',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:bench',
  memoryLimitInMB: '1024',
  awsRequestId: 'bench',
  logGroupName: 'bench',
  logStreamName: 'bench',
  getRemainingTimeInMillis: () => 20_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** Returns the door as it is deployed, for any tables. */
export function realHandler(tables: Tables): Handler {
  const council = {
    name: 'C',
    telephone: '0116 496 0000',
    mailbox: 'm@frontdoor.example',
    wordFormUrl: 'https://frontdoor.example/f',
    coordinator: '0116 496 0001',
    dutyDesk: 'duty-desk@exampleshire.example',
    outOfHours: null,
    hours: 'Somebody is on duty day and night.',
    links: { oneNumber: null, thresholds: null, panelTerms: null },
  };
  const deps = {
    form: earlyHelpAndSocialCare,
    council: async () => council,
    ...submitStore(tables, council, openingCases(council, { clock: async () => CLOCK_DEFAULTS })),
    onlineForm: async () => ({
      open: true as const,
      signOff: { dpiaReference: 'D', approverRole: 'R', signedOffOn: '2026-11-01', demonstration: true },
      recordedAt: '2026-11-01T00:00:00.000Z',
    }),
  };
  const handler = endpoint(openLog('bench'), (request) => submit(deps, request, submitDoor(request)));
  return (event) => handler(event, CONTEXT);
}

/** The transaction of a web referral when issue 11 began. The handler by hand always sends it. */
const FROZEN = readFileSync(new URL('by-hand.json', import.meta.url), 'utf8');

/**
 * Returns a frozen handler, written by hand. It parses, validates by the form's schema, and sends a transaction of the items that a
 * referral had when issue 11 began, and does nothing else. Items that the program saves since count for the program.
 */
export function handWrittenHandler(): Handler {
  const client = DynamoDBDocumentClient.from(stubbedClient(), { marshallOptions: { removeUndefinedValues: true } });
  const schema = referralBody(earlyHelpAndSocialCare);
  return async (event) => {
    const parsed = schema.safeParse(JSON.parse(event.body ?? ''));
    if (!parsed.success) return { statusCode: 422, body: '{}' };
    // A new object each time, as a handler by hand makes it, so that nothing comes from a warm cache.
    await client.send(new TransactWriteCommand(JSON.parse(FROZEN)));
    return { statusCode: 201, body: JSON.stringify({ reference: 'FD-2222-2222' }) };
  };
}

/** Returns a client with a stub for a network, which accepts everything. */
function stubbedClient(): DynamoDBClient {
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async () => ({
      response: {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: Readable.from([Buffer.from('{}')]),
      },
    }),
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
  return new DynamoDBClient({
    region: 'eu-west-2',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    // The SDK's types ask for its own classes, but it reads only this of an answer.
    requestHandler: Object.create(requestHandler),
  });
}

/** Returns tables with such a client. `sent` gets each transaction. */
export function stubbedTables(sent: (input: TransactWriteCommandInput) => void = () => undefined): Tables {
  const tables = tablesOver(stubbedClient(), 'cases', 'audit');
  tables.client.middlewareStack.add(
    (next, context) => async (given) => {
      if (context.commandName === 'TransactWriteItemsCommand' || context.commandName === 'TransactWriteCommand') {
        const input: unknown = given.input;
        if (isTransaction(input)) sent(input);
      }
      return next(given);
    },
    { step: 'initialize', priority: 'high' },
  );
  return tables;
}

function isTransaction(input: unknown): input is TransactWriteCommandInput {
  return typeof input === 'object' && input !== null && 'TransactItems' in input;
}

/** Returns the event that the gateway sends to a function. */
export function eventWith(body: unknown): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: 'POST /referrals',
    rawPath: '/referrals',
    rawQueryString: '',
    headers: { 'content-type': 'application/json', host: 'bench', 'user-agent': 'bench' },
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'bench',
      domainPrefix: 'bench',
      http: { method: 'POST', path: '/referrals', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId: 'bench',
      routeKey: 'POST /referrals',
      stage: '$default',
      time: '',
      timeEpoch: Date.now(),
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}
