import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { maskOf } from '#functions/safety/index.ts';
import type { Unmasked } from '#schemas/api/staff/secret-addresses.ts';
import { Unmask } from '#schemas/api/staff/unmask.ts';
import { requireMayOn } from '../roles.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/**
 * `POST /admin/cases/{reference}/unmask`: shows the secrets of a case once, to a person who gives a reason. The look is recorded as
 * an unmasking with its reason before anything is shown (domain 5.5.4, law 5). The case stays masked.
 */
export async function unmask(visit: Visit): Promise<Shown<Unmasked>> {
  const reference = referenceOf(visit.request.path.reference);
  const parsed = Unmask.safeParse(visit.request.body);
  if (!parsed.success)
    throw new Problem(422, 'bad-unmask', 'Send the group, "addresses", and why, in 5 to 500 characters.');
  const { staff, now, reason } = visit;
  const whole = await visit.store.readCase(reference, {
    now,
    reason: parsed.data.why,
    looksAt: { action: 'unmask', subject: parsed.data.group },
    only: [],
    permit: (head) => requireMayOn(staff, 'unmask', head, reason),
  });
  if (whole === undefined) throw notFound();
  const fields = maskOf(whole).fields.map(({ form, path, values }) => ({ form, path, values }));
  return { status: 200, body: { reference, group: parsed.data.group, fields } };
}
