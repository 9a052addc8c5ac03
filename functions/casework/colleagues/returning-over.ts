import { changeCase } from '#functions/platform/store/changing.ts';
import { readClock } from '#functions/platform/store/clock-settings.ts';
import { currentOf } from '#functions/platform/store/colleagues.ts';
import { listCases, listTasks } from '#functions/platform/store/lists.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import { casesNaming, currentWithRole, returnTask } from '#functions/platform/store/returning.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { ReturnDeps } from './return-work.ts';

/** Returns the dependencies of giving work back, over the deployment's tables. */
export const returningOver = (tables: Tables): ReturnDeps => ({
  clock: async () => (await readClock(tables)).settings,
  casesOf: async (actor, assignee, states, limit, now) =>
    (await listCases(tables, actor, { list: { by: 'assignee', assignee, states }, limit }, { now })).rows,
  tasksOf: async (actor, owner, limit, now) =>
    (await listTasks(tables, actor, { list: { owner }, limit }, { now })).rows,
  casesNaming: (...given) => casesNaming(tables, ...given),
  caseHead: (...given) => readCaseHead(tables, ...given),
  currentOf: (...given) => currentOf(tables, ...given),
  currentWithRole: (...given) => currentWithRole(tables, ...given),
  change: (...given) => changeCase(tables, ...given),
  returnTask: (...given) => returnTask(tables, ...given),
});
