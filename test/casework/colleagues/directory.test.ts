import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { colleagueDue } from '#functions/casework/clock/colleague-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { type Role, service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { type Asked, pastTheGateway } from '#test/support/past-the-gateway.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const DAY_MS = 86_400_000;
const Directory = z.object({
  colleagues: z.array(z.looseObject({ id: z.string() })),
  cursor: z.string().nullable(),
});

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});
const unique = (who: string) => `${who}-${randomUUID().slice(0, 8)}@council.example`;

async function ask(route: string, asked: Partial<Asked> = {}) {
  const { body, statusCode } = await pastTheGateway(staffDepsOver(tables), route, {
    at: NOW,
    requestId: 'one',
    ...asked,
  });
  return { status: statusCode, body: JSON.parse(body ?? '{}') };
}
const administrator = (what: string, body: unknown, at = NOW) =>
  ask(`POST /admin/colleagues${what}`, { as: 'system_admin', person: 'admin-1', body, at });
const enter = (id: string) => administrator('', { id, name: 'Rowan Ashby' });
const end = (id: string, at = NOW) => administrator('/end', { id, why: 'She left the council.' }, at);
const signIn = (person: string, as: Role = 'duty_social_worker', name?: string) =>
  ask('GET /admin/colleagues', { person, as, query: { limit: '1' }, ...(name === undefined ? {} : { name }) });

/** Returns the whole directory, page by page. */
async function directory(): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { limit: '3', ...(cursor === '' ? {} : { cursor }) };
    const page: z.infer<typeof Directory> = Directory.parse((await ask('GET /admin/colleagues', { query })).body);
    for (const one of page.colleagues) found.set(one.id, one);
    cursor = page.cursor;
  }
  return found;
}

async function filed(change: Partial<Case> = {}, tasks = [] as Parameters<typeof sampleTask>[0][]): Promise<string> {
  const head = sampleCase({ receivedAt: NOW.toISOString(), ...change });
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase(
    { ...tables, actor: service('test') },
    { head, once, tasks: tasks.map((task) => sampleTask(task)), timeline: [] },
    NOW,
  );
  return head.reference;
}
const seen = (reference: string) => seenCase(tables, reference);
const does = async (reference: string, what: string, body: unknown, asked: Partial<Asked> = {}) => {
  const { version } = (await seen(reference)).head;
  const headers = { 'if-match': `"${version}"`, 'x-reason': 'it is my work' };
  return ask(`POST /admin/cases/{reference}/${what}`, { path: { reference }, body, headers, ...asked });
};

