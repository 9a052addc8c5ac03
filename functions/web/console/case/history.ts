import { timeWords } from '#functions/platform/london-words.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { LINK_WORDS } from '#schemas/words/children-words.ts';
import { WITHHELD_WORDS } from '#schemas/words/decision-words.ts';
import type { PageRoute } from '../../kit/page.ts';
import { casePage, readCase } from './case-frame.ts';
import { pageOfLines } from './lines.ts';
import { relationWords } from './people/matches-and-links.ts';

/** `GET /staff/cases/{reference}/history`: shows the other cases of a case's children, and one timeline of all of them. */
export const HISTORY: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/history',
    respond: async (visit) => {
      const [seen, { body }] = await Promise.all([
        readCase(visit),
        visit.perform('readHistory', { path: { reference: visit.path.reference ?? '' } }),
      ]);
      const { names } = seen;
      const others = body.cases
        .filter(({ reference }) => reference !== body.reference)
        .map(({ reference, links, matches, suggested, state, team, receivedAt, decidedAt, outcome, ...one }) => ({
          reference,
          suggested,
          why: [...links.map((link) => LINK_WORDS[link]), ...matches.map(relationWords)],
          state: STATE_WORDS[state],
          team: TEAM_WORDS[team],
          received: timeWords(receivedAt, visit.now),
          decided: decidedAt === null ? undefined : timeWords(decidedAt, visit.now),
          outcome: one.withheld ? WITHHELD_WORDS.s47_detail : outcome?.label,
          who: one.assignee === null ? 'Nobody' : names.get(one.assignee),
          restricted: one.restricted,
        }));
      const { hidden, moreCases, moreLines } = body;
      const model = {
        others,
        hidden,
        moreCases,
        moreLines,
        lines: pageOfLines(body.lines, names, visit.request.query),
      };
      return casePage(visit, seen, { template: 'console/case/history.njk', title: 'Other cases', model });
    },
  },
];
