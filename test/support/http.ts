import { checkedFetch, parsed } from './checked-fetch.ts';
import type { OpenDoor } from './front-door.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

export interface HttpCall {
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request to the API, through its gateway. @throws Error when the answer differs from the API's document */
export async function request(
  { addresses }: Pick<OpenDoor, 'addresses'>,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, headers }: HttpCall = {},
): Promise<HttpAnswer> {
  const asked = new Request(`${addresses.api}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await checkedFetch(addresses.api, asked);
  return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) };
}
