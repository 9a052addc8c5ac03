import { askServer } from '#infra/local/http.ts';
import { checkAnswer } from './api-check.ts';

/** Parses JSON; returns anything else as its text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Calls the API through its gateway. @throws Error when the answer differs from the API's document */
export async function checkedFetch(api: string, request: Request): Promise<Response> {
  const answer = await askServer(request);
  const [path = ''] = request.url.slice(api.length).split('?');
  checkAnswer(request.method, path, {
    status: answer.status,
    headers: answer.headers,
    body: parsed(await answer.clone().text()),
  });
  return answer;
}
