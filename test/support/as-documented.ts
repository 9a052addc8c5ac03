import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { checkAnswer } from './api-check.ts';

type Given = Pick<Answer, 'status' | 'body' | 'headers' | 'file'>;

/** Checks a door's answer against the API's document, as it would leave by the gateway. */
function check({ route }: Request, { status, body, file, headers }: Given): void {
  const [method = '', pattern = ''] = route.split(' ');
  const given = new Headers({ 'content-type': 'application/json', ...headers });
  const text = file === undefined ? JSON.stringify(body) : Buffer.from(file).toString();
  const isJson = text !== undefined && given.get('content-type')?.includes('json') === true;
  checkAnswer(method, pattern.replaceAll(/\{\w+\}/g, 'some'), {
    status,
    headers: given,
    body: isJson ? JSON.parse(text) : text,
  });
}

/**
 * Calls a door without its gateway. Its answers and refusals are checked against the API's document, like those through the
 * gateway. @throws Problem as the door does
 */
export async function asDocumented<Answered extends Given>(
  request: Request,
  answering: Promise<Answered>,
): Promise<Answered> {
  const answer = await answering.catch((error: unknown) => {
    if (error instanceof Problem)
      check(request, {
        status: error.status,
        headers: { 'content-type': 'application/problem+json' },
        body: { ...error.body(), requestId: request.requestId },
      });
    throw error;
  });
  check(request, answer);
  return answer;
}
