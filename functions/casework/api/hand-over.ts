import type { Answer } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { HandOverQuery } from '#schemas/api/staff/hand-over.ts';
import { handOver, handOverPage } from '../hand-over/hand-over.ts';
import { requireMay, s47Reader } from '../roles.ts';
import { withoutS47Detail } from '../safety/s47-detail.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** A Lambda answers at most 6 MB, and a page leaves as base64, a third longer. */
const MOST_BYTES = { json: 5.5 * 1024 * 1024, html: 4 * 1024 * 1024 } as const;

/**
 * `GET /admin/cases/{reference}/hand-over`: what is keyed anew in another system (S30), as data or, with `?as=html`, as a page
 * to print. It is an export: recorded as one, with its purpose, before anything is given (domain 5.3).
 */
export async function showHandOver(deps: StaffDeps, visit: Visit): Promise<Answer> {
  const { staff, now, reason } = visit;
  const reference = referenceOf(visit.request.path.reference);
  const { as } = parseQuery(HandOverQuery, visit);
  const whole = await deps.readCase(staff, reference, {
    now,
    reason,
    looksAt: { action: 'export-case', subject: `hand-over-${as}` },
    permit: ({ team }) => requireMay(staff, 'hand_over', { team, reason }),
  });
  if (whole === undefined) throw notFound();
  const pack = handOver(withoutS47Detail(whole, s47Reader(staff, whole.head.team, reason)));
  const given = as === 'json' ? JSON.stringify(pack) : handOverPage(pack);
  if (whole.next !== undefined || Buffer.byteLength(given) > MOST_BYTES[as])
    throw new Problem(409, 'case-too-long', 'This case is too long for one answer: copy it from the case itself.');
  if (as === 'json') return { status: 200, body: pack };
  return { status: 200, file: Buffer.from(given), headers: { 'content-type': 'text/html; charset=utf-8' } };
}
