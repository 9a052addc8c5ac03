import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import type { CouncilShown } from '#schemas/api/staff/council.ts';
import { type Council, CouncilDetails } from '#schemas/settings.ts';
import { versionIn } from './act.ts';
import { unlessStale, versionShown } from './changed.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** Returns the details as they were set; while nobody has set any, the deployment's. */
const shownOver =
  ({ mailbox, wordFormUrl, ...deployed }: Council) =>
  (details: CouncilDetails | null) => ({ council: details ?? deployed, mailbox, wordFormUrl });

/** `GET /admin/settings/council`: returns the council's name, telephones and links (S6, S7, S29, S32), for every page. */
export const showCouncil = async (visit: Visit, { deployedCouncil }: StaffDeps): Promise<Shown<CouncilShown>> =>
  versionShown(visit, await visit.store.readCouncil(), shownOver(deployedCouncil));

/**
 * `PUT /admin/settings/council`: replaces the details, at the version that was seen. Every job uses them within a minute.
 * @throws Problem 422 with a pointer for each fault, 428 without `If-Match`, 412 when somebody else was quicker
 */
export async function setCouncil(visit: Visit, { deployedCouncil }: StaffDeps): Promise<Shown<CouncilShown>> {
  const version = versionIn(visit);
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-council', 'These details of the council cannot be used.', { errors });
  const value = readInput(CouncilDetails, visit.request.body, refuse);
  const written = unlessStale(await visit.store.writeCouncil({ value, version }, visit.now));
  return versionShown(visit, written, shownOver(deployedCouncil));
}
