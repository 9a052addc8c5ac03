import { askServer } from '#infra/local/http.ts';
import { checkAnswer } from './api-check.ts';

/** JSON as it is meant, anything else as its text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Asks the API, through its gateway. @throws Error when what is answered is not as the API's document says */
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
