import type { StaffRoute } from '#schemas/api/staff/index.ts';

/** The part of the path before every action on a case. */
export const ON_CASE = 'POST /admin/cases/{reference}/';

type PathBelow<Route> = Route extends `${typeof ON_CASE}${infer Path}` ? Path : never;

/** Actions that join or separate two cases, by their path below a case. */
export type CasePairPath = Extract<PathBelow<StaffRoute>, 'links' | 'links-removed' | 'matches'>;

/** Actions on one case. To unmask, or to open an original, is to read: it changes nothing. */
export type CaseActionPath = Exclude<PathBelow<StaffRoute>, CasePairPath | 'unmask' | 'documents/{id}/original'>;
