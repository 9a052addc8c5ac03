import type { CaseRow } from '#schemas/api/staff/case-row.ts';
import { CaseQuery, type WorkList } from '#schemas/api/staff/work-list.ts';
import type { Case, Team } from '#schemas/case.ts';
import type { CaseInList } from '#schemas/glance.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { requireMay, teamsFor } from '../roles.ts';
import { LEFT_MS } from '../staff-referral/draft.ts';
import { STATES } from '../work/states.ts';
import { listAsked } from './case-lists.ts';
import { glanceSeen, seesInList } from './glance.ts';
import { cursorFor, parseQuery, positionOf } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** What the words or the answers of a referral, or a person, say must be seen first. */
const isDanger = ({ flags, priority }: Case): boolean =>
  priority === 'immediate' || flags.includes('immediate_danger') || flags.includes('danger_words');

/** Returns what is new to the assignee. Nobody else has looked or not looked for them. */
function newTo({ assignee, looked, came = 0 }: CaseInList, id: string): CaseRow['isNew'] {
  if (assignee !== id) return null;
  if (looked === undefined) return 'assigned';
  return came > looked ? 'came' : null;
}

/**
 * Returns a row of the work list: what decides who takes the case next, with a glance at the family. A restricted case keeps its
 * place in every list, so that it is never late unseen. People whom it does not name see nothing else of it.
 */
export function caseRow(head: CaseInList, visit: Pick<Visit, 'staff' | 'now' | 'reason'>, clocks: CaseClocks): CaseRow {
  const { staff, now } = visit;
  const seen = seesInList(head, visit);
  return {
    reference: head.reference,
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
    late: isLate(head, now),
    clock: clocks(head, now),
    flags: seen ? head.flags : [],
    door: head.door,
    team: head.team,
    state: head.state,
    priority: head.priority ?? 'routine',
    assignee: head.assignee ?? null,
    assignedAt: head.assignedAt ?? null,
    isNew: seen ? newTo(head, staff.id) : null,
    danger: seen ? isDanger(head) : head.priority === 'immediate',
    version: head.version,
    source: (seen && head.source) || null,
    completeness: seen ? head.completeness : null,
    restricted: head.access?.only !== undefined || !seen,
    glance: glanceSeen(head, visit),
  };
}

/** Returns whether a case is late. Only a decision stops the clock, or a query's answer; asking for more does not (S9b). */
export function isLate(head: Case, now: Date): boolean {
  return STATES[head.state].clock === 'runs' && new Date(head.decisionDueAt) < now;
}

/**
 * `GET /admin/cases`: returns one list of cases, a page at a time. A team's list is by state, and sorted by due time, receipt or
 * priority, or is limited to one priority, kind of agency, door or named flag. One person's list covers all teams, due first
 * or danger first: everything, or what is late. Without parameters it returns the new cases of Duty and Advice.
 */
export async function workList(visit: Visit, deps: StaffDeps): Promise<Shown<WorkList>> {
  const { limit, cursor, counts, ...asked } = parseQuery(CaseQuery, visit);
  const list = listAsked(visit, { ...asked, counts, limit });
  const team = 'team' in list ? { team: list.team } : {};
  requireMay(visit.staff, 'list_cases', { ...team, reason: visit.reason });
  const after = await positionOf(visit, deps, list, cursor);
  const { now, reason } = visit;
  const sees = (head: CaseInList) => seesInList(head, visit);
  const [page, counted] = await Promise.all([
    visit.store.listCases({ list, limit, after }, { now, reason, sees }),
    counts === undefined || !('team' in list) ? undefined : countsOf(visit, list.team),
  ]);
  const teams = teamsFor(visit.staff, 'list_cases', reason);
  // The place of a restricted case in a list must not reveal who referred it or what it is flagged for.
  const told = (head: CaseInList) => !['source', 'flag'].includes(list.by) || sees(head);
  const shown = page.rows.filter((head) => teams.includes(head.team) && told(head));
  const clocks = await deps.caseClocks();
  return {
    status: 200,
    body: {
      cases: shown.map((head) => caseRow(head, visit, clocks)),
      unreadable: page.unreadable,
      moved: page.moved,
      withheld: page.rows.length - shown.length,
      cursor: await cursorFor(visit, deps, list, page.next),
      teams,
      ...(counted === undefined ? {} : { counts: counted }),
    },
  };
}

/** Returns the numbers that come with a list: cases and queries in each state, and referrals that were left while they were taken down. */
async function countsOf({ store, now }: Visit, team: Team): Promise<NonNullable<WorkList['counts']>> {
  const before = new Date(now.getTime() - LEFT_MS);
  const [counts, left] = await Promise.all([store.readTeamCounts(team), store.countLeft(team, before)]);
  return { team, ...counts, left };
}
