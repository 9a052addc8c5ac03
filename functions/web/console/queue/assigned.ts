import type { Perform } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { STATE_WORDS } from '#schemas/words/case-words.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { colleagueChoices, type Names, namesOf } from '../names.ts';
import { KeptOutcomes, type Outcome } from './outcome.ts';

/** `GET /staff/queue/assigned`: tells of each chosen case whether it was assigned, and offers those again that had changed. */
export const ASSIGNED: readonly PageRoute[] = [
  { method: 'GET', path: '/staff/queue/assigned', respond: (visit) => assigned(visit) },
];

async function assigned({ perform, kept, request }: PageVisit): Promise<Page> {
  const template = 'console/queue/assigned.njk';
  const { data } = KeptOutcomes.safeParse(await kept(request.query.found ?? ''));
  if (data === undefined) return { template, title: 'Assigned cases', model: {} };
  const { to, why, outcomes, back } = data;
  const names = await namesOf(perform);
  const rows = await Promise.all(outcomes.map((outcome) => outcomeRow(perform, outcome, names)));
  const done = outcomes.filter(({ whyNot }) => whyNot === undefined).length;
  return {
    template,
    title: `${done} of ${outcomes.length} ${outcomes.length === 1 ? 'case' : 'cases'} assigned`,
    watched: true,
    model: {
      rows,
      again: rows.filter((row) => 'again' in row),
      who: names.get(to),
      back,
      colleagues: colleagueChoices(names),
      values: { to, why },
    },
  };
}

/** Returns what became of a case. One that had changed is read again, so that the visitor sees it before they choose it again. */
async function outcomeRow(perform: Perform, { reference, whyNot, changed }: Outcome, names: Names) {
  const row = { reference, href: `/staff/cases/${reference}`, whyNot };
  if (changed !== true) return row;
  try {
    const { case: head } = (await perform('readCase', { path: { reference } })).body;
    const who = head.assignee === undefined ? 'nobody has it' : `${names.get(head.assignee)} has it`;
    return { ...row, now: `Now: ${STATE_WORDS[head.state]}, ${who}.`, again: `${reference}.${head.version}` };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...row, now: error.title };
  }
}
