import { Problem } from '#functions/platform/http/problem.ts';
import { SetOnlineForm } from '#schemas/api/staff/online-form.ts';
import type { OnlineFormSetting } from '#schemas/settings.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** `PUT /admin/settings/online-form`: opens the online form by a recorded sign-off, or shuts it (S15). */
export async function setOnlineForm(deps: StaffDeps, visit: Visit): Promise<Shown<OnlineFormSetting>> {
  const parsed = SetOnlineForm.safeParse(visit.request.body);
  if (!parsed.success) {
    throw new Problem(
      422,
      'bad-sign-off',
      'Send {"open": false}, or the sign-off: dpiaReference, approverRole and signedOffOn (a date).',
    );
  }
  const setting: OnlineFormSetting =
    'open' in parsed.data ? parsed.data : { open: true, signOff: parsed.data, recordedAt: visit.now.toISOString() };
  await deps.setOnlineForm(visit.staff, setting, visit.now);
  return { status: 200, body: setting };
}
