import { PRINT_ROUTES, type PrintDeps } from '#functions/casework/api/hand-over-pdf.ts';
import { STAFF_ROUTES } from '#functions/casework/api/staff-api.ts';
import { answerStaff, type Route } from '#functions/casework/api/staff-request.ts';
import type { StaffDeps } from '#functions/casework/api/visit.ts';
import { printHandOver } from '#functions/casework/hand-over/print/print.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { asDocumented } from './as-documented.ts';
import { FONTS } from './printed.ts';

const print: PrintDeps['print'] = (pack, made) => printHandOver(pack, FONTS, made);

/** Every route of staff's, of whichever job. */
export const EVERY_ROUTE: Readonly<Record<string, Route<StaffDeps & PrintDeps>>> = { ...STAFF_ROUTES, ...PRINT_ROUTES };

/** The staff API, each of its answers and refusals held against the API's document. @throws Problem as the API does */
export function staffApi(deps: StaffDeps, request: Request): Promise<Answer> {
  return asDocumented(request, answerStaff(EVERY_ROUTE, { ...deps, print }, request));
}
