import { checkAnswer } from './api-check.ts';
import type { OpenDoor } from './front-door.ts';

/** A function's first call takes a second or two, on a busy machine some more. */
const ANSWERS_WITHIN_MS = 60_000;

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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** One request to the API, through its gateway. @throws Error when what is answered is not as the API's document says */
export async function request(
  { addresses }: Pick<OpenDoor, 'addresses'>,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, headers }: HttpCall = {},
): Promise<HttpAnswer> {
  const answer = await fetch(`${addresses.api}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  });
  const { status, headers: given } = answer;
  const seen = { status, headers: given, body: parsed(await answer.text()) };
  checkAnswer(method, path.split('?')[0] ?? '', { ...seen, contentType: given.get('content-type') });
  return seen;
}
