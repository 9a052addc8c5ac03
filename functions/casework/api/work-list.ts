import type { Answer } from '#functions/platform/http/endpoint.ts';
import type { Case } from '#schemas/case.ts';
import { requireMay } from '../roles.ts';
import { CaseQuery, cursorFor, parseQuery, positionOf } from './page.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** A row of the work list: what decides who takes it next, and nothing about the family. */
export function caseRow(head: Case, now: Date) {
  return {
    reference: head.reference,
    receivedAt: head.receivedAt,
    decisionDueAt: head.decisionDueAt,
    late: isLate(head, now),
    flags: head.flags,
    door: head.door,
    team: head.team,
    state: head.state,
    completeness: head.completeness,
  };
}

/** Only a decision stops the clock; asking for more does not (S9b). */
export function isLate(head: Case, now: Date): boolean {
  const decided = head.state === 'decided' || head.state === 'closed';
  return !decided && new Date(head.decisionDueAt) < now;
}

/** `GET /admin/cases`: a team's cases in a state, due first, a page at a time. */
export async function workList(deps: StaffDeps, visit: Visit): Promise<Answer> {
  const { team, state, limit, cursor } = parseQuery(CaseQuery, visit);
  requireMay(visit.staff, 'list_cases', { team, reason: visit.reason });
  const after = await positionOf(deps, visit, { team, state }, cursor);
  const page = await deps.listCases(visit.staff, { team, state, limit, after }, visit);
  return {
    status: 200,
    body: {
      cases: page.rows.map((head) => caseRow(head, visit.now)),
      unreadable: page.unreadable,
      cursor: await cursorFor(deps, visit, { team, state }, page.next),
    },
  };
}
