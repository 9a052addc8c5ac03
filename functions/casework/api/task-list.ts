import type { Answer } from '#functions/platform/http/endpoint.ts';
import { requireMay } from '../roles.ts';
import { cursorFor, parseQuery, positionOf, TaskQuery } from './page.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** `GET /admin/tasks`: what a team owes, due first, a page at a time. */
export async function taskList(deps: StaffDeps, visit: Visit): Promise<Answer> {
  const { team, limit, cursor } = parseQuery(TaskQuery, visit);
  requireMay(visit.staff, 'list_tasks', { team, reason: visit.reason });
  const after = await positionOf(deps, visit, { team }, cursor);
  const page = await deps.listTasks(visit.staff, { team, limit, after }, visit);
  return {
    status: 200,
    body: {
      tasks: page.rows.map((task) => ({ ...task, late: new Date(task.dueAt) < visit.now })),
      unreadable: page.unreadable,
      cursor: await cursorFor(deps, visit, { team }, page.next),
    },
  };
}
