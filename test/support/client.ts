import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '#schemas/api/generated/client.ts';
import { AnsweredError } from './api-check.ts';
import { checkedFetch } from './checked-fetch.ts';
import type { OpenDoor } from './front-door.ts';
import type { HttpAnswer } from './http.ts';

/** The API for a typed client: an unknown path, or a body of another shape, does not compile. */
export type ApiClient = Client<paths>;

/** Makes a client of a Front Door that checks each answer against the API's document. `headers` go with every request. */
export function clientOf(
  { addresses: { api } }: Pick<OpenDoor, 'addresses'>,
  headers: Readonly<Record<string, string>> = {},
): ApiClient {
  return createClient<paths>({ baseUrl: api, headers, fetch: (request) => checkedFetch(api, request) });
}

/** The result of a call. */
interface Came<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** Returns the answer, of a success or a refusal. */
export const answerOf = ({ data, error, response }: Came<unknown>): HttpAnswer => ({
  status: response.status,
  headers: response.headers,
  body: data ?? error,
});

/** Returns the body of an answer. @throws AnsweredError when it was refused */
export function given<Body>({ data, error, response }: Came<Body>): Body {
  if (data === undefined) throw new AnsweredError(response.status, `${response.status} ${JSON.stringify(error)}`);
  return data;
}
