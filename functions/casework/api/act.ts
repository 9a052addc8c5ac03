import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Acted } from '#schemas/api/staff/action-result.ts';
import { tagOf, VersionTag, versionOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';
import { requireMayOn, s47Reader } from '../roles.ts';
import type { CaseActionRule } from '../work/action.ts';
import { changeOf, nameOf } from '../work/after.ts';
import { clockTasksToRead } from '../work/clock-of-change.ts';
import { nextState } from '../work/next-state.ts';
import { safeguarded } from '../work/safeguarded.ts';
import type { CaseAction } from '../work/states.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** @throws Problem 428 without an `If-Match`, 400 for one that is not one of our versions */
export function versionIn(visit: Visit): number {
  const given = visit.request.headers['if-match'];
  if (given === undefined)
    throw new Problem(428, 'if-match-needed', 'Send the ETag of the case that you looked at, as If-Match.');
  const parsed = VersionTag.safeParse(given.trim());
  if (!parsed.success) throw new Problem(400, 'bad-if-match', 'If-Match must be an ETag of this case.');
  return versionOf(parsed.data);
}

export const changedSince = () =>
  new Problem(412, 'changed-since', 'The case has changed since you looked at it. Look again, and then decide.');

/**
 * Runs the rule of an action. A case's parts are read after its head. If the rule refuses because of a newer part, the person has
 * not seen that version and must look again.
 * @throws Problem 412 where the case has changed meanwhile, otherwise as the rule
 */
export async function ruled<Made>(
  store: Pick<Store, 'headsOf'>,
  { reference, version }: Pick<Case, 'reference' | 'version'>,
  rule: () => Made,
): Promise<Made> {
  try {
    return rule();
  } catch (refused) {
    const newest = (await store.headsOf([reference])).get(reference);
    throw newest === undefined || newest.version === version ? refused : changedSince();
  }
}

/**
 * `POST /admin/cases/{reference}/…`: runs one action on a case, at exactly the version that the person saw. The changes, the
 * timeline and the audit entry are written in one transaction. If somebody else was quicker, nothing is written.
 */
export async function act(
  visit: Visit,
  { professionalDomains }: StaffDeps,
  { action, rule }: { action: CaseAction; rule: CaseActionRule },
): Promise<Shown<Acted>> {
  const { staff, store, now, reason } = visit;
  const reference = referenceOf(visit.request.path.reference);
  const version = versionIn(visit);
  const permit = (head: Case) => requireMayOn(staff, action, head, reason);
  const seen = await store.readCaseToWork(reference, permit, { action: nameOf(action), now, reason });
  if (seen === undefined) throw notFound();
  if (seen.head.version !== version) throw changedSince();
  const next = await ruled(store, seen.head, () => nextState(seen.head, action));
  const whole = { ...seen, ...(await store.readParts(reference, rule.reads(visit.request.body))) };
  const desk = rule.asksSettings ? await store.readDeskSettings() : undefined;
  const doing = { staff, now, reason, desk, professionalDomains };
  const { tasks } = await store.readParts(reference, {
    tasks: { begin: clockTasksToRead(whole.head, next) },
  });
  const { seesS47 } = s47Reader(staff, whole.head.team, reason);
  const change = await ruled(store, whole.head, () => {
    const made = changeOf(whole.head, action, rule.run(whole, visit.request.body, doing), doing, tasks);
    return safeguarded(whole, made, { staff, now, seesS47 });
  });
  const changed = await store.changeCase(whole.head, change, now);
  if (changed.changed === 'claimed')
    throw new Problem(
      409,
      'claimed',
      'This number belongs to another case. Look for it before you file anything again.',
    );
  if (changed.changed === 'no_colleague')
    throw new Problem(
      422,
      'no-such-colleague',
      'Somebody named here is not in the directory of colleagues, cannot see this case, or has ended. Choose another colleague.',
    );
  if (changed.changed === 'stale') throw changedSince();
  const { state = whole.head.state } = change.head;
  return {
    status: 200,
    body: { reference, state, version: changed.version },
    headers: { etag: tagOf(changed.version) },
  };
}
