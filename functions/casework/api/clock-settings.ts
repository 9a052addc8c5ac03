import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import type { ClockShown } from '#schemas/api/staff/clock.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { NewClockSettings } from '#schemas/clock-settings.ts';
import { versionIn } from './act.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** `GET /admin/settings/clock`: returns how the decision clock counts, and the version that a change must send back. */
export async function showClock(visit: Visit): Promise<Shown<ClockShown>> {
  const { settings, version } = await visit.store.readClock();
  return { status: 200, body: { settings, version }, headers: { etag: tagOf(version) } };
}

/**
 * `PUT /admin/settings/clock`: replaces all settings of the clock, at the version that was seen. Cases filed before keep the time
 * that their referrers heard: the clock may only run out early (law 6).
 * @throws Problem 422 with a pointer for each fault, 428 without `If-Match`, 412 when somebody else was quicker
 */
export async function setClock(visit: Visit): Promise<Shown<ClockShown>> {
  const version = versionIn(visit);
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-clock', 'These settings of the clock cannot be used.', { errors });
  const settings = readInput(NewClockSettings, visit.request.body, refuse);
  const written = await visit.store.writeClock({ settings, version }, visit.now);
  if (written === 'stale')
    throw new Problem(412, 'changed-since', 'The settings have changed since you looked at them. Look again.');
  return {
    status: 200,
    body: { settings, version: version + 1 },
    headers: { etag: tagOf(version + 1) },
  };
}
