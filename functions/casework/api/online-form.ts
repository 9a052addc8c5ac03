import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { type OnlineFormShown, SetOnlineForm } from '#schemas/api/staff/online-form.ts';
import type { OnlineFormSetting, SignOff } from '#schemas/settings.ts';
import { unlessStale, versionSeen, versionShown } from './changed.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

const DAY_MS = 86_400_000;
/** How long before the review of a sign-off its task is raised: a new assessment takes a few weeks. */
const REMINDED_MS = 28 * DAY_MS;

/** `GET /admin/settings/online-form`: returns whether the online form is open, and who signed it off. */
export const showOnlineForm = async (visit: Visit): Promise<Shown<OnlineFormShown>> =>
  versionShown(visit, await visit.store.readOnlineFormSetting(), whole);

const whole = (setting: OnlineFormSetting) => setting;

/**
 * `PUT /admin/settings/online-form`: opens the online form by a recorded sign-off, or closes it (S15).
 * @throws Problem 422 for a sign-off dated in the future or more than a year ago. The same for a review that is past, or more than
 * a year after the sign-off; 412 when somebody else was quicker
 */
export async function setOnlineForm(visit: Visit): Promise<Shown<OnlineFormShown>> {
  const change = changeOf(visit);
  const version = await versionSeen(visit, visit.store.readOnlineFormSetting);
  const written = await visit.store.writeOnlineForm({ ...change, version }, visit.now);
  return versionShown(visit, unlessStale(written), whole);
}

function changeOf({ staff, now, request }: Visit): { value: OnlineFormSetting; remindAt?: string } {
  const said = readInput(SetOnlineForm, request.body, badSignOff);
  if ('open' in said) return { value: said };
  const latest = aYearAfter(said.signedOffOn);
  const signOff: SignOff = { ...said, reviewOn: said.reviewOn ?? latest };
  const faults = faultsOf(signOff, latest, londonDay(now));
  if (faults.length > 0) throw badSignOff(faults);
  const remindAt = new Date(Date.parse(signOff.reviewOn) - REMINDED_MS).toISOString();
  return { value: { open: true, signOff, recordedAt: now.toISOString(), recordedBy: staff.id }, remindAt };
}

/**
 * Returns the same day a year later: a data protection assessment is reviewed every year at least, so an older one opens nothing.
 */
function aYearAfter(day: string): string {
  const after = new Date(day);
  after.setUTCFullYear(after.getUTCFullYear() + 1);
  return after.toISOString().slice(0, 10);
}

/** Compares days of one calendar as texts. */
function faultsOf({ signedOffOn, reviewOn }: SignOff, latest: string, today: string): Fault[] {
  const signed = (code: string, detail: string) => [{ pointer: '/signedOffOn', code, detail }];
  if (signedOffOn > today) return signed('in_the_future', 'The day of the sign-off is still to come.');
  if (latest <= today) return signed('too_old', 'The sign-off is more than a year old. It must be made again.');
  const review = (code: string, detail: string) => [{ pointer: '/reviewOn', code, detail }];
  if (reviewOn <= today) return review('in_the_past', 'The day of the review must still be to come.');
  if (reviewOn > latest) return review('too_late', 'The review must be at most a year after the sign-off.');
  return [];
}

function badSignOff(errors: readonly Fault[]): Problem {
  const needed = 'Send {"open": false}, or the sign-off: dpiaReference, approver, approverRole and signedOffOn.';
  return new Problem(422, 'bad-sign-off', needed, { errors: [...errors] });
}

/** Returns today's date in London. */
const londonDay = (now: Date): string => DAY.format(now);
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
