import { Problem } from '#functions/platform/http/problem.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { FieldFault, Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { colleagueChoices, namesOf } from '../names.ts';
import { caseRow } from '../rows/case-row.ts';
import { besideRows, forReaders } from '../rows/lists.ts';
import { ASSIGN } from './assign.ts';
import { ASSIGNED } from './assigned.ts';
import { countsOf, teamCounts } from './counts.ts';
import { askedIn, FILTER_WORDS, filterFields, filterNamed, narrowing } from './filters.ts';

/** `GET /staff/queue`: shows a team's cases, a page at a time, and assigns those that are chosen. */
export const QUEUE: readonly PageRoute[] = [
  { method: 'GET', path: '/staff/queue', respond: (visit) => forReaders(visit, 'Team queue', () => queue(visit)) },
  ...ASSIGN,
  ...ASSIGNED,
];

/** A page of 20 is read without scrolling for long, and stays light on a slow line. */
const ROWS = '20';

async function queue(visit: PageVisit): Promise<Page> {
  const { perform, request, now } = visit;
  const asked = askedIn(request.query);
  const counting = perform('readDashboard', {});
  const list = async () => {
    // Without a team in the address it is the first that the visitor may list.
    const team = asked.team ?? (await counting).body.teams[0]?.team;
    return perform('listCases', { address: { ...asked, team, limit: ROWS } });
  };
  const [{ body: counts }, { body: page, faults }, names] = await Promise.all([
    counting,
    list().then(({ body }) => ({ body, faults: [] }), refused),
    namesOf(perform),
  ]);
  const shown = { sort: 'due', state: 'new', team: counts.teams[0]?.team ?? '', ...asked };
  const fields = filterFields(
    counts.teams.map(({ team }) => team),
    shown,
  );
  const team = counts.teams.find((one) => one.team === shown.team);
  const state = Object.entries(STATE_WORDS).find(([code]) => code === shown.state)?.[1];
  return {
    status: faults.length === 0 ? 200 : 400,
    template: 'console/queue/queue.njk',
    title: 'Team queue',
    watched: true,
    faults,
    model: {
      team: team && TEAM_WORDS[team.team],
      state,
      counts: team && countsOf(team, shown),
      teams: teamCounts(counts.teams, now),
      fields,
      late: asked.late !== undefined,
      lateWords: FILTER_WORDS.late,
      narrowed: narrowing(fields, asked),
      isFurther: asked.cursor !== undefined,
      rows: page?.cases.map((row) => caseRow(row, visit, names)),
      beside: page && besideRows(page, { of: 'the team queue', path: '/staff/queue', with: asked }),
      back: request.rawQuery,
      ...(visit.may('assignCase') ? { chosen: [], colleagues: colleagueChoices(names) } : {}),
    },
  };
}

/** Returns the faults of filters that do not go together, or of an address that cannot be read. @throws any other error */
function refused(error: unknown): { body: undefined; faults: FieldFault[] } {
  if (!(error instanceof Problem) || !['not-together', 'bad-query', 'bad-cursor'].includes(error.code)) throw error;
  const named = (error.more.errors ?? []).flatMap(({ parameter }) => parameter ?? []);
  const words = named.map(filterNamed).join(', ');
  const together = `These cannot be used together: ${words}. Leave one out.`;
  const text =
    error.code === 'not-together' ? together : [error.title, ...(words === '' ? [] : [`${words}.`])].join(' ');
  return { body: undefined, faults: [named[0] === undefined ? { text } : { text, href: `#${named[0]}` }] };
}
