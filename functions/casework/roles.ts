import type { Staff } from '#functions/platform/http/claims.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { isKeptFrom, isNamed, restricted } from '#functions/safety/index.ts';
import { Role } from '#schemas/actor.ts';
import { type Case, Team } from '#schemas/case.ts';
import { type Action, MAY, UNNAMED } from './permissions.ts';

/**
 * Returns whether governance asks who looked at a restricted record. It need not be named, as the answer holds nothing of the family, but a
 * colleague from whom the record is kept must not ask.
 */
const isOversight = ({ roles }: Staff, action: Action): boolean =>
  action === 'who_looked' && roles.includes('ig_officer');

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  screening_officer: 'a screening officer',
  duty_social_worker: 'a duty social worker',
  team_manager: 'a team manager',
  eh_coordinator: 'an early help coordinator',
  masp_chair: 'the chair of the panel',
  ig_officer: 'information governance',
  system_admin: 'an administrator',
  analyst: 'an analyst',
};

/** Returns the problem for an action that only these roles may do; it names them, so that one of them can be asked. */
export function onlyFor(roles: readonly Role[]): Problem {
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(roles.map((role) => ROLE_NAMES[role]));
  return new Problem(403, 'forbidden', `Only ${names} may do this.`);
}

const rolesWith = (action: Action, team: Team | undefined): Role[] =>
  Role.options.filter((role) => {
    const scope = MAY[action][role];
    return scope !== undefined && (team === undefined || scope.teams.includes(team));
  });

/**
 * Requires that a person may act. It is asked twice for a case: before it is looked up, and with its team once that is known.
 * @throws Problem 403 when no role of theirs allows it, 400 when one does but requires a reason and none was given
 */
export function requireMay(staff: Staff, action: Action, about: { team?: Team; reason: string | undefined }): void {
  const scopes = staff.roles
    .flatMap((role) => MAY[action][role] ?? [])
    .filter(({ teams }) => about.team === undefined || teams.includes(about.team));
  if (scopes.length === 0) throw onlyFor(rolesWith(action, about.team));
  if (about.reason === undefined && scopes.every(({ reason }) => reason === 'given')) {
    throw new Problem(400, 'reason-needed', 'Say what you need it for, in the X-Reason header.');
  }
}

/**
 * Returns whether somebody who does this takes over a case that must have an owner and has none. They do if they could accept it, and
 * not by saying who may see it: that is done for others.
 */
export const takesOver = (roles: readonly string[], action: Action, team: Team): boolean =>
  !UNNAMED.has(action) &&
  Role.options.some((role) => roles.includes(role) && MAY.accept[role]?.teams.includes(team) === true);

/** Returns the roles that read the cases of any of these teams, with a reason or without. */
export const rolesReading = (teams: readonly Team[]): Role[] =>
  Role.options.filter((role) => MAY.read_case[role]?.teams.some((team) => teams.includes(team)));

/** Returns whether any of their roles allows an action on some team's cases, with a reason or without. */
export const mayDo = (staff: Staff, action: Action): boolean =>
  staff.roles.some((role) => MAY[action][role] !== undefined);

/** Returns whether any of their roles reads a team's cases, with a reason or without: to others such a case does not exist. */
export const readsTeam = (staff: Staff, team: Team): boolean =>
  staff.roles.some((role) => MAY.read_case[role]?.teams.includes(team));

/**
 * Requires that a person may act on a case, by their role and by the case's own access list (domain 5.3). Every way to a case asks
 * this of its head, before anything of it is read. Only people whose role reads the team's cases learn that a reference exists. The
 * others get the answer for a reference without a case.
 * @throws Problem 404 for a team whose cases they do not read, 403 `restricted`, and as {@link requireMay}
 */
export function requireMayOn(
  staff: Staff,
  action: Action,
  head: Pick<Case, 'team' | 'access' | 'version'>,
  reason: string | undefined,
): void {
  if (!readsTeam(staff, head.team)) throw notFound();
  requireMay(staff, action, { team: head.team, reason });
  if (isKeptFrom(head, staff.id) || !(isNamed(head, staff.id) || UNNAMED.has(action) || isOversight(staff, action)))
    throw restricted(head);
}

/** Returns whether a person may act on a case: see {@link requireMayOn}. */
export function mayOn(...asked: Parameters<typeof requireMayOn>): boolean {
  try {
    requireMayOn(...asked);
    return true;
  } catch (refused) {
    if (refused instanceof Problem) return false;
    throw refused;
  }
}

/**
 * Returns whether somebody works a team's cases with the family, and so records how people are reached, rather than looking into
 * them.
 */
export function worksCases(staff: Staff, team: Team): boolean {
  return staff.roles.some((role) => MAY.record_contact[role]?.teams.includes(team));
}

/** Returns the teams whose work somebody may see by an action, for a list that covers several. */
export function teamsFor(staff: Staff, action: Action, reason: string | undefined): readonly Team[] {
  const scopes = staff.roles.flatMap((role) => MAY[action][role] ?? []);
  const open = scopes.filter((scope) => scope.reason === 'not_needed' || reason !== undefined);
  return Team.options.filter((team) => open.some(({ teams }) => teams.includes(team)));
}

/** Returns a person as section 47 sees them (functions/safety/s47-detail.ts), for a team's case. */
export function s47Reader(staff: Staff, team: Team, reason: string | undefined): { id: string; seesS47: boolean } {
  return { id: staff.id, seesS47: teamsFor(staff, 's47_detail', reason).includes(team) };
}
