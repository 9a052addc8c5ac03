import type { Performed } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { londonTime, timeWords } from '#functions/platform/london-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { csvOf } from '../../kit/csv.ts';
import type { Field } from '../../kit/fields.ts';
import { asRefused } from '../../kit/form-route.ts';
import type { FileToSave, Page, PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { type Names, namesOf } from '../names.ts';
import { addressOf } from '../rows/lists.ts';

type Looks = Performed<'whoLooked'>['body'];

/** `GET /staff/cases/{reference}/who-looked`: shows who looked at a case, a page at a time, or gives it as a file for a formal inquiry. */
export const WHO_LOOKED: readonly PageRoute[] = [
  { method: 'GET', path: '/staff/cases/{reference}/who-looked', respond: (visit) => whoLooked(visit) },
];

/** A file has at most 1,000 looks. For more, ask for fewer days. */
const MOST_PAGES = 20;

const FIELDS: readonly Field[] = [
  { kind: 'date', name: 'from', label: 'From' },
  { kind: 'date', name: 'to', label: 'To' },
  {
    kind: 'radios',
    name: 'related',
    label: 'Which cases',
    choices: [
      { value: '', text: 'Only this case' },
      {
        value: 'true',
        text: 'Everything that belongs to it: cases that people linked, or confirmed to be of these children',
      },
    ],
  },
];

type Asked = Readonly<Record<'related' | 'from' | 'to' | 'cursor', string | undefined>>;

async function whoLooked(visit: PageVisit): Promise<PageAnswer> {
  const { related = '', from, to, cursor, as } = visit.request.query;
  const asked = { related, from, to, cursor };
  try {
    const looks = await ask(visit, asked);
    const names = await namesOf(visit.perform);
    return as === 'csv' ? asFile(visit, asked, looks, names) : drawn(visit, asked, looks, names);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'bad-query') throw error;
    const { status, faults, fields } = asRefused(error);
    return { ...page(visit, asked, { wrong: Object.fromEntries(fields) }), status, faults };
  }
}

const ask = async ({ perform, path }: PageVisit, asked: Asked): Promise<Looks> =>
  (await perform('whoLooked', { path: { reference: path.reference ?? '' }, address: asked })).body;

function page(visit: PageVisit, asked: Asked, model: object): Page {
  return {
    template: 'console/governance/who-looked.njk',
    title: 'Who looked',
    model: { reference: visit.path.reference, fields: FIELDS, values: asked, wrong: {}, ...model },
  };
}

function drawn(visit: PageVisit, asked: Asked, looks: Looks, names: Names): Page {
  const rows = looks.looks.map((look) => ({ ...inWords(look, names), when: whenWords(look, visit.now) }));
  const others = looks.cases.filter((reference) => reference !== looks.reference);
  const { hidden, moreCases, unreadable } = looks;
  const path = `/staff/cases/${looks.reference}/who-looked`;
  return page(visit, asked, {
    looks: { rows, others, hidden, moreCases, unreadable, isSealed: looks.looks.every(({ sealed }) => sealed) },
    isFurther: asked.cursor !== undefined,
    first: addressOf(path, { ...asked, cursor: undefined }),
    next: looks.cursor === null ? undefined : addressOf(path, { ...asked, cursor: looks.cursor }),
    file: addressOf(path, { ...asked, cursor: undefined, as: 'csv' }),
  });
}

type Look = Looks['looks'][number];

/** A list is there once a day, at its first time. */
const whenWords = ({ at, often }: Look, now: Date): string =>
  `${timeWords(at, now)}${often ? ', and perhaps again that day' : ''}`;

const inWords = ({ by, roles, references, says, reason, often }: Look, names: Names) => ({
  who: names.get(by),
  roles: roles.map((role) => ROLE_WORDS[role]).join(', '),
  what: says,
  references,
  reason: reason ?? '',
  often,
});

const HEADS = [
  'Time in London',
  'Time in UTC',
  'Colleague',
  'Their id',
  'Role',
  'What',
  'Case',
  'Reason',
  'Once a day',
  'Audit entry',
];

/** Returns every look that was asked for, as a file; its last row says where it stops. */
async function asFile(visit: PageVisit, asked: Asked, first: Looks, names: Names): Promise<FileToSave> {
  const pages = [first];
  for (let { cursor } = first; cursor !== null && pages.length < MOST_PAGES; ) {
    const next = await ask(visit, { ...asked, cursor });
    pages.push(next);
    cursor = next.cursor;
  }
  const rows = pages
    .flatMap(({ looks }) => looks)
    .map((look) => {
      const { who, roles, what, references, reason, often } = inWords(look, names);
      const once = often ? 'First of the day' : '';
      return [londonTime(look.at), look.at, who, look.by, roles, what, references.join(' '), reason, once, look.id];
    });
  const missing = pages.reduce((sum, { unreadable }) => sum + unreadable, 0);
  const notes = [
    ...(pages.at(-1)?.cursor === null ? [] : [['There are more. Ask for fewer days.']]),
    ...(missing === 0
      ? []
      : [[`${missing} entries of the audit are missing or changed. Tell whoever runs the service.`]]),
  ];
  return {
    file: csvOf([HEADS, ...rows, ...notes]),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${first.reference}-who-looked.csv"`,
    },
  };
}
