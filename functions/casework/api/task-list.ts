import type { ListedTask } from '#functions/platform/store/lists.ts';
import { MASKED, mayEnter, taskSeen, WITHHELD } from '#functions/safety/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import { type TaskList, type TaskListed, TaskQuery } from '#schemas/api/staff/task-list.ts';
import type { CaseInList } from '#schemas/glance.ts';
import { taskSays } from '#schemas/task-words.ts';
import { requireMay, s47Reader, teamsFor } from '../roles.ts';
import { seesInList, taskCase } from './glance.ts';
import { cursorFor, notTogether, parseQuery, personIn, positionOf } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/**
 * Returns a task in a list, as this person sees it. A task of a restricted case is shown without a colleague's words. So is one of
 * a case with a secret address: a list has no mask, and the words may be older than the secret.
 */
export function taskRow({ head, ...task }: ListedTask, visit: Visit): DeepReadonly<TaskListed> {
  const { staff, reason, now } = visit;
  const seen = { ...taskSeen(task, s47Reader(staff, task.team, reason)), ...keptWords(task, head, staff.id) };
  const shown = head === undefined ? null : taskCase(head, visit);
  return { ...seen, says: taskSays(seen), late: new Date(task.dueAt) < now, case: shown };
}

/** All tasks that no colleague wrote hold only our codes. */
function keptWords({ kind }: ListedTask, head: ListedTask['head'], id: string): { readonly why?: string } {
  if (kind !== 'by_hand') return {};
  if (head === undefined || !mayEnter(head, id)) return { why: WITHHELD };
  return head.flags.includes('address_confidential') ? { why: MASKED } : {};
}

/** `GET /admin/tasks`: lists what a team owes, or with `owner` what one person does, due first, a page at a time. */
export async function taskList(visit: Visit, deps: StaffDeps): Promise<Shown<TaskList>> {
  const { team, owner, limit, cursor } = parseQuery(TaskQuery, visit);
  if (team !== undefined && owner !== undefined) throw notTogether(['team', 'owner']);
  const list = owner === undefined ? { team: team ?? 'duty_and_advice' } : { owner: personIn(visit, owner) };
  requireMay(visit.staff, 'list_tasks', { ...('team' in list ? list : {}), reason: visit.reason });
  const after = await positionOf(visit, deps, list, cursor);
  const { now, reason } = visit;
  const sees = (head: CaseInList) => seesInList(head, visit);
  const page = await visit.store.listTasks({ list, limit, after }, { now, reason, sees });
  const teams = teamsFor(visit.staff, 'list_tasks', visit.reason);
  const shown = page.rows.filter((task) => teams.includes(task.team));
  return {
    status: 200,
    body: {
      tasks: shown.map((task) => taskRow(task, visit)),
      unreadable: page.unreadable,
      moved: page.moved,
      withheld: page.rows.length - shown.length,
      cursor: await cursorFor(visit, deps, list, page.next),
    },
  };
}
