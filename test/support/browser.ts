import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { LogFacts } from '#functions/platform/log.ts';
import { pageDoor } from '#functions/web/kit/door.ts';
import type { PageDeps } from '#functions/web/kit/page-deps.ts';
import { answerBrowser } from '#functions/web/kit/pages.ts';

/** What a browser got. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly html: string;
}

/** What a browser sends besides its cookies. A form is sent by POST. */
export interface Sends {
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the token of the page. */
  readonly token?: string | undefined;
}

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

/** Notes every log line, for a test that looks for what must not be in it. */
export function notingLog() {
  const lines: string[] = [];
  const note = (level: string) => (message: string, facts?: LogFacts) =>
    void lines.push(JSON.stringify({ level, message, ...facts }));
  return {
    lines,
    info: note('info'),
    warn: note('warn'),
    error: (message: string, error: unknown, facts?: LogFacts) =>
      note('error')(message, { ...facts, outcome: error instanceof Error ? error.name : typeof error }),
  };
}

const TOKEN = /name="_token" value="([^"]+)"/;
export const tokenIn = (html: string): string | undefined => TOKEN.exec(html)?.[1];

/** A browser: it keeps cookies, and sends the headers of one that shows our own pages. */
export function browserOf(deps: PageDeps, clock: { now: Date }) {
  const jar = new Map<string, string>();
  const door = pageDoor(
    deps.log,
    async () => undefined,
    (request) => answerBrowser(deps, request),
  );

  async function send(method: string, address: string, { form, headers = {} }: Sends): Promise<Got> {
    const { pathname, search, searchParams } = new URL(address, deps.origin);
    const event: APIGatewayProxyEventV2 = {
      version: '2.0',
      routeKey: `${method} /staff/{proxy+}`,
      rawPath: decodeURIComponent(pathname),
      rawQueryString: search.slice(1),
      cookies: [...jar].map(([name, value]) => `${name}=${value}`),
      headers,
      queryStringParameters: Object.fromEntries(searchParams),
      ...(form === undefined ? {} : { body: Buffer.from(new URLSearchParams(form).toString()).toString('base64') }),
      isBase64Encoded: form !== undefined,
      requestContext: {
        accountId: '0',
        apiId: 'a',
        domainName: 'd',
        domainPrefix: 'd',
        http: { method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
        requestId: 'the-request',
        routeKey: `${method} /staff/{proxy+}`,
        stage: '$default',
        time: '',
        timeEpoch: clock.now.getTime(),
      },
    };
    const answer = await door(event, context);
    for (const set of answer.cookies ?? []) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (set.includes('Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])),
      cookies: answer.cookies ?? [],
      html: Buffer.from(answer.body ?? '', 'base64').toString(),
    };
  }

  const get = (address: string, headers: Readonly<Record<string, string>> = {}) => send('GET', address, { headers });
  return {
    jar,
    get,
    /** Asks again as an open page does. */
    looksAgain: (address: string) => get(address, { 'x-look-again': 'true' }),
    /** Sends a form from one of our pages, with its token. */
    post: (address: string, { form = {}, headers = { 'sec-fetch-site': 'same-origin' }, token }: Sends) => {
      const sent = new URLSearchParams(form);
      if (token !== undefined) sent.set('_token', token);
      return send('POST', address, { form: sent, headers });
    },
    /** Returns the token of a page that has a form. */
    token: async (address = '/staff/queue') => tokenIn((await get(address)).html),
    /** Signs in, and returns where that led. */
    signIn: async (to = '/staff/queue') => {
      await get(`/staff/sign-in?to=${encodeURIComponent(to)}`);
      return get('/staff/signed-in?code=a-code&state=a-state');
    },
  };
}
export type Browser = ReturnType<typeof browserOf>;
