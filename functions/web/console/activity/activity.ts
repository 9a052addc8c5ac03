import type { Performed } from '#functions/casework/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { shortDate } from '#functions/platform/london-words.ts';
import { ActivityBy } from '#schemas/activity.ts';
import { csvOf } from '../../kit/csv.ts';
import type { Field } from '../../kit/fields.ts';
import { readForm, typedIn } from '../../kit/form-body.ts';
import type { FileToSave, Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { addressOf, type Terms } from '../rows/lists.ts';
import { chartsOf } from './chart.ts';
import { type Series, TABLES, type Table } from './tables.ts';

/**
 * `GET /staff/activity`: shows what was received and decided, by week or month, as charts and tables. With `csv` and the name of a
 * table it gives that table as a file.
 */
export const ACTIVITY: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/activity',
    respond: (visit) => (visit.request.query.csv === undefined ? activity(visit) : tableFile(visit)),
  },
];

const BY_WORDS: Readonly<Record<ActivityBy, string>> = { week: 'Week, from Monday', month: 'Month' };
const FIELDS: readonly Field[] = [
  {
    kind: 'select',
    name: 'by',
    label: 'Count by',
    choices: ActivityBy.options.map((value) => ({ value, text: BY_WORDS[value] })),
    value: 'week',
  },
  { kind: 'date', name: 'from', label: 'From', hint: 'At most 104 weeks or 24 months ago. Empty: the last twelve.' },
  { kind: 'date', name: 'to', label: 'To', hint: 'Empty: today.' },
];

/** Returns what an address asks for. */
const askedIn = ({ query: { by, from, to } }: PageVisit['request']): Terms => ({ by, from, to });

async function activity({ perform, request }: PageVisit): Promise<Page> {
  const asked = askedIn(request);
  const { read, wrong } = await perform('readActivity', { address: asked }).then(
    ({ body }) => ({ read: body, wrong: {} }),
    refused,
  );
  const faults = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }));
  return {
    status: faults.length === 0 ? 200 : 400,
    template: 'console/activity/activity.njk',
    title: 'Activity',
    faults,
    model: {
      fields: FIELDS,
      values: typedIn(readForm(request.rawQuery)),
      wrong,
      period: read && { by: read.by, first: wordsOf(read, 0), last: wordsOf(read, -1) },
      sections: read && TABLES.map((table) => sectionOf(table, read, asked)),
    },
  };
}

type Read = Performed<'readActivity'>['body'];

const wordsOf = ({ periods }: Read, at: number): string => shortDate(periods.at(at)?.start ?? '');

/** Returns a table with its charts. Columns without a number are left out of the page, so that a phone need not scroll past them. */
function sectionOf({ id, title, says, series }: Table, { by, periods }: Read, asked: Terms) {
  const all = series(periods, by);
  const shown = all.filter(({ beside, numbers }) => beside !== undefined || numbers.some((number) => number !== 0));
  return {
    ...{ id, title, says, columns: shown.map(({ label }) => label) },
    ...chartsOf(shown),
    rows: periods
      .map(({ start }, at) => ({ start: shortDate(start), numbers: numbersAt(shown, at) }))
      // The newest is what somebody looks for first.
      .reverse(),
    file: addressOf('/staff/activity', { ...asked, csv: id }),
  };
}

const numbersAt = (series: readonly Series[], at: number) => series.map(({ numbers }) => numbers[at] ?? 0);

/** Gives a table as a file, with every column. */
async function tableFile({ perform, request }: PageVisit): Promise<FileToSave> {
  const table = TABLES.find(({ id }) => id === request.query.csv);
  if (table === undefined) throw notFound();
  const { by, periods } = (await perform('readActivity', { address: askedIn(request) })).body;
  const series = table.series(periods, by);
  const head = ['First day', 'Last day', ...series.map(({ label }) => label)];
  const rows = periods.map(({ start, end }, at) => [start, end, ...numbersAt(series, at)]);
  return {
    file: csvOf([head, ...rows]),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="activity-${table.id}-by-${by}.csv"`,
    },
  };
}

/** Returns the faults of a period that cannot be shown. @throws any other error */
function refused(error: unknown): { read: undefined; wrong: Readonly<Record<string, string>> } {
  if (!(error instanceof Problem) || error.code !== 'bad-query') throw error;
  const errors = error.more.errors ?? [{ parameter: 'from' }];
  return {
    read: undefined,
    wrong: Object.fromEntries(errors.map(({ parameter = 'from' }) => [parameter, error.title])),
  };
}
