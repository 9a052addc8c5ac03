import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer as HttpAnswer } from '#functions/platform/http/endpoint.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { askAs } from '#test/support/ask-as.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseThatSays, taskThatSays } from '#test/support/case-that-says.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { unique } from '#test/support/invented.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { EVERY_ROUTE } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
let tables: Tables;
let desk: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'named', 'second', 'curious', 'on-call');
  desk = lookupWorld(tables, { keys: LOOKUP_KEYS, now });
});

/** A word in every part of the case, and nowhere else. */
const CANARY = `Plover${unique()}`;
const answers: Answer[] = ['firstName', 'lastName', 'homeAddress'].map((field) => ({
  path: `/children/0/${field}`,
  value: CANARY,
  source: 'web',
  confidence: 1,
}));
const restrictedCase = async (change: Partial<Case> = {}) => {
  const access = { only: ['named'], never: ['kin'] };
  const said = { answers, text: `They are ${CANARY}.`, address: `12 ${CANARY} Street`, now };
  const head = await caseThatSays(tables, said, { access, flags: ['danger_words'], source: '2A', ...change });
  await taskThatSays(tables, head, `Ring ${CANARY}`);
  return head;
};

interface Asking {
  readonly as?: Role;
  readonly reason?: string;
  readonly body?: unknown;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** Sends a request of somebody, at the version that the case has. */
async function ask(person: string, route: string, reference: string, asking: Asking = {}): Promise<HttpAnswer> {
  const { as = 'duty_social_worker', id = 'D1', query = { limit: '50' }, body, reason } = asking;
  // The whole case takes eight requests.
  const version = Number((await itemsOf(tables, reference)).get('CASE')?.version);
  const path = { reference, other: reference, id: route.includes('/messages/') ? `${reference}_M1` : id };
  return askAs(staffDepsOver(tables), { route, path, query, body, as, person, reason, version, now });
}
const reads = (person: string, reference: string, as: Role = 'duty_social_worker') =>
  ask(person, 'GET /admin/cases/{reference}', reference, { as, reason: 'to look at it' });
const does = (person: string, what: string, reference: string, body: unknown, as: Role = 'team_manager') =>
  ask(person, `POST /admin/cases/{reference}/${what}`, reference, { as, body, reason: 'it is my work' });

const row = (answer: HttpAnswer, list: 'cases' | 'tasks', reference: string): unknown =>
  Object.entries(answer.body ?? {})
    .flatMap(([name, rows]) => (name === list && Array.isArray(rows) ? rows : []))
    .find((one) => one.reference === reference);
const openTasks = async (reference: string) =>
  (await desk.whole(reference)).tasks.filter(({ state }) => state === 'open').map(({ kind, team }) => [kind, team]);

const lines = async (reference: string) => (await desk.whole(reference)).timeline.map(({ what }) => what);

describe('a restricted case', () => {
  it.each(Object.keys(EVERY_ROUTE).filter((route) => !route.startsWith('PUT')))(
    'tells nobody whom it does not name, nor anybody it is kept from, a word by %s',
    async (route) => {
      const { reference } = await restrictedCase({ team: 'masp' });
      for (const person of ['curious', 'kin'])
        for (const as of Role.options) {
          const query = { team: 'masp', limit: '50' };
          const answer = await ask(person, route, reference, { as, reason: 'to look at it', query });
          expect(wordsGiven(answer)).not.toContain(CANARY);
          // Anybody may say that a case is about them: it only takes access from them, and shows them nothing.
          // Governance asks who looked at it, unless it is kept from them: nothing of the family is in the answer.
          if (route.endsWith('/looks') && as === 'ig_officer' && person === 'curious') expect(answer.status).toBe(200);
          else if (/\{reference\}(?!.*related)|\/messages\//.test(route))
            expect([route, answer.status]).not.toEqual([route, 200]);
        }
    },
  );

  it('is read and worked by those whom it names, as their roles allow', async () => {
    const { reference } = await restrictedCase();
    const answer = await reads('named', reference);
    expect(answer.status).toBe(200);
    expect(wordsGiven(answer)).toContain(CANARY);
    expect((await does('named', 'accept', reference, {})).status).toBe(200);
    expect((await reads('named', reference, 'system_admin')).status).toBe(403);
  });

  it('says that it is restricted and gives its version, and records the refused person', async () => {
    const { reference } = await restrictedCase();
    const { version } = (await desk.whole(reference)).head;
    const deps = staffDepsOver(tables);
    const asked = {
      path: { reference },
      query: {},
      body: undefined,
      as: 'team_manager',
      person: 'curious',
      version,
      now,
    } as const;
    expect(await askAs(deps, { ...asked, route: 'GET /admin/cases/{reference}', reason: undefined })).toEqual({
      status: 403,
      body: { type: 'restricted' },
    });
    const told = await auditedOf(tables, '2026-11-24', [reference]);
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'refused', subject: 'read-case', actor: 'staff:curious' }),
    );
  });

