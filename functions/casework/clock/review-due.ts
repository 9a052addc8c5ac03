import { ONLINE_FORM } from '#functions/platform/store/holder.ts';
import { reviewTaskId } from '#functions/platform/store/settings.ts';
import type { Timed } from '#functions/platform/store/timers.ts';
import { OnlineFormSetting } from '#schemas/settings.ts';
import { type DueDeps, type Settled, settle } from './due.ts';

/** Raises governance's task to review the online form’s sign-off; the next sign-off ends the task. */
export async function reviewDue(deps: Pick<DueDeps, 'moveTimed'>, timed: Timed, now: Date): Promise<Settled> {
  const setting = OnlineFormSetting.parse(timed.item.value);
  const end = { lookAt: null, action: 'ask-for-review', subject: ONLINE_FORM };
  if (!setting.open) return settle(deps, timed, end, now, 'ended');
  const { reviewOn } = setting.signOff;
  const task = {
    id: reviewTaskId(reviewOn),
    kind: 'review_sign_off',
    team: 'information_governance',
    state: 'open',
    raisedAt: now.toISOString(),
    // By the end of that working day.
    dueAt: `${reviewOn}T17:00:00.000Z`,
    why: `sign_off_ends:${reviewOn}`,
  } as const;
  const onCase = { reference: ONLINE_FORM, line: 'sign_off_review_due', flags: [], task } as const;
  return settle(deps, timed, { ...end, onCase }, now, 'given_to_a_person');
}
