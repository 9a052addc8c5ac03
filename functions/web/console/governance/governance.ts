import { Problem } from '#functions/platform/http/problem.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import { readReference } from '#schemas/reference.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { Field } from '../../kit/fields.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { namesOf } from '../names.ts';
import { besideRows } from '../rows/lists.ts';
import { taskRow } from '../rows/task-row.ts';
import { WHO_LOOKED } from './who-looked.ts';

const PATH = '/staff/governance';
const RESTRICTED_PATH = `${PATH}/restricted`;

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'reference', label: 'Reference', hint: 'For example FD-7K3M-9QXC', width: 20 },
];

/** The tasks that governance has because a colleague did something, each with a heading of its own. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['review_break_glass', 'Broken glass to review'],
  ['judge_disclosure', 'Letters to the wrong person'],
]);
const OTHER = 'Other tasks of information governance';
/** More tasks than this are no list that somebody works through in a day. */
const MOST_TASKS = '50';

/** What information governance sees of what colleagues do. */
export const GOVERNANCE: readonly PageRoute[] = [
  ...WHO_LOOKED,
  ...formRoutes({ path: PATH, show: governance, send: (_visit, body) => ask(body) }),
  { method: 'GET', path: RESTRICTED_PATH, respond: restricted },
];

/** `POST /staff/governance`: leads from a reference to who looked at its case. */
async function ask(body: Readonly<Record<string, unknown>>): Promise<PageAnswer> {
  const reference = readReference(body.reference);
  if (reference !== undefined) return { to: `/staff/cases/${reference}/who-looked` };
  const detail = 'Give a whole reference, such as FD-7K3M-9QXC.';
  throw new Problem(422, 'bad-input', detail, { errors: [{ pointer: '/reference', code: 'invalid_format', detail }] });
}

/** `GET /staff/governance`: shows what waits for information governance, and asks who looked. */
async function governance(visit: PageVisit, { values, wrong }: Shows): Promise<Page> {
  const { cursor } = visit.request.query;
  const address = { team: 'information_governance', limit: MOST_TASKS, cursor };
  const [{ body }, names] = await Promise.all([visit.perform('listTasks', { address }), namesOf(visit.perform)]);
  const groups = [...KINDS.values(), OTHER].map((title) => ({
    title,
    rows: body.tasks
      .filter(({ kind }) => (KINDS.get(kind) ?? OTHER) === title)
      .map((one) => taskRow(one, visit, names)),
  }));
  return {
    template: 'console/governance/governance.njk',
    title: 'Governance',
    watched: true,
    labels: { reference: 'Reference' },
    model: {
      ...{ fields: FIELDS, values, wrong, groups },
      isFurther: cursor !== undefined,
      besideTasks: besideRows(body, { of: 'the tasks', path: PATH }),
    },
  };
}

/** `GET /staff/governance/restricted`: shows which cases are restricted, and whom each names. */
async function restricted(visit: PageVisit): Promise<Page> {
  const { cursor } = visit.request.query;
  const [{ body }, names] = await Promise.all([
    visit.perform('listRestricted', { address: { cursor } }),
    namesOf(visit.perform),
  ]);
  return {
    template: 'console/governance/restricted.njk',
    title: 'Restricted records',
    watched: true,
    model: {
      rows: body.cases.map(({ reference, team, state, receivedAt, named }) => ({
        reference,
        team: TEAM_WORDS[team],
        state: STATE_WORDS[state],
        received: timeWords(receivedAt, visit.now),
        named: named.map((id) => names.get(id)),
      })),
      isFurther: cursor !== undefined,
      besideRows: besideRows(body, { of: 'the restricted records', path: RESTRICTED_PATH }),
    },
  };
}
