import { PRINT_ROUTES, type PrintDeps } from '#functions/casework/api/hand-over-pdf.ts';
import { ORIGINAL_ROUTES, type OriginalDeps, type OriginalStore } from '#functions/casework/api/original.ts';
import { STAFF_ROUTES } from '#functions/casework/api/staff-api.ts';
import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import { answerStaff, type Route } from '#functions/casework/api/staff-request.ts';
import type { StaffStore } from '#functions/casework/api/staff-store.ts';
import { printHandOver } from '#functions/casework/hand-over/print/print.ts';
import type { Staff } from '#functions/platform/http/claims.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { asDocumented } from './as-documented.ts';
import { FONTS } from './printed.ts';

/** What giving an original needs beyond the other routes; it makes no zip. */
const originals: Omit<OriginalDeps, keyof StaffDeps> = {
  exportsBucket: 'exports',
  bytes: async () => new Uint8Array(),
  password: () => '7K3M9-QXC4T-0WZ5R-HJ2PV-8NDYB',
  zip: async () => new Uint8Array(),
  put: async () => ({ versionId: 'v' }),
  remove: async () => undefined,
  newKey: () => 'originals/1.zip',
};

/** A store that keeps no zip. */
const noZips: Pick<OriginalStore, 'planOriginal' | 'placeOriginal' | 'readDocuments'> = {
  planOriginal: async (given) => ({ ...given, id: 'planned' }),
  placeOriginal: async () => undefined,
  readDocuments: async () => [],
};

const print: PrintDeps['print'] = (pack, made) => printHandOver(pack, FONTS, made);

/** Every staff route, of every job. */
export const EVERY_ROUTE: Readonly<
  Record<string, Route<StaffDeps & PrintDeps & OriginalDeps, StaffStore & OriginalStore>>
> = {
  ...STAFF_ROUTES,
  ...PRINT_ROUTES,
  ...ORIGINAL_ROUTES,
};

/** Returns those of some parameters that a route has, for a test that asks every route the same. */
export function takenBy(route: string, query: Readonly<Record<string, string | undefined>>) {
  const own = EVERY_ROUTE[route]?.query?.shape ?? {};
  return Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(own, name)));
}

/** Calls the staff API, and checks each of its answers and refusals against the API's document. @throws Problem as the API does */
export function staffApi(deps: StaffDeps & Partial<OriginalDeps>, request: Request): Promise<Answer> {
  const as = (staff: Staff) => ({ ...noZips, ...deps.as(staff) });
  return asDocumented(request, answerStaff(EVERY_ROUTE, { ...originals, ...deps, print, as }, request));
}