  it('keeps its place and its clock in every list, and shows nothing else there', async () => {
    const { reference } = await restrictedCase({
      state: 'accepted',
      assignee: 'named',
      decisionDueAt: '2026-11-24T09:00:00.000Z',
    });
    const lists: [string, Readonly<Record<string, string>>][] = [
      ['GET /admin/cases', { assignee: 'named', limit: '50' }],
      ['GET /admin/cases', { assignee: 'named', state: 'accepted', limit: '50' }],
    ];
    for (const [route, query] of lists) {
      const told = row(await ask('curious', route, reference, { query }), 'cases', reference);
      expect(told).toMatchObject({ restricted: true, flags: [], source: null, completeness: null, late: true });
      const seen = row(await ask('named', route, reference, { query }), 'cases', reference);
      expect(seen).toMatchObject({ restricted: true, flags: ['danger_words'], source: '2A' });
    }
  });

  it('is in no list by kind of agency, except for people who may see it', async () => {
    const { reference } = await restrictedCase({ team: 'documents_to_read' });
    const query = { team: 'documents_to_read', source: '2A', limit: '50' };
    const bySource = async (person: string) =>
      row(await ask(person, 'GET /admin/cases', reference, { query }), 'cases', reference);
    expect(await bySource('curious')).toBeUndefined();
    expect(await bySource('named')).toMatchObject({ reference });
  });

  it('keeps what somebody wrote in a task from others, who see that there is one', async () => {
    const { reference } = await restrictedCase({ team: 'held_mail' });
    const query = { team: 'held_mail', limit: '50' };
    const task = async (person: string) =>
      row(await ask(person, 'GET /admin/tasks', reference, { query }), 'tasks', reference);
    expect(await task('curious')).toMatchObject({ kind: 'by_hand', why: '[withheld]' });
    expect(await task('named')).toMatchObject({ why: `Ring ${CANARY}` });
  });

  it('is found by the child’s name, and counted, only for people who may see it; its reference finds its place', async () => {
    const child = { firstName: 'Oriel', lastName: CANARY, dateOfBirth: '2015-05-06' };
    const { reference } = await desk.file([child], { access: { only: ['named'] } });
    await desk.told(reference);
    const search = (person: string, body: object) => ask(person, 'POST /admin/search', reference, { body });
    const name = { name: `Oriel ${CANARY}` };
    expect((await search('curious', name)).body).toEqual({ cases: [], hidden: 0, more: false });
    expect((await search('named', name)).body).toMatchObject({ cases: [{ reference, restricted: true }] });
    expect((await search('curious', { reference })).body).toMatchObject({ cases: [{ reference, flags: [] }] });
  });
});

describe('who may see a case', () => {
  const access = (only: readonly string[] | null, never: readonly string[] = []) => ({ only, never, why: 'Kin.' });

  it('is set by a manager whom it names, or by governance, which sees nothing of it thereby', async () => {
    const { reference } = await restrictedCase();
    expect((await does('curious', 'access', reference, access(['curious']))).status).toBe(403);
    expect((await does('named', 'access', reference, access(['named']), 'duty_social_worker')).status).toBe(403);
    expect((await does('named', 'access', reference, access(['named', 'second']))).status).toBe(200);
    expect((await reads('second', reference)).status).toBe(200);
    expect((await does('governor', 'access', reference, access(['second']), 'ig_officer')).status).toBe(200);
    expect((await reads('governor', reference, 'ig_officer')).status).toBe(403);
    expect((await reads('named', reference)).status).toBe(403);
    expect((await does('second', 'access', reference, access(null, ['kin']))).status).toBe(200);
    expect(await lines(reference)).not.toContain('restriction_lifted');
    expect((await does('second', 'access', reference, access(null))).status).toBe(200);
    expect(await lines(reference)).toContain('restriction_lifted');
    expect((await reads('curious', reference)).status).toBe(200);
    expect((await desk.whole(reference)).head.access).toBeUndefined();
  });

  it('are never empty, and never on both lists', async () => {
    const { reference } = await restrictedCase();
    for (const said of [access([]), access(['named'], ['named']), { only: ['named'], why: 'Kin.' }])
      expect((await does('named', 'access', reference, said)).status).toBe(422);
  });

  it('always include the person who has the case', async () => {
    const { reference } = await restrictedCase({ access: { only: ['named', 'second'] } });
    const refused = { status: 409, body: { type: 'may-not-see-it' } };
    expect(await does('named', 'assign', reference, { to: 'curious' })).toMatchObject(refused);
    const task = { why: 'Ring', dueAt: '2026-11-26T09:00:00.000Z', owner: 'curious' };
    expect(await does('named', 'tasks', reference, task)).toMatchObject(refused);
    expect((await does('second', 'accept', reference, {})).status).toBe(200);
    expect(await does('named', 'access', reference, access(['named']))).toMatchObject(refused);
    expect(await does('second', 'related', reference, {})).toMatchObject(refused);
    expect((await does('named', 'assign', reference, { to: 'named' })).status).toBe(200);
    expect((await does('second', 'related', reference, {})).status).toBe(200);
    expect((await desk.whole(reference)).head.access).toEqual({ only: ['named'], never: ['second'] });
    const last = await does('named', 'related', reference, {});
    expect(last).toMatchObject({ status: 409, body: { type: 'somebody-must-see-it' } });
  });
});

