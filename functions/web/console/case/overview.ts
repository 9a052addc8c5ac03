import type { PageRoute } from '../../kit/page.ts';
import { casePage, readCase } from './case-frame.ts';
import { answersAtGlance, missingAnswers, openTasks, otherCases, residenceWords } from './overview-parts.ts';

/** `GET /staff/cases/{reference}`: shows what somebody must know of a case to decide what happens next, danger first. */
export const OVERVIEW: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { hides, withheldForms, unreadable, forms } = seen.view;
      const model = {
        ...answersAtGlance(seen, visit.now),
        hasForm: forms.length > 0,
        hasView: forms.every(({ view }) => view !== null),
        tasks: openTasks(seen, visit.now),
        missing: missingAnswers(seen),
        residence: residenceWords(seen),
        others: otherCases(seen),
        hides,
        withheldForms: withheldForms.length,
        unreadable: unreadable.length,
      };
      return casePage(visit, seen, { template: 'console/case/overview.njk', title: 'Case', model });
    },
  },
];
