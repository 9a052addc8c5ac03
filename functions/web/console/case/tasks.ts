import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from './case-frame.ts';
import { taskLinks } from './task-ends.ts';

type TaskSeen = CaseSeen['view']['tasks'][number];

/** `GET /staff/cases/{reference}/tasks`: shows what is to do, the next due first, and below it what was done. */
export const TASKS: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/tasks',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { tasks, may } = seen.view;
      const open = tasks
        .filter(({ state }) => state === 'open')
        .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
      const done = tasks
        .filter(({ state }) => state === 'done')
        .sort((one, other) => (other.doneAt ?? '').localeCompare(one.doneAt ?? ''));
      return casePage(visit, seen, {
        template: 'console/case/tasks.njk',
        title: 'Tasks of the case',
        model: {
          open: open.map((task) => openTask(task, seen, visit)),
          done: done.map((task) => doneTask(task, seen, visit)),
          raise: may.raise_task.may,
          finish: may.finish_task.may ? undefined : may.finish_task.says,
        },
      });
    },
  },
];

function openTask(task: TaskSeen, seen: CaseSeen, { now }: PageVisit) {
  return {
    says: task.says,
    isLate: task.dueAt < now.toISOString(),
    facts: [
      { key: 'When', value: dueWords(task.dueAt, now) },
      { key: 'Who has it', value: whoHas(task, seen) },
      { key: 'Since', value: timeWords(task.raisedAt, now) },
      ...(task.contact === undefined ? [] : [{ key: 'How to reach them', value: task.contact }]),
    ],
    links: taskLinks(task, seen),
  };
}

function doneTask({ says, doneAt, doneBy }: TaskSeen, { names }: CaseSeen, { now }: PageVisit) {
  const when = doneAt === undefined ? '' : timeWords(doneAt, now);
  return { says, when, by: doneBy === undefined ? 'Front Door' : names.get(doneBy) };
}

function whoHas({ owner, role, team }: TaskSeen, { names }: CaseSeen): string {
  if (owner !== undefined) return names.get(owner);
  return role === undefined ? `Team: ${TEAM_WORDS[team]}` : `${role}, team: ${TEAM_WORDS[team]}`;
}