/** Runs sweeps until nothing is due any more. */
async function sweepUntilDone(at: Date): Promise<number> {
  let steps = 0;
  for (let due = true; due; ) {
    due = false;
    for await (const page of timedKeys(tables, 'colleague', at))
      for (const key of page) {
        const timed = await readTimed(tables, key, 'colleague');
        if (timed === undefined || timed.timerAt > at.toISOString()) continue;
        await colleagueDue(sweepStore(asJob('CaseworkClock', tables), council), timed, at);
        due = true;
        steps += 1;
      }
    at = new Date(at.getTime() + 60_000);
    if (steps > 50) throw new Error('the work is never given back');
    if (steps > 0 && !due) break;
  }
  return steps;
}
describe('the directory of colleagues', () => {
  it('holds those who have signed in, by the name in their token, and those who were entered', async () => {
    const [named, nameless, entered] = [unique('named'), unique('nameless'), unique('entered')];
    await signIn(named, 'team_manager', 'Sorrel Wainwright');
    await signIn(nameless);
    expect((await enter(entered)).status).toBe(200);
    const found = await directory();
    expect(found.get(named)).toEqual({
      id: named,
      name: 'Sorrel Wainwright',
      roles: ['team_manager'],
      seenOn: '2026-11-24',
      endedAt: null,
      changedAt: null,
      changedBy: null,
      changedByName: null,
    });
    expect(found.get(nameless)).toMatchObject({ name: null, seenOn: '2026-11-24' });
    expect(found.get(entered)).toMatchObject({ name: 'Rowan Ashby', seenOn: null, roles: [] });
    await enter(nameless);
    expect((await directory()).get(nameless)).toMatchObject({ name: 'Rowan Ashby', seenOn: '2026-11-24' });
  });

  it('holds no person’s id in a key', async () => {
    const id = unique('keyless');
    await enter(id);
    const { Item } = await tables.client.send(
      new GetCommand({ TableName: tables.cases, Key: { pk: 'COLLEAGUES', sk: digest('person', id) } }),
    );
    expect(Item).toMatchObject({ id });
  });

  it('is edited by an administrator alone', async () => {
    const id = unique('p');
    for (const what of ['', '/end', '/restore'])
      for (const as of ['team_manager', 'ig_officer'] as const) {
        const headers = { 'x-reason': 'a complaint' };
        expect((await ask(`POST /admin/colleagues${what}`, { as, headers, body: { id, name: 'x' } })).status).toBe(403);
      }
    expect((await directory()).has(id)).toBe(false);
    expect(await administrator('/end', { id })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/why' }] } });
    expect(await end('admin-1')).toMatchObject({ status: 409 });
  });
});

describe('work', () => {
  it.each([
    ['assign', (to: string) => ({ to })],
    ['tasks', (owner: string) => ({ why: 'Ring', dueAt: '2026-11-26T09:00:00.000Z', owner })],
    ['access', (id: string) => ({ only: ['person-1', id], never: [], why: 'Kin.' })],
    [
      'asks',
      (worker: string) => ({
        reasons: ['best_placed'],
        questions: [{ topic: 'safety', text: 'Is anybody at risk today?' }],
        dueAt: '2026-11-26T09:00:00.000Z',
        of: { who: 'professional', how: 'telephone', worker },
      }),
    ],
  ] as const)(
    'is given by %s to a colleague who is in the directory, has not ended and can see the case, and to nobody else',
    async (what, body) => {
      const reference = await filed();
      const id = unique('given');
      const as = { as: 'team_manager' } as const;
      await signIn('person-1', 'team_manager');
      const refused = { status: 422, body: { type: 'urn:front-door:problem:no-such-colleague' } };
      expect(await does(reference, what, body(id), as)).toMatchObject(refused);
      await enter(id);
      await end(id);
      expect(await does(reference, what, body(id), as)).toMatchObject(refused);
      expect((await seen(reference)).head).toMatchObject({ version: 1, state: 'new' });
      await administrator('/restore', { id, why: 'She is back.' });
      await signIn(id, 'masp_chair');
      expect(await does(reference, what, body(id), as)).toMatchObject(refused);
      expect((await seen(reference)).head).toMatchObject({ version: 1, state: 'new' });
      await signIn(id, 'screening_officer');
      expect((await does(reference, what, body(id), as)).status).toBe(200);
    },
  );

  it('of somebody whose access ends goes back to its teams: cases, tasks, and what comes to them later', async () => {
    const id = unique('leaver');
    await signIn(id);
    const mine: Partial<Case> = { assignee: id, takenAt: NOW.toISOString() };
    const many = await Promise.all(Array.from({ length: 30 }, () => filed({ ...mine, state: 'accepted' })));
    const recommended = await filed({ ...mine, state: 'recommended' });
    const decided = await filed({ ...mine, state: 'decided' });
    const closed = await filed({ ...mine, state: 'closed' });
    const owed = await filed({}, [{ id: 'by_hand-1', kind: 'by_hand', owner: id }]);
    expect((await end(id)).status).toBe(200);
    expect(await ask('GET /admin/cases', { person: id })).toMatchObject({
      status: 403,
      body: { type: 'urn:front-door:problem:access-ended' },
    });
    expect(await sweepUntilDone(NOW)).toBeGreaterThan(2);
    for (const reference of many) {
      const { head, timeline } = await seen(reference);
      expect(head).toMatchObject({ state: 'new', version: 2 });
      expect([head.assignee, head.takenAt]).toEqual([undefined, undefined]);
      expect(timeline.map(({ what }) => what)).toContain('returned_to_team');
    }
    for (const [reference, state] of [
      [recommended, 'recommended'],
      [decided, 'decided'],
    ] as const) {
      const { head } = await seen(reference);
      expect([head.state, head.assignee]).toEqual([state, undefined]);
    }
    expect((await seen(closed)).head.assignee).toBe(id);
    const [task] = (await seen(owed)).tasks;
    expect(task).toMatchObject({ id: 'by_hand-1', state: 'open' });
    expect(task?.owner).toBeUndefined();
    const { body } = await ask('GET /admin/tasks', { query: { owner: id } });
    expect(body).toMatchObject({ tasks: [], moved: [] });
    // An ask that they were to chase becomes their task weeks later: the clock looks for their work daily.
    const late = await filed({ ...mine, state: 'accepted' });
    await sweepUntilDone(new Date(NOW.getTime() + 2 * DAY_MS));
    expect((await seen(late)).head.assignee).toBeUndefined();
  });

  it('stays with the teams when the ending is undone, and the person comes in again', async () => {
    const id = unique('back');
    const reference = await filed({ assignee: id, state: 'accepted' });
    await end(id);
    await sweepUntilDone(NOW);
    expect(await administrator('/restore', { id, why: 'She is back.' })).toMatchObject({
      status: 200,
      body: { endedAt: null },
    });
    expect((await signIn(id)).status).toBe(200);
    expect((await seen(reference)).head.assignee).toBeUndefined();
    expect(await administrator('/restore', { id, why: 'She is back.' })).toMatchObject({ status: 409 });
  });

  it('goes with its case to another team, where it has no owner, and is counted there', async () => {
    const [owner, task] = [unique('owner'), { id: 'judge_link', team: 'early_help_coordinator' } as const];
    await signIn(owner, 'eh_coordinator');
    const reference = await filed({ team: 'early_help_coordinator' }, [
      { ...task, owner },
      { id: 'seal', team: 'information_governance' },
    ]);
    const to = { team: 'duty_and_advice', why: 'It is a concern after all.' };
    expect((await does(reference, 'reroute', to, { as: 'team_manager' })).status).toBe(200);
    const mine = await ask('GET /admin/tasks', { as: 'eh_coordinator', person: owner, query: { owner } });
    expect(mine.body).toMatchObject({ tasks: [] });
    const { tasks } = await seen(reference);
    expect(tasks.map(({ id, team, owner: has }) => [id, team, has])).toEqual([
      ['judge_link', 'duty_and_advice', undefined],
      ['seal', 'information_governance', undefined],
    ]);
  });

  it('is not raised for somebody who has ended, though a closed case still names them', async () => {
    const id = unique('gone');
    await signIn(id);
    const reference = await filed({ state: 'closed', assignee: id });
    await end(id);
    const raised = { why: 'Ring the school', dueAt: '2026-11-26T09:00:00.000Z', owner: id };
    expect((await does(reference, 'tasks', raised, { as: 'team_manager' })).status).toBe(422);
  });
});

describe('a restricted case', () => {
  /** Files a case that names somebody, as a manager of theirs restricted it. */
  async function restrictedTo(only: readonly string[], change: Partial<Case> = {}) {
    const reference = await filed(change);
    for (const id of only) await signIn(id, 'team_manager');
    const [by = ''] = only;
    const said = { only, never: ['kin'], why: 'A neighbour.' };
    expect((await does(reference, 'access', said, { as: 'team_manager', person: by })).status).toBe(200);
    return reference;
  }
  const openTasks = async (reference: string) =>
    (await seen(reference)).tasks
      .filter(({ state }) => state === 'open')
      .map(({ kind, team, why }) => ({ kind, team, why }));

  it('that nobody could see any more is opened to team managers, and governance says who sees it', async () => {
    const [one, other, manager] = [unique('one'), unique('other'), unique('manager')];
    await signIn(manager, 'team_manager');
    const reference = await restrictedTo([one, other]);
    await end(one);
    await sweepUntilDone(NOW);
    expect((await seen(reference)).head.access).toEqual({ only: [one, other], never: ['kin'] });
    await end(other);
    await sweepUntilDone(NOW);
    const { access } = (await seen(reference)).head;
    expect(access?.only).toContain(manager);
    expect(access?.only).not.toContain(one);
    expect(access?.never).toEqual(['kin']);
    expect(await openTasks(reference)).toEqual([
      { kind: 'consider_restricting', team: 'information_governance', why: 'opened_to_managers' },
    ]);
    // It happens once, however often the sweep looks again.
    await sweepUntilDone(new Date(NOW.getTime() + 2 * DAY_MS));
    expect(await openTasks(reference)).toHaveLength(1);
  });

  it('that is decided and nobody could see is given to colleagues by governance, which does not become its owner', async () => {
    const [gone, next] = [unique('gone'), unique('next')];
    await signIn(gone);
    await signIn(next, 'screening_officer');
    const reference = await filed({ state: 'decided', assignee: gone, access: { only: [gone], never: [] } });
    await end(gone);
    await sweepUntilDone(NOW);
    expect((await seen(reference)).head.assignee).toBeUndefined();
    const governance = { as: 'ig_officer', person: 'ig-1' } as const;
    const set = await does(reference, 'access', { only: [next], never: [], why: 'She works it now.' }, governance);
    expect(set.status).toBe(200);
    const { head } = await seen(reference);
    expect([head.access?.only, head.assignee]).toEqual([[next], undefined]);
  });

  it('goes back with the rest of their work, opened by the same change', async () => {
    const [id, manager] = [unique('holder'), unique('manager')];
    const reference = await restrictedTo([id]);
    await signIn(manager, 'team_manager');
    await does(reference, 'accept', {}, { person: id });
    await end(id);
    await sweepUntilDone(NOW);
    const { head } = await seen(reference);
    expect([head.state, head.assignee]).toEqual(['new', undefined]);
    expect(head.access?.only).toContain(manager);
    expect(await openTasks(reference)).toHaveLength(1);
  });
});
