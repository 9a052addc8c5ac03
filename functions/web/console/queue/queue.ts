import type { Performed } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Team } from '#schemas/case.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { FieldFault, Page, PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { colleagueChoices, type Names, namesOf } from '../names.ts';
import { caseRow } from '../rows/case-row.ts';
import { addressOf, besideRows, forReaders } from '../rows/lists.ts';
import { ASSIGN } from './assign.ts';
import { ASSIGNED } from './assigned.ts';
import { countsOf, leftWords, type StateCounts, teamCounts } from './counts.ts';
import { type Asked, askedIn, FILTER_WORDS, filterFields, filterNamed, narrowing, orderOf } from './filters.ts';

/** `GET /staff/queue`: shows a team's cases, a page at a time, and assigns those that are chosen. */
export const QUEUE: readonly PageRoute[] = [
  { method: 'GET', path: '/staff/queue', respond: (visit) => forReaders(visit, 'Team queue', () => queue(visit)) },
  { method: 'GET', path: '/staff/queue/teams', respond: (visit) => forReaders(visit, 'Teams', () => teams(visit)) },
  ...ASSIGN,
  ...ASSIGNED,
];

/** A page of 20 is read without scrolling for long, and stays light on a slow line. */
const ROWS = '20';

async function queue(visit: PageVisit): Promise<PageAnswer> {
  const { perform, request } = visit;
  const asked = askedIn(request.query);
  // The counts come with the list, so that the look is one entry of the audit.
  const listed = perform('listCases', {
    address: { ...asked, sort: orderOf(asked), counts: 'true', limit: ROWS },
  }).then(
    ({ body }) => ({ page: body, count: body.counts, faults: [] }),
    (error: unknown) => withoutList(visit, asked, error),
  );
  try {
    const [read, names] = await Promise.all([listed, namesOf(perform)]);
    return drawn(visit, { asked, ...read, names });
  } catch (error) {
    const isOthers = asked.team === undefined && error instanceof Problem && error.status === 403;
    if (isOthers) return toOwnTeam(visit, asked);
    throw error;
  }
}

/** Leads somebody who may not list the first team to the first that they may. */
async function toOwnTeam({ perform }: PageVisit, asked: Asked): Promise<PageAnswer> {
  const { teams } = (await perform('readDashboard', {})).body;
  return { to: addressOf('/staff/queue', { ...asked, team: teams[0]?.team }) };
}

interface Read {
  readonly asked: Asked;
  readonly page: Performed<'listCases'>['body'] | undefined;
  readonly faults: readonly FieldFault[];
  readonly count: (StateCounts & { readonly left?: number }) | undefined;
  readonly names: Names;
}

function drawn(visit: PageVisit, { asked, page, faults, count, names }: Read): Page {
  const shown = { team: 'duty_and_advice', sort: '', state: 'new', ...asked };
  // A refused list names no teams: the one that was asked for stays chosen.
  const fields = filterFields(page?.teams ?? (count === undefined ? [] : [count.team]), shown);
  return {
    status: faults.length === 0 ? 200 : 400,
    template: 'console/queue/queue.njk',
    title: 'Team queue',
    watched: true,
    faults,
    model: {
      team: count && TEAM_WORDS[count.team],
      state: Object.entries(STATE_WORDS).find(([code]) => code === shown.state)?.[1],
      counts: count && countsOf(count, shown),
      left: visit.may('listDrafts') ? leftWords(count?.left ?? 0) : undefined,
      fields,
      late: asked.late !== undefined,
      lateWords: FILTER_WORDS.late,
      narrowed: narrowing(fields, asked),
      isFurther: asked.cursor !== undefined,
      rows: page?.cases.map((row) => caseRow(row, visit, names)),
      beside: page && besideRows(page, { of: 'the team queue', path: '/staff/queue', with: asked }),
      back: visit.request.rawQuery,
      ...(visit.may('assignCase') ? { chosen: [], colleagues: colleagueChoices(names) } : {}),
    },
  };
}

/** `GET /staff/queue/teams`: shows how much each team has open that the visitor may list. */
async function teams({ perform, now }: PageVisit): Promise<Page> {
  const { body } = await perform('readDashboard', {});
  const model = { teams: teamCounts(body.teams, now) };
  return { template: 'console/queue/teams.njk', title: 'What each team has open', watched: true, model };
}

/** Returns what the page of a refused list shows: the team's counts and the faults. @throws any other error */
async function withoutList({ perform }: PageVisit, asked: Asked, error: unknown) {
  const faults = faultsOf(error);
  const { data: team } = Team.safeParse(asked.team ?? 'duty_and_advice');
  const counts = team === undefined ? undefined : await perform('readDashboard', { query: { team } });
  return { page: undefined, count: counts?.body.teams[0], faults };
}

/** Returns the faults of filters that do not go together, or of an address that cannot be read. @throws any other error */
function faultsOf(error: unknown): FieldFault[] {
  if (!(error instanceof Problem) || !['not-together', 'bad-query'].includes(error.code)) throw error;
  const named = (error.more.errors ?? []).flatMap(({ parameter }) => parameter ?? []);
  const words = named.map(filterNamed).join(', ');
  const together = `These cannot be used together: ${words}. Leave one out.`;
  const text =
    error.code === 'not-together' ? together : [error.title, ...(words === '' ? [] : [`${words}.`])].join(' ');
  return [named[0] === undefined ? { text } : { text, href: `#${named[0]}` }];
}
