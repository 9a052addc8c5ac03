import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** A function's first call takes a second or two, and more on a busy machine. A call that takes longer than this hangs. */
const ANSWERS_WITHIN_MS = 60_000;
/** A server that restarts answers within a second or two. One that does not answer the third try has stopped. */
const TRIES = 3;
/** The pause before the second try. The pause before the third is twice as long. */
const PAUSE_MS = 250;

/** The options of a request besides those of `fetch`. */
export interface Asking extends Omit<RequestInit, 'signal'> {
  /** How long one try may take, until its whole answer is read. */
  readonly withinMs?: number;
  /** How often it may be tried. A caller that repeats it itself sets 1. */
  readonly tries?: number;
}

/** Reports that no whole answer came, with the address and the cause. It leaves out the query, which may be secret. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** Such as ECONNREFUSED. */
  readonly code: string;
  constructor({ method, url }: Request, { code, message }: Fault, tries: number) {
    const { origin, pathname } = new URL(url);
    const often = tries === 1 ? '' : ` at try ${tries}`;
    super(`${method} ${origin}${pathname} was not answered${often}: ${code} (${message})`);
    this.code = code;
  }
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

const Thrown = z.object({
  name: z.string(),
  message: z.string(),
  code: z.string().optional().catch(undefined),
  get cause() {
    return Thrown.optional().catch(undefined);
  },
});

/** Returns the innermost cause: the message of `fetch` is only "fetch failed". */
function faultOf(thrown: unknown): Fault {
  const { name, message, code, cause } = Thrown.parse(thrown);
  if (cause !== undefined) return faultOf(cause);
  return { code: code ?? name, message };
}

/** The codes of requests that were never sent, so that they had no effect. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);
/** The name of a timeout, which has waited long enough. */
const TOO_LATE = 'TimeoutError';

/**
 * Returns whether a request may be sent again. A POST that was sent may have had its effect, even without an answer. With an
 * Idempotency-Key it has its effect once, but its second answer differs (a repeated receipt), and a test must not take it for the
 * first: so it is not repeated either.
 */
function mayRepeat({ method }: Request, { code }: Fault): boolean {
  if (NEVER_SENT.has(code)) return true;
  return (method === 'GET' || method === 'HEAD') && code !== TOO_LATE;
}

/**
 * Sends an HTTP request for commands, samples and tests: `fetch` with a time limit, on a connection that is used once. The server
 * may close a kept connection just as it is used again (a Node server that is busy for three seconds does so). `fetch` then fails
 * with a POST that must not be repeated. On one machine a new connection takes no noticeable time.
 * @throws NoAnswerError naming the address and the cause
 */
export async function askServer(
  input: string | URL | Request,
  { withinMs = ANSWERS_WITHIN_MS, tries = TRIES, ...init }: Asking = {},
): Promise<Response> {
  const request = new Request(input, init);
  request.headers.set('connection', 'close');
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(request.clone(), { signal: AbortSignal.timeout(withinMs) });
      const body = await answer.arrayBuffer();
      return new Response(body.byteLength === 0 ? null : body, answer);
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (attempt >= tries || !mayRepeat(request, fault)) throw new NoAnswerError(request, fault, attempt);
      await pause(PAUSE_MS * attempt);
    }
  }
}

/** Returns whether a server answers with success. It tries once, and soon gives up. */
export const answers = (url: string): Promise<boolean> =>
  askServer(url, { withinMs: 2_000, tries: 1 }).then(
    ({ ok }) => ok,
    () => false,
  );
