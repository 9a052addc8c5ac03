import { dueWords } from '#functions/platform/london-words.ts';
import type { PageRoute } from '../../kit/page.ts';
import { casePage, readCase } from './case-frame.ts';

/** `GET /staff/cases/{reference}`: shows the case at a glance: who it is about, what to do next, and what may be done. */
export const OVERVIEW: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const tasks = seen.view.tasks
        .filter(({ state }) => state === 'open')
        .map(({ says, dueAt }) => ({ says, due: dueWords(dueAt, visit.now) }));
      return casePage(visit, seen, { template: 'console/case/overview.njk', title: 'Case', model: { tasks } });
    },
  },
];
