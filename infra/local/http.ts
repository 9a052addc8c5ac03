import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';

/** A function's first call takes a second or two, on a busy machine some more; what takes longer than this hangs. */
const ANSWERS_WITHIN_MS = 60_000;
/** A server that comes up again is there within a second or two; what is not there after the third try is not coming. */
const TRIES = 3;
/** Before the second try, and twice that before the third. */
const PAUSE_MS = 250;

/** What may be told of a request besides what `fetch` takes. */
export interface Asking extends Omit<RequestInit, 'signal'> {
  /** How long one try may take, its whole answer read. */
  readonly withinMs?: number;
  /** How often it may be tried; 1 for who asks again anyway. */
  readonly tries?: number;
}

/** Nobody answered, or not in full: who was asked, and why there was nothing. Without the query, which may hold what is secret. */
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

/** What is at the bottom of it: `fetch` itself says no more than "fetch failed". */
function faultOf(thrown: unknown): Fault {
  const { name, message, code, cause } = Thrown.parse(thrown);
  if (cause !== undefined) return faultOf(cause);
  return { code: code ?? name, message };
}

/** Nothing was sent yet, so nothing can have been done. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);
/** It waited long enough already. */
const TOO_LATE = 'TimeoutError';

/**
 * Whether asking again can do no harm. A POST that was sent may have been taken, whatever became of its answer. One with an
 * Idempotency-Key is taken once, but its second answer is another (a receipt given again), which a test must not mistake for
 * the first: it is not repeated either.
 */
function mayRepeat({ method }: Request, { code }: Fault): boolean {
  if (NEVER_SENT.has(code)) return true;
  return (method === 'GET' || method === 'HEAD') && code !== TOO_LATE;
}

/**
 * The one way in which commands, samples and tests speak HTTP: `fetch` with a limit, on a connection that is used once. A kept
 * one can be closed by the other end just as it is used again (a Node server that is kept from its work for three seconds does
 * so), and `fetch` then fails with a POST that nobody took and nobody may repeat. On one machine a new connection costs nothing
 * that is felt.
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
