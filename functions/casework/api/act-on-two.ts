import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { Acted } from '#schemas/api/staff/action-result.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { readsTeam, requireMayOn } from '../roles.ts';
import { changeOf, nameOf } from '../work/after.ts';
import type { PairActionRule } from '../work/pair-action.ts';
import type { CaseAction } from '../work/states.ts';
import { changedSince, ruled, versionIn } from './act.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** Callers don't send the other case's version. If it changes during the request, it is read again, up to 3 times. */
const TRIES = 3;

const noOther = () => new Problem(422, 'no-such-case', 'No other case has this reference.');

/**
 * `POST /admin/cases/{reference}/…`: runs an action that joins or parts two cases. It needs exactly the version of this case that
 * the person saw, and writes both cases in one transaction. Nobody can join a case on which they may not act.
 */
export async function actOnTwo(
  visit: Visit,
  { action, rule }: { action: CaseAction; rule: PairActionRule },
): Promise<Shown<Acted>> {
  const { staff, store, now, reason, request } = visit;
  const reference = referenceOf(request.path.reference);
  const version = versionIn(visit);
  const read = async (which: Reference, absent: () => Problem) => {
    const permit = (head: Case) => {
      if (!readsTeam(staff, head.team)) throw absent();
      requireMayOn(staff, action, head, reason);
    };
    const seen = await store.readCaseToWork(which, permit, { action: nameOf(action), now, reason });
    if (seen === undefined) throw absent();
    return { ...seen, ...(await store.readParts(which, rule.reads)) };
  };
  const whole = await read(reference, notFound);
  if (whole.head.version !== version) throw changedSince();
  const doing = { staff, now, reason };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const otherReference = await ruled(store, whole.head, () => rule.other(whole, request.body));
    const other = await read(otherReference, noOther);
    const { here, there } = await ruled(store, whole.head, () => rule.run(whole, other, request.body, doing));
    const changed = await store.changeBoth(
      [
        { head: whole.head, change: changeOf(whole.head, action, here, doing) },
        { head: other.head, change: changeOf(other.head, action, there, doing) },
      ],
      now,
    );
    if (changed.changed === 'now')
      return {
        status: 200,
        body: { reference, state: whole.head.state, version: version + 1 },
        headers: { etag: tagOf(version + 1) },
      };
    if (changed.stale.includes(reference)) throw changedSince();
  }
  throw new Problem(409, 'other-case-busy', 'The other case is being changed. Try again in a moment.');
}
