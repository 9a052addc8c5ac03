import { beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { CASE_PAIR_ACTIONS } from '#functions/casework/work/pairs/index.ts';
import type { CaseActionPath, CasePairPath } from '#functions/casework/work/paths.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { auditedOf } from '#test/support/audited.ts';
import { unique } from '#test/support/invented.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { type Written, watchedTables } from '#test/support/watched-tables.ts';
import { analysis } from './analysis.ts';

const at = new Date('2026-11-23T10:05:00.000Z');
const soon = '2026-11-24T09:00:00.000Z';
let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') });
});

type Path = CaseActionPath | CasePairPath;
type Body = (whole: WholeCase, other: string) => unknown;
const says = (body: unknown) => () => body;

const head = 'head@school.gov.uk';
const professional = { who: 'professional', address: head, confirmAddress: head };
const conversation = {
  at: '2026-11-23T09:30:00.000Z',
  with: 'professional',
  actions: [{ what: 'do_nothing_more', who: 'you' }],
  summary: 'They are worried.',
  confirm: professional,
};
const question = { topic: 'safety', text: 'Is anybody at risk today?' };
const alone = analysis({ aloneBecause: 'Nobody else is here.' });

/** Every action, with what is sent, what somebody did before so that it may be taken, and what of it goes out by email. */
const EVERY: Readonly<
  Record<Path, { body: Body; before?: readonly Path[]; emails?: 1; of?: 'an email without a form' }>
> = {
  accept: { body: says({}) },
  assign: { body: says({ to: 'worker-2' }) },
  reroute: { body: says({ team: 'masp', why: 'It is stuck.' }) },
  priority: { body: says({ priority: 'urgent' }) },
  notes: { body: says({ text: 'Rang the school.' }) },
  tasks: { body: says({ why: 'Ring the school', dueAt: soon, owner: 'worker-2' }) },
  'tasks-done': { before: ['tasks'], body: ({ tasks }) => ({ id: tasks.at(-1)?.id, how: 'Rang them.' }) },
  recommendation: { before: ['accept'], body: says(analysis()) },
  decision: { body: says(alone) },
  close: { before: ['decision', 'tasks-done'], body: says({}) },
  reopen: { before: ['decision'], body: says({ why: 'A second school rang.' }) },
  liquidlogic: { body: ({ head: { reference } }) => ({ id: reference.toUpperCase() }) },
  asks: {
    emails: 1,
    body: says({ reasons: ['best_placed'], questions: [question], dueAt: soon, of: professional }),
  },
  'asks-answered': {
    before: ['asks'],
    body: ({ asks }) => ({ id: asks[0]?.id, how: 'telephone', answers: 'Nobody is.' }),
  },
  'form-instructed': { emails: 1, body: says({ form: 'masp', dueAt: soon, of: professional }) },
  conversations: { body: says(conversation) },
  'conversations-approved': {
    emails: 1,
    before: ['conversations'],
    body: ({ conversations }) => ({ id: conversations[0]?.id }),
  },
  flags: { body: says({ flag: 'immediate_danger', why: 'Her aunt rang.' }) },
  'flags-lifted': { before: ['flags'], body: says({ flag: 'immediate_danger', why: 'The police have been.' }) },
  contacts: { body: says({ person: 'sender', contact: 'never', ways: [], saidBy: 'The school' }) },
  query: {
    of: 'an email without a form',
    body: says({ namesChildOrConcern: false, why: 'Asks for the opening hours.' }),
  },
  'query-answered': {
    of: 'an email without a form',
    before: ['query'],
    body: says({ how: 'telephone', answer: 'Told them the hours.' }),
  },
  concern: { of: 'an email without a form', before: ['query'], body: says({ why: 'It names a child.' }) },
  links: { body: (_whole, other) => ({ reference: other, why: 'Cousins.' }) },
  'links-removed': { before: ['links'], body: (_whole, other) => ({ reference: other, why: 'No cousins.' }) },
  matches: { body: ({ matches }) => ({ id: matches[0]?.id, decision: 'confirm' }) },
};
const isPair = (path: Path): path is CasePairPath => path in CASE_PAIR_ACTIONS;
const nameOf = (path: Path) => (isPair(path) ? CASE_PAIR_ACTIONS[path].action : CASE_ACTIONS[path].action);
const paths = [...Object.keys(CASE_ACTIONS), ...Object.keys(CASE_PAIR_ACTIONS)];
const isPath = (path: string): path is Path => path in EVERY;

