import type { Performed } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { HOUR_MS } from '#functions/platform/london.ts';
import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import { ASKED_WORDS } from '#schemas/words/asking-words.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { Field } from '../../kit/fields.ts';
import { bodyOf, oneOf, readForm, typedIn, type Values } from '../../kit/form-body.ts';
import { asRefused } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { callsOf } from '../call/calls.ts';
import { type Names, namesOf } from '../names.ts';
import { caseRow } from '../rows/case-row.ts';
import { besideRows, forReaders, type Terms } from '../rows/lists.ts';
import { taskRow } from '../rows/task-row.ts';
import { SECTIONS } from './sections.ts';

/** `GET /staff/shift`: shows what one shift of a team hands to the next, on screen and on paper. */
export const SHIFT: readonly PageRoute[] = [
  { method: 'GET', path: '/staff/shift', respond: (visit) => forReaders(visit, 'Shift', () => shift(visit)) },
];

const PERIODS = [
  { value: '12', text: 'This shift: 12 hours back and 12 hours ahead' },
  { value: '24', text: '24 hours back and 24 hours ahead' },
];

async function shift(visit: PageVisit): Promise<Page> {
  const { perform, request, now } = visit;
  const form = readForm(request.rawQuery);
  const counting = perform('readDashboard', {});
  const asking = async () => {
    const team = oneOf(form, 'team') ?? (await counting).body.teams[0]?.team;
    return perform('readShift', { address: { ...periodOf(visit), team, ...further(request.query) } });
  };
  const [{ body: counts }, { read, wrong }, names] = await Promise.all([
    counting,
    asking().then(
      ({ body }) => ({ read: body, wrong: {} }),
      (error: unknown) => refused(error, typedIn(form)),
    ),
    namesOf(perform),
  ]);
  const teams = counts.teams.map(({ team }) => ({ value: team, text: TEAM_WORDS[team] }));
  const calls = await callsOf(visit, names);
  const faults = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }));
  const { section } = request.query;
  return {
    status: faults.length === 0 ? 200 : 400,
    template: 'console/shift/shift.njk',
    title: 'Shift',
    watched: true,
    faults,
    model: {
      team: read && TEAM_WORDS[read.team],
      period: read && { since: timeWords(read.since, now), until: timeWords(read.until, now) },
      made: timeWords(now.toISOString(), now),
      fields: fieldsFor(teams),
      values: typedIn(form),
      wrong,
      calls,
      whole: section !== undefined,
      sections: read === undefined ? [] : sectionsOf(visit, read, names),
    },
  };
}

type Read = Performed<'readShift'>['body'];

/** Returns the sections that were read, each with its rows and the address of its next page. */
function sectionsOf(visit: PageVisit, read: Read, names: Names) {
  return SECTIONS.flatMap((section) => {
    const page = read[section.id];
    if (page === undefined) return [];
    const { title: of, id } = section;
    return {
      ...section,
      cases: page.rows.flatMap((row) => ('version' in row ? shownCase(row, visit, names) : [])),
      tasks: page.rows.flatMap((row) => ('kind' in row ? taskRow(row, visit, names) : [])),
      beside: besideRows(page, { of, path: '/staff/shift', with: { team: read.team, section: id } }),
    };
  });
}

type CaseOfShift = NonNullable<Read['arrived' | 'waiting']>['rows'][number];

/** Returns a case as a row, with whom it waits for where that is known. */
function shownCase(row: CaseOfShift, visit: PageVisit, names: Names) {
  const waitsFor = 'waitsFor' in row ? row.waitsFor : [];
  const waits = waitsFor.map(({ who, isForm, dueAt }) => {
    const what = isForm ? 'A form from' : 'An answer from';
    return `${what} ${inSentence(ASKED_WORDS[who])}, ${dueWords(dueAt, visit.now)}`;
  });
  return { ...caseRow(row, visit, names), waits };
}

/** Returns the start and end that an address names: a time, or a number of hours around now. */
function periodOf({ request, now }: PageVisit): Terms {
  const form = readForm(request.rawQuery);
  const { since } = bodyOf(form, { instants: ['since'] });
  const hours = (oneOf(form, 'hours') === '24' ? 24 : 12) * HOUR_MS;
  return {
    since: typeof since === 'string' ? since : new Date(now.getTime() - hours).toISOString(),
    until: new Date(now.getTime() + hours).toISOString(),
  };
}

/** Returns which section goes on, and where. */
const further = ({ section, cursor }: PageVisit['request']['query']): Terms => ({ section, cursor });

const fieldsFor = (teams: readonly { readonly value: string; readonly text: string }[]): Field[] => [
  { kind: 'select', name: 'team', label: 'Team', choices: teams, value: teams[0]?.value },
  { kind: 'select', name: 'hours', label: 'Period', choices: PERIODS, value: '12' },
  { kind: 'instant', name: 'since', label: 'Or since a time', hint: 'At most a week ago. It ends 12 hours from now.' },
];

/** Returns the faults of a period that cannot be handed over. @throws any other error */
function refused(error: unknown, typed: Values): { read: undefined; wrong: Readonly<Record<string, string>> } {
  if (!(error instanceof Problem) || error.code !== 'bad-query') throw error;
  const { fields } = asRefused(error, typed);
  return { read: undefined, wrong: fields.length === 0 ? { since: error.title } : Object.fromEntries(fields) };
}
