import type { FirstDue } from '#functions/platform/store/dashboard.ts';
import { type Dashboard, DashboardQuery } from '#schemas/api/staff/dashboard.ts';
import { requireMay, teamsFor } from '../roles.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/**
 * `GET /admin/dashboard`: returns how many cases and tasks each team has open, for the teams that a person may list. It holds
 * numbers and references, and nothing about a family.
 */
export async function dashboard(visit: Visit): Promise<Shown<Dashboard>> {
  const { staff, reason, now } = visit;
  const { team } = parseQuery(DashboardQuery, visit);
  requireMay(staff, 'list_cases', { ...(team === undefined ? {} : { team }), reason });
  const asked = team === undefined ? teamsFor(staff, 'list_cases', reason) : [team];
  const teams = await visit.store.readDashboard(asked, visit);
  const told = (due: FirstDue | null) => due && { ...due, late: new Date(due.dueAt) < now };
  return {
    status: 200,
    body: {
      teams: teams.map((one) => ({
        ...one,
        firstDueCase: told(one.firstDueCase),
        firstDueTask: told(one.firstDueTask),
      })),
    },
  };
}
