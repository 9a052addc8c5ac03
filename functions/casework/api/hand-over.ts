import type * as z from 'zod';
import type { Answer } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { withoutS47Detail } from '#functions/safety/index.ts';
import { type HandOverOf, HandOverQuery } from '#schemas/api/staff/hand-over.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { handOver } from '../hand-over/hand-over.ts';
import { handOverPage, PAGE_POLICY } from '../hand-over/page.ts';
import { requireMayOn, s47Reader } from '../roles.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { Visit } from './staff-context.ts';
import { MOST_JSON_BYTES, tooLong } from './too-long.ts';

/** A page leaves as base64, a third longer. */
const MOST_BYTES = { json: MOST_JSON_BYTES, html: 4 * 1024 * 1024 } as const;

/**
 * `GET /admin/cases/{reference}/hand-over`: returns one child's details, ready to copy into another system (S30): as data, or as a
 * page to print with `?as=html`.
 */
export async function showHandOver(visit: Visit): Promise<Answer> {
  const { as, ...of } = parseQuery(HandOverQuery, visit);
  const pack = await packToGive(visit, as, of);
  const given = as === 'json' ? JSON.stringify(pack) : handOverPage(pack);
  if (Buffer.byteLength(given) > MOST_BYTES[as]) throw tooLong();
  if (as === 'json') return { status: 200, body: pack };
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY };
  return { status: 200, file: Buffer.from(given), headers };
}

/**
 * Returns the pack, read as this person may see it. It is an export, so it is recorded with its purpose and format before anything
 * is returned (domain 5.3).
 * @throws Problem 400 with the children when the case has several and none was named, 404 for one that it has not, 409 for several
 *   together of whom nobody said that they have the same parents
 */
export async function packToGive(
  { staff, store, now, reason, request }: Visit<Pick<Store, 'readCase'>>,
  as: string,
  { child, together }: z.infer<typeof HandOverOf>,
): Promise<HandOverPack> {
  const whole = await store.readCase(referenceOf(request.path.reference), {
    now,
    reason,
    looksAt: {
      action: 'export-case',
      subject: `hand-over-${as}${child === undefined ? '' : `:${child}`}${together ? '-together' : ''}`,
    },
    only: ['forms', 'documents', 'recommendations', 'decisions'],
    permit: (head) => requireMayOn(staff, 'hand_over', head, reason),
  });
  if (whole === undefined) throw notFound();
  const handed = handOver(
    withoutS47Detail(whole, s47Reader(staff, whole.head.team, reason)),
    child,
    together === 'true',
  );
  if ('pack' in handed) return handed.pack;
  if (handed.no === 'no_such_child') throw notFound();
  if (handed.no === 'same_parents_not_said')
    throw new Problem(409, 'same-parents-not-said', 'Nobody said that this child and another have the same parents.');
  const { children } = handed;
  throw new Problem(400, 'which-child', 'This case has several children: name one, as siblings are never mixed.', {
    children,
  });
}
