import * as z from 'zod';
import { notFound } from '#functions/platform/http/problem.ts';
import { CaseRest } from '#schemas/api/staff/case-path.ts';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { residenceOf } from '../residence/residence.ts';
import { requireMayOn } from '../roles.ts';
import { maskOf } from '../safety/mask.ts';
import { maskedView } from './masked-view.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** @throws Problem 404 for anything that is not a reference: none such can exist */
export function referenceOf(given: string | undefined): Reference {
  const parsed = Reference.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** `GET /admin/cases/{reference}`: the case with its forms, files, messages, tasks and timeline; the rest of a very long one by cursor. */
export async function showCase(deps: StaffDeps, visit: Visit): Promise<Shown<CaseView>> {
  const reference = referenceOf(visit.request.path.reference);
  const bound = { route: visit.request.route, by: visit.staff.id, reference };
  const { cursor } = parseQuery(CaseRest, visit);
  const after = cursor === undefined ? undefined : z.string().parse(await deps.cursors.open(bound, cursor));
  const permit = (head: Case) => requireMayOn(visit.staff, 'read_case', head, visit.reason);
  const whole = await deps.readCase(visit.staff, reference, { now: visit.now, reason: visit.reason, permit }, after);
  if (whole === undefined) throw notFound();
  const more =
    whole.next === undefined
      ? null
      : {
          cursor: await deps.cursors.seal(bound, whole.next),
          why: 'This case is longer than one answer may be (3 MB).',
        };
  return {
    status: 200,
    body: {
      ...maskedView(whole, visit, await deps.caseClocks()),
      residence: residenceOf(whole.forms, deps.area, maskOf(whole).hides),
      more,
    },
    headers: { etag: tagOf(whole.head.version) },
  };
}
