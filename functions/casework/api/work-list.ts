import { mayEnter } from '#functions/safety/index.ts';
import type { CaseRow } from '#schemas/api/staff/case-row.ts';
import { CaseQuery, type WorkList } from '#schemas/api/staff/work-list.ts';
import type { Case } from '#schemas/case.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { requireMay, teamsFor } from '../roles.ts';
import { STATES } from '../work/states.ts';
import { listAsked } from './case-lists.ts';
import { cursorFor, parseQuery, positionOf } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './visit.ts';

/**
 * A row of the work list: what decides who takes it next, and nothing about the family. A restricted case keeps its place in every
 * list, so that it is never late unseen, and tells those whom it does not name nothing more.
 */
export function caseRow(head: Case, { staff, now }: Pick<Visit, 'staff' | 'now'>, clocks: CaseClocks): CaseRow {
  const seen = mayEnter(head, staff.id);
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
    source: (seen && head.source) || null,
    completeness: seen ? head.completeness : null,
    restricted: head.access?.only !== undefined || !seen,
  };
}

/** Only a decision stops the clock, or a query's answer; asking for more does not (S9b). */
export function isLate(head: Case, now: Date): boolean {
  return STATES[head.state].clock === 'runs' && new Date(head.decisionDueAt) < now;
}

/**
 * `GET /admin/cases`: one list of cases, a page at a time: a team's in a state by due time, receipt or priority, or of one
 * priority, kind of agency, door or named flag; or one person's over all teams, due first; all of them or what is late. Without any
 * parameter, what is new at Duty and Advice.
 */
export async function workList(visit: Visit, deps: StaffDeps): Promise<Shown<WorkList>> {
  const { limit, cursor, ...asked } = parseQuery(CaseQuery, visit);
  const list = listAsked(visit, { ...asked, limit });
  const team = list.by === 'assignee' ? {} : { team: list.team };
  requireMay(visit.staff, 'list_cases', { ...team, reason: visit.reason });
  const after = await positionOf(visit, deps, list, cursor);
  const page = await visit.store.listCases({ list, limit, after }, visit);
  const teams = teamsFor(visit.staff, 'list_cases', visit.reason);
  // By whom a restricted case was referred, or what it is flagged for, is nothing that its place in a list may tell.
  const told = (head: Case) => !['source', 'flag'].includes(list.by) || mayEnter(head, visit.staff.id);
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
    },
  };
}