/** A manager does it to the case as it is now, by the API. */
async function does(path: Path, [reference = '', other = '']: readonly string[], on = tables) {
  const whole = await job.whole(reference);
  return visit(staffDepsOver(on), `POST /admin/cases/{reference}/${path}`, {
    as: 'team_manager',
    path: { reference },
    headers: { 'if-match': `"${whole.head.version}"` },
    body: EVERY[path].body(whole, other),
    at,
  });
}

/** Two cases of one child, or two emails, the first as it must be for the action. */
async function ready(path: Path): Promise<readonly string[]> {
  const both = await (EVERY[path].of === undefined ? ofOneChild() : twoEmails());
  for (const step of EVERY[path].before ?? []) expect((await does(step, both)).status).toBe(200);
  return both;
}

async function twoEmails() {
  const heads = [0, 1].map(() => sampleCase({ door: 'email', form: null, completeness: null, children: null }));
  for (const each of heads) {
    const once = { kind: 'test', hash: digest(each.reference), holds: {} };
    await fileCase(tables, service('test'), { head: each, once, tasks: [], timeline: [] }, at);
  }
  return heads.map(({ reference }) => reference);
}

async function ofOneChild() {
  const child = { firstName: 'Amy', lastName: `Reed${unique()}`, dateOfBirth: '2016-03-04' };
  const [earlier, later] = [await job.file([child]), await job.file([child])];
  await job.told(earlier.reference, later.reference);
  return [later.reference, earlier.reference];
}

/** Everything that stands on the cases, and what the audit says of them. */
async function everything(both: readonly string[]) {
  const cases = await Promise.all(both.map((reference) => itemsOf(tables, reference)));
  const audit = await auditedOf(tables, '2026-11-23', both);
  return { items: new Map(cases.flatMap((items) => [...items.values()].map((item) => [keyOf(item), item]))), audit };
}
const keyOf = ({ pk, sk }: Readonly<Record<string, unknown>>) => `${pk} ${sk}`;

describe.each(paths)('POST …/%s', (given) => {
  const path = isPath(given) ? given : 'notes';

  it('writes the case, its timeline, the audit and what goes out in one transaction, and nothing beside it', async () => {
    expect(path).toBe(given);
    const both = await ready(path);
    const before = await everything(both);
    const { on, transactions } = watchedTables(tables);
    expect((await does(path, both, on)).status).toBe(200);
    const after = await everything(both);

    expect(transactions).toHaveLength(1);
    const written = new Set(transactions[0]?.map(keyOf));
    const changed = [...after.items].filter(
      ([key, item]) => JSON.stringify(item) !== JSON.stringify(before.items.get(key)),
    );
    for (const [key] of changed) expect(written).toContain(key);
    const touched = isPair(path) ? both : both.slice(0, 1);
    const new_ = (prefix: string) =>
      changed
        .filter(([key, { sk }]) => String(sk).startsWith(prefix) && !before.items.has(key))
        .map(([, item]) => item);
    expect(changed.filter(([, item]) => item.sk === 'CASE').map(([, { reference }]) => reference)).toEqual(touched);
    expect(new_('TL#').map(({ by }) => by)).toEqual(touched.map(() => 'person-team_manager'));
    expect(new_('MSG#')).toHaveLength(EVERY[path].emails ?? 0);
    const told = after.audit.filter(({ sk }) => !before.audit.some((entry) => entry.sk === sk));
    const said = { action: `case-${nameOf(path).replaceAll('_', '-')}`, actor: 'staff:person-team_manager' };
    expect(told).toHaveLength(touched.length);
    for (const reference of touched) expect(told).toContainEqual(expect.objectContaining({ ...said, reference }));
    for (const entry of told) expect(written).toContain(keyOf(entry));
  });

  it('writes nothing at all, whichever of its writes cannot be made', async () => {
    const [once, both] = [await ready(path), await ready(path)];
    const stood = await everything(once);
    const { on: watched, transactions } = watchedTables(tables);
    await does(path, once, watched);
    // A task that is raised may be there already: then the rest is written without it.
    const isRaised = (one: Written[number]) => /^(ACT|TASK)#/.test(one.sk) && !stood.items.has(keyOf(one));
    const before = await everything(both);
    for (const [index, one] of (transactions[0] ?? []).entries()) {
      if (isRaised(one)) continue;
      const { on } = watchedTables(tables, (place) => place === index);
      const refused = await does(path, both, on).catch(({ status }) => status);
      // 409 where it is the other case that cannot be changed, or what is claimed that is another's.
      expect([one.sk, [409, 412].includes(refused)]).toEqual([one.sk, true]);
      expect(await everything(both)).toEqual(before);
    }
  });
});
