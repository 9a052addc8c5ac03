import { notFound } from '#functions/platform/http/problem.ts';
import { maskOf, withoutS47Detail } from '#functions/safety/index.ts';
import type { Compared } from '#schemas/api/staff/comparison.ts';
import type { Reference } from '#schemas/reference.ts';
import { compareChildren } from '../lookup/compare-children.ts';
import { compareForms } from '../lookup/compare-forms.ts';
import { requireMayOn, s47Reader } from '../roles.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';
import { MOST_JSON_BYTES, tooLong } from './too-long.ts';

/**
 * `GET /admin/cases/{reference}/compared-with/{other}`: returns the differences between the forms of two cases, to somebody who may
 * read both. The secrets of either case are masked on both sides: otherwise one would reveal what the other hides.
 */
export async function compared(visit: Visit): Promise<Shown<Compared>> {
  const { reference: here, other: there } = visit.request.path;
  const [reference, other] = [referenceOf(here), referenceOf(there)];
  const [ours, theirs] = [await readOne(visit, reference, other), await readOne(visit, other, reference)];
  const masked = ({ forms, mask, children }: typeof ours, others: typeof ours) => ({
    forms: forms.map(mask.form).map(others.mask.all),
    children,
  });
  const [left, right] = [masked(ours, theirs), masked(theirs, ours)];
  const matches = ours.matches.filter((match) => match.other.reference === other);
  const body = {
    ...{ reference, other, children: compareChildren(matches, left, right) },
    ...compareForms(left.forms, right.forms),
  };
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_JSON_BYTES) throw tooLong();
  return { status: 200, body };
}

/** Returns the forms, children and matches of one of the two, as this person may see them. The record of the look names the other case. */
async function readOne({ staff, store, now, reason }: Visit, reference: Reference, other: Reference) {
  const whole = await store.readCase(reference, {
    now,
    reason,
    looksAt: { action: 'compare-cases', subject: other },
    only: ['forms', 'documents', 'children', 'matches'],
    permit: (head) => requireMayOn(staff, 'read_case', head, reason),
  });
  if (whole === undefined) throw notFound();
  const { forms } = withoutS47Detail(whole, s47Reader(staff, whole.head.team, reason));
  return { forms, mask: maskOf(whole), children: whole.children, matches: whole.matches };
}
