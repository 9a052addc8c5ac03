import * as z from 'zod';
import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import {
  type ColleagueShown,
  type Directory,
  DirectoryQuery,
  EndColleague,
  EnterColleague,
  type Names,
} from '#schemas/api/staff/directory.ts';
import type { Colleague } from '#schemas/colleague.ts';
import { withName, withNames } from './changed.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

const shown = ({ id, name, roles, seenOn, endedAt, changedAt, changedBy }: Colleague) => ({
  id,
  name: name ?? null,
  roles,
  seenOn: seenOn ?? null,
  endedAt: endedAt ?? null,
  changedAt: changedAt ?? null,
  changedBy: changedBy ?? null,
});

const answerOf = async ({ store }: Visit, colleague: Colleague): Promise<Shown<ColleagueShown>> => ({
  status: 200,
  body: await withName(store, shown(colleague)),
});

/** `GET /admin/colleagues`: lists the people who can be given work, a page at a time. */
export async function listDirectory(visit: Visit, deps: StaffDeps): Promise<Shown<Directory>> {
  const { limit, cursor } = parseQuery(DirectoryQuery, visit);
  const bound = { route: visit.request.route, by: visit.staff.id };
  const after = cursor === undefined ? undefined : z.string().parse(await deps.cursors.open(bound, cursor));
  const page = await visit.store.listColleagues({ limit, after }, visit);
  const next = page.next === undefined ? null : await deps.cursors.seal(bound, page.next);
  return { status: 200, body: { colleagues: await withNames(visit.store, page.colleagues.map(shown)), cursor: next } };
}

/** `GET /admin/colleagues/names`: returns everybody's name. Names of staff are no family's data, so no look is recorded. */
export async function nameColleagues(_visit: Visit, { directory }: StaffDeps): Promise<Shown<Names>> {
  const people = await directory();
  const colleagues = people.map(({ id, name = id, roles, endedAt }) => ({
    id,
    name,
    roles,
    ended: endedAt !== undefined,
  }));
  colleagues.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  return { status: 200, body: { colleagues } };
}

/** `POST /admin/colleagues`: enters a colleague before they have signed in, or names one whose sign-in gives no name. */
export async function enterColleague(visit: Visit): Promise<Shown<ColleagueShown>> {
  const entered = await visit.store.enterColleague(bodyOf(EnterColleague, visit), visit.now);
  return answerOf(visit, entered);
}

/**
 * `POST /admin/colleagues/end`: ends a colleague's access, whatever their token says. The sweep gives their work back to its teams.
 */
export async function endColleague(visit: Visit): Promise<Shown<ColleagueShown>> {
  const said = bodyOf(EndColleague, visit);
  if (said.id === visit.staff.id)
    throw new Problem(409, 'yourself', 'Another administrator must end your access: you could not undo it.');
  return answerOf(visit, await visit.store.endColleague(said, visit.now));
}

/** `POST /admin/colleagues/restore`: undoes the end of a colleague's access. */
export async function restoreColleague(visit: Visit): Promise<Shown<ColleagueShown>> {
  const restored = await visit.store.restoreColleague(bodyOf(EndColleague, visit), visit.now);
  if (restored === undefined) throw new Problem(409, 'not-ended', 'The access of this colleague has not ended.');
  return answerOf(visit, restored);
}

function bodyOf<S extends z.ZodType>(schema: S, { request }: Visit): z.infer<S> {
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-colleague', 'This input cannot change a colleague.', { errors });
  return readInput(schema, request.body ?? {}, refuse);
}
