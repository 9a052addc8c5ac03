import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { MOST_POSTCODES_BODY_BYTES, type PostcodesShown, SetPostcodes } from '#schemas/api/staff/postcodes.ts';
import type { PostcodesSetting } from '#schemas/settings.ts';
import { linesByAuthority, packPostcodes, readPostcodes } from '../residence/postcode-table.ts';
import { versionIn } from './act.ts';
import { unlessStale, versionShown } from './changed.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** Returns the most bytes of a route's body. A city's postcodes are more than a referral. */
export const mostBytesOf = (route: string): number =>
  route === 'PUT /admin/settings/postcodes' ? MOST_POSTCODES_BODY_BYTES : MOST_BODY_BYTES;

const refuse = (errors: readonly Fault[]) =>
  new Problem(422, 'bad-postcodes', 'This file of postcodes cannot be used.', { errors });

/** `GET /admin/settings/postcodes`: returns which file of postcodes is in use, and what it covers (S5). */
export const showPostcodes = async (visit: Visit, deps: StaffDeps): Promise<Shown<PostcodesShown>> =>
  versionShown(visit, await visit.store.readPostcodesSetting(), shownIn(deps));

const shownIn =
  ({ homeAuthority }: StaffDeps) =>
  (postcodes: PostcodesSetting) => ({ postcodes, homeAuthority });

/**
 * `PUT /admin/settings/postcodes`: replaces the file of postcodes, or returns to the one that was deployed. Cases are shown by it
 * within a minute.
 * @throws Problem 422 with the lines at fault, 428 without `If-Match`, 412 when somebody else was quicker
 */
export async function setPostcodes(visit: Visit, deps: StaffDeps): Promise<Shown<PostcodesShown>> {
  const version = versionIn(visit);
  const given = readInput(SetPostcodes, visit.request.body, refuse);
  const use = 'csv' in given ? usable(given.csv, deps.homeAuthority) : { value: given };
  const written = unlessStale(await visit.store.writePostcodes({ ...use, version }, visit.now));
  return versionShown(visit, written, shownIn(deps));
}

/** Returns a file, packed, and what it covers. A file without the council itself would send every child elsewhere. */
function usable(csv: string, home: string): { value: PostcodesSetting; packed: Uint8Array } {
  const { known, faults } = readPostcodes(csv);
  const fault = (code: string, detail: string) => ({ pointer: '/csv', code, detail });
  if (faults.length > 0) throw refuse(faults.map(({ line, code, detail }) => fault(code, `Line ${line}: ${detail}.`)));
  const authorities = linesByAuthority(known);
  if (!authorities.some(({ authority }) => authority === home))
    throw refuse([fault('no_home', `No line names your own authority, ${home}.`)]);
  return { value: { source: 'given', lines: known.size, authorities }, packed: packPostcodes(known) };
}