describe('a glass', () => {
  const why = 'Police are at the house, and nobody who is named can be reached.';
  const breaks = (person: string, reference: string, as: Role = 'duty_social_worker') =>
    does(person, 'break-glass', reference, { why }, as);

  it('is broken by a social worker for a reason, which governance reviews and the audit keeps', async () => {
    const { reference } = await restrictedCase();
    expect((await reads('on-call', reference)).status).toBe(403);
    expect((await breaks('on-call', reference, 'screening_officer')).status).toBe(403);
    expect((await breaks('on-call', reference)).status).toBe(200);
    expect((await reads('on-call', reference)).status).toBe(200);
    expect(await openTasks(reference)).toContainEqual(['review_break_glass', 'information_governance']);
    const told = await auditedOf(tables, '2026-11-24', [reference]);
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'case-break-glass', reason: why, actor: 'staff:on-call' }),
    );
    expect(await breaks('on-call', reference)).toMatchObject({ status: 409, body: { type: 'not-restricted' } });
  });

  it('is reviewed by governance alone, which ends that by setting who may see the case', async () => {
    const { reference } = await restrictedCase();
    await breaks('on-call', reference);
    const { tasks } = await desk.whole(reference);
    const id = tasks.find(({ kind }) => kind === 'review_break_glass')?.id;
    const ticked = await does('on-call', 'tasks-done', reference, { id, how: 'I looked myself.' });
    expect(ticked).toMatchObject({ status: 409, body: { type: 'review-it' } });
    const back = { only: ['named'], never: ['kin'], why: 'It was right, and is over.' };
    expect((await does('named', 'access', reference, back)).status).toBe(200);
    expect(await openTasks(reference)).toContainEqual(['review_break_glass', 'information_governance']);
    expect((await does('governor', 'access', reference, back, 'ig_officer')).status).toBe(200);
    expect(await openTasks(reference)).not.toContainEqual(['review_break_glass', 'information_governance']);
    expect((await reads('on-call', reference)).status).toBe(403);
  });

  it('is not broken by anybody from whom the case is kept', async () => {
    const { reference } = await restrictedCase();
    // For early help the case does not exist: it is another team's.
    const turnedAway = (as: Role) => (as === 'eh_coordinator' ? 404 : 403);
    for (const as of Role.options)
      expect([as, (await breaks('kin', reference, as)).status]).toEqual([as, turnedAway(as)]);
    const told = await auditedOf(tables, '2026-11-24', [reference]);
    expect(told).toContainEqual(
      expect.objectContaining({ action: 'refused', subject: 'case-break-glass', actor: 'staff:kin' }),
    );
  });
});

describe('a colleague who is related', () => {
  it('says so, and the case is kept from them at once; a manager considers from whom else', async () => {
    const { reference } = await restrictedCase({ access: { never: ['kin'] } });
    expect((await reads('cousin', reference)).status).toBe(200);
    expect((await does('cousin', 'related', reference, { why: 'My cousin.' }, 'screening_officer')).status).toBe(200);
    expect((await reads('cousin', reference)).status).toBe(403);
    expect((await reads('curious', reference)).status).toBe(200);
    expect(await openTasks(reference)).toContainEqual(['consider_restricting', 'duty_and_advice']);
    const restricts = { only: ['curious'], never: ['kin', 'cousin'], why: 'Two colleagues are of the family.' };
    expect((await does('curious', 'access', reference, restricts)).status).toBe(200);
    expect(await openTasks(reference)).not.toContainEqual(['consider_restricting', 'duty_and_advice']);
  });

  it('is kept from the next referral of the same child as well, before it is known to be the same', async () => {
    const child = { firstName: 'Oriel', lastName: `Plover${unique()}`, dateOfBirth: '2015-05-06' };
    const first = await desk.file([child], { access: { only: ['named'], never: ['kin'] } });
    await desk.told(first.reference);
    const next = await desk.file([child], { receivedAt: '2026-11-24T12:30:00.000Z' });
    await desk.told(next.reference);
    await desk.told(next.reference);
    const { head, tasks, timeline, matches } = await desk.whole(next.reference);
    expect(head.access).toEqual({ never: ['kin'] });
    expect(matches).toMatchObject([{ other: { reference: first.reference } }]);
    expect(tasks).toMatchObject([{ kind: 'consider_restricting', about: first.reference }, { kind: 'judge_matches' }]);
    expect(timeline.map(({ what }) => what).filter((what) => what === 'kept_as_the_other_is')).toHaveLength(1);
    expect((await reads('kin', next.reference)).status).toBe(403);
    expect((await reads('curious', next.reference)).status).toBe(200);
  });
});
