import type { PageRoute } from '../../kit/page.ts';
import { casePage, readCase } from './case-frame.ts';
import { pageOfLines } from './lines.ts';

/** `GET /staff/cases/{reference}/timeline`: shows what happened on a case, the newest first, by day, a page at a time. */
export const TIMELINE: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/timeline',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const lines = pageOfLines(seen.view.timeline, seen.names, visit.request.query);
      return casePage(visit, seen, { template: 'console/case/timeline.njk', title: 'Timeline', model: { lines } });
    },
  },
];
