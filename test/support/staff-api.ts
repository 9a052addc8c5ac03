import { PRINT_ROUTES, type PrintDeps } from '#functions/casework/api/hand-over-pdf.ts';
import { STAFF_ROUTES } from '#functions/casework/api/staff-api.ts';
import { answerStaff, type Route } from '#functions/casework/api/staff-request.ts';
import type { StaffDeps } from '#functions/casework/api/visit.ts';
import { printHandOver } from '#functions/casework/hand-over/print/print.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { checkAnswer } from './api-check.ts';
import { FONTS } from './printed.ts';

const print: PrintDeps['print'] = (pack, made) => printHandOver(pack, FONTS, made);

/** Every route of staff's, of whichever job. */
export const EVERY_ROUTE: Readonly<Record<string, Route<StaffDeps & PrintDeps>>> = { ...STAFF_ROUTES, ...PRINT_ROUTES };

/** What of an answer a caller gets: a file is not looked into. */
type Given = Pick<Answer, 'status' | 'body' | 'headers'>;

/** Holds what the staff API gives against the API's document, as it would leave by the gateway. */
function check({ route }: Request, { status, body, headers }: Given): void {
  const [method = '', pattern = ''] = route.split(' ');
  checkAnswer(method, pattern.replaceAll(/\{\w+\}/g, 'some'), {
    status,
    headers: new Headers({ 'content-type': 'application/json', ...headers }),
    body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)),
  });
}

/** The staff API, each of its answers and refusals held against the API's document. @throws Problem as the API does */
export async function staffApi(deps: StaffDeps, request: Request): Promise<Answer> {
  const answer = await answerStaff(EVERY_ROUTE, { ...deps, print }, request).catch((error: unknown) => {
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
