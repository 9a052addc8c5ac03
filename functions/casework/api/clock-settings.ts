import { faultsIn } from '#functions/platform/http/faults.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { ClockShown } from '#schemas/api/staff/clock.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { NewClockSettings } from '#schemas/clock-settings.ts';
import { versionIn } from './act.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** `GET /admin/settings/clock`: how the decision clock counts, and the version that a change must bring back. */
export async function showClock(deps: Pick<StaffDeps, 'readClock'>, _visit: Visit): Promise<Shown<ClockShown>> {
  const { settings, version } = await deps.readClock();
  return { status: 200, body: { settings, version }, headers: { etag: tagOf(version) } };
}

/**
 * `PUT /admin/settings/clock`: all of it anew, at the version that was seen. Cases that were filed before keep the time that
 * their referrers were told: it may only run out early (law 6).
 * @throws Problem 422 with a pointer for each fault, 428 without `If-Match`, 412 when somebody else was quicker
 */
export async function setClock(deps: Pick<StaffDeps, 'writeClock'>, visit: Visit): Promise<Shown<ClockShown>> {
  const version = versionIn(visit);
  const parsed = NewClockSettings.safeParse(visit.request.body);
  if (!parsed.success) {
    throw new Problem(422, 'bad-clock', 'These settings of the clock cannot be used.', {
      errors: faultsIn(parsed.error),
    });
  }
  const written = await deps.writeClock(visit.staff, { settings: parsed.data, version }, visit.now);
  if (written === 'stale')
    throw new Problem(412, 'changed-since', 'The settings have changed since you looked at them. Look again.');
  return {
    status: 200,
    body: { settings: parsed.data, version: version + 1 },
    headers: { etag: tagOf(version + 1) },
  };
}
