import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import type { ClockShown } from '#schemas/api/staff/clock.ts';
import { type ClockSettings, NewClockSettings } from '#schemas/clock-settings.ts';
import { versionIn } from './act.ts';
import { unlessStale, versionShown } from './changed.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

const shown = (settings: ClockSettings) => ({ settings });

/** `GET /admin/settings/clock`: returns how the decision clock counts, and the version that a change must send back. */
export const showClock = async (visit: Visit): Promise<Shown<ClockShown>> =>
  versionShown(visit, await visit.store.readClock(), shown);

/**
 * `PUT /admin/settings/clock`: replaces all settings of the clock, at the version that was seen. Cases filed before keep the time
 * that their referrers heard: the clock may only run out early (law 6).
 * @throws Problem 422 with a pointer for each fault, 428 without `If-Match`, 412 when somebody else was quicker
 */
export async function setClock(visit: Visit): Promise<Shown<ClockShown>> {
  const version = versionIn(visit);
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-clock', 'These settings of the clock cannot be used.', { errors });
  const value = readInput(NewClockSettings, visit.request.body, refuse);
  const written = unlessStale(await visit.store.writeClock({ value, version }, visit.now));
  return versionShown(visit, written, shown);
}
