import { PRINT_ROUTES, type PrintDeps } from '#functions/casework/api/hand-over-pdf.ts';
import { STAFF_ROUTES } from '#functions/casework/api/staff-api.ts';
import { answerStaff, type Route } from '#functions/casework/api/staff-request.ts';
import type { StaffDeps } from '#functions/casework/api/visit.ts';
import { printHandOver } from '#functions/casework/hand-over/print/print.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { asDescribed, refusedAsDescribed } from './as-described.ts';
import { FONTS } from './printed.ts';

const print: PrintDeps['print'] = (pack, made) => printHandOver(pack, FONTS, made);

/** Every route of staff's, of whichever job. */
export const EVERY_ROUTE: Readonly<Record<string, Route<StaffDeps & PrintDeps>>> = { ...STAFF_ROUTES, ...PRINT_ROUTES };

/** The staff API, each of its answers and refusals held against its description. @throws Problem as the API does */
export async function staffApi(deps: StaffDeps, request: Request): Promise<Answer> {
  const answer = await answerStaff(EVERY_ROUTE, { ...deps, print }, request).catch((error: unknown) => {
    if (error instanceof Problem) refusedAsDescribed(request.route, error);
    throw error;
  });
  asDescribed(request.route, {
    status: answer.status,
    headers: new Map(Object.entries(answer.headers ?? {})),
    ...(answer.body === undefined ? {} : { body: JSON.parse(JSON.stringify(answer.body)) }),
  });
  return answer;
}
