import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseStanding, taskStanding } from '#functions/casework/count/standing.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { countAll } from '#functions/platform/store/counts.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { listFlag, namedAmong } from '#functions/platform/store/flag-rows.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { type Role, service } from '#schemas/actor.ts';
import type { Case, Task } from '#schemas/case.ts';
import { broughtBy } from '#test/support/bearer.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { staffApi } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

async function filed(change: Partial<Case> = {}, tasks: readonly Task[] = []): Promise<string> {
  const head = sampleCase(change);
  const { reference } = head;
  await fileCase(
    { ...tables, actor: service('test') },
    { head, once: { kind: 'test', hash: digest(reference), holds: {} }, tasks, timeline: [] },
    now,
  );
  const standings = tasks.map((task) => taskStanding({ ...task, reference, sk: `ACT#${task.id}` }));
  await countAll(tables, [caseStanding(head), ...standings]);
  const flagged = { ...head, queueSort: `${head.decisionDueAt}#${reference}` };
  for (const flag of namedAmong(head.flags)) await listFlag(tables, flagged, flag);
  return reference;
}

/** Returns the answer to somebody, or the status and code of the refusal. */
async function get(route: string, query: Record<string, string>, as: Role = 'duty_social_worker') {
  const deps = staffDepsOver(tables);
  const { claims, authorization } = broughtBy(deps, { sub: 'worker-1', roles: [as] }, now);
  try {
    const { body } = await staffApi(deps, {
      route,
      path: {},
      query,
      headers: { authorization },
      body: undefined,
      sent: '',
      claims,
      requestId: 'r1',
      receivedAt: now,
    });
    return JSON.parse(JSON.stringify(body));
  } catch (error) {
    if (error instanceof Problem) return JSON.parse(JSON.stringify({ refused: error.status, ...error }));
    throw error;
  }
}

const references = (rows: readonly { reference: string }[]) => rows.map(({ reference }) => reference);

describe('the work list', () => {
  it('is one person’s by “me”, over teams, with what decides which comes first', async () => {
    const mine = await filed({
      team: 'masp',
      state: 'accepted',
      assignee: 'worker-1',
      priority: 'urgent',
      source: '2A',
    });
    await filed({ team: 'masp', state: 'accepted', assignee: 'worker-2' });
    const { cases, withheld } = await get('GET /admin/cases', { assignee: 'me' });
    expect(cases).toMatchObject([
      { reference: mine, team: 'masp', priority: 'urgent', assignee: 'worker-1', source: '2A', late: false },
    ]);
    expect(withheld).toBe(0);
    const of = await get('GET /admin/cases', { assignee: 'worker-1', state: 'accepted' });
    expect(references(of.cases)).toEqual([mine]);
  });

  it('leaves out a case of a team that somebody may not see, and says so', async () => {
    await filed({ team: 'masp', assignee: 'worker-9' });
    const help = await filed({ team: 'early_help_coordinator', assignee: 'worker-9' });
    const { cases, withheld } = await get('GET /admin/cases', { assignee: 'worker-9' }, 'eh_coordinator');
    expect([references(cases), withheld]).toEqual([[help], 1]);
  });

  it('is of one priority, or from one kind of agency', async () => {
    const team = 'information_governance';
    const urgent = await filed({ team, priority: 'urgent' });
    const school = await filed({ team, source: '2A' });
    expect(references((await get('GET /admin/cases', { team, priority: 'urgent' })).cases)).toEqual([urgent]);
    expect(references((await get('GET /admin/cases', { team, source: '2A' })).cases)).toEqual([school]);
    expect(references((await get('GET /admin/cases', { team, sort: 'priority' })).cases)).toEqual([urgent, school]);
  });

  it('is of one door, or of one named flag, due first', async () => {
    const team = 'held_mail';
    const later = { decisionDueAt: '2026-11-27T17:00:00.000Z' };
    const emailed = await filed({ team, door: 'email', flags: ['danger_words', 'incomplete'], ...later });
    const called = await filed({ team, door: 'staff', flags: ['danger_words'] });
    expect(references((await get('GET /admin/cases', { team, door: 'email' })).cases)).toEqual([emailed]);
    expect(references((await get('GET /admin/cases', { team, flag: 'danger_words' })).cases)).toEqual([
      called,
      emailed,
    ]);
    // Half of all cases have it: its list would be the list by due time.
    expect(await get('GET /admin/cases', { team, flag: 'incomplete' })).toMatchObject({
      refused: 400,
      more: { errors: [{ parameter: 'flag' }] },
    });
  });

  it('is the late cases of any list by due time, to its end', async () => {
    const team = 'documents_to_read';
    const due = (day: number) => ({
      team: 'documents_to_read' as const,
      decisionDueAt: `2026-11-${day}T17:00:00.000Z`,
    });
    const first = await filed({ ...due(20), door: 'email', priority: 'urgent' });
    const second = await filed({ ...due(23), source: '2A', assignee: 'worker-4' });
    await filed({ ...due(25), door: 'email', source: '2A', priority: 'urgent', assignee: 'worker-4' });
    await filed({ ...due(20), state: 'decided', assignee: 'worker-4' });
    const late = async (query: Record<string, string>) => {
      const page = await get('GET /admin/cases', { ...query, late: 'true', limit: '1' });
      const { cursor } = page;
      const next = cursor === null ? { cases: [] } : await get('GET /admin/cases', { ...query, late: 'true', cursor });
      return [...references(page.cases), ...references(next.cases)];
    };
    expect(await late({ team })).toEqual([first, second]);
    expect(await late({ team, door: 'email' })).toEqual([first]);
    expect(await late({ team, source: '2A' })).toEqual([second]);
    expect(await late({ team, priority: 'urgent' })).toEqual([first]);
    // A decided case is not late, however long ago it was due.
    expect(await late({ assignee: 'worker-4' })).toEqual([second]);
  });

  it('of one flag leaves out a case that somebody may not see, as its place would reveal the flag', async () => {
    const team = 'held_mail';
    const flagged = { team, flags: ['third_contact'] } as const;
    const open = await filed({ ...flagged, flags: [...flagged.flags] });
    await filed({ ...flagged, flags: [...flagged.flags], access: { only: ['worker-2'] } });
    const { cases, withheld } = await get('GET /admin/cases', { team, flag: 'third_contact' });
    expect([references(cases), withheld]).toEqual([[open], 1]);
  });

  it.each([
    [{ late: 'true', sort: 'received' }, ['late', 'sort']],
    [{ late: 'true', state: 'closed' }, ['late', 'state']],
    [{ door: 'web', source: '2A' }, ['source', 'door']],
    [{ door: 'web', sort: 'received' }, ['door', 'sort']],
    [{ assignee: 'me', flag: 'danger_words' }, ['assignee', 'flag']],
    [{ assignee: 'me', team: 'masp' }, ['assignee', 'team']],
    [{ assignee: 'me', sort: 'received' }, ['assignee', 'sort']],
    [{ source: '2A', priority: 'urgent' }, ['source', 'priority']],
    [{ source: '2A', sort: 'received' }, ['source', 'sort']],
    [{ priority: 'urgent', sort: 'received' }, ['priority', 'sort']],
  ])('of %j is refused, as no such list exists, naming the conflicting parameters', async (query, names) => {
    const refused = await get('GET /admin/cases', query);
    const errors = names.map((parameter) => ({ parameter, code: 'not_together' }));
    expect(refused).toMatchObject({ refused: 400, code: 'not-together', more: { errors } });
  });
});

describe('the list of tasks', () => {
  it('is one person’s by “me”, over teams, and not a team’s at once', async () => {
    const task = sampleTask({ owner: 'worker-1', team: 'masp', dueAt: '2026-11-24T09:00:00.000Z' });
    const reference = await filed({ team: 'masp' }, [task, sampleTask({ id: 'other', team: 'masp' })]);
    const { tasks } = await get('GET /admin/tasks', { owner: 'me' });
    expect(tasks).toMatchObject([{ reference, id: task.id, owner: 'worker-1', late: true }]);
    expect(await get('GET /admin/tasks', { owner: 'me', team: 'masp' })).toMatchObject({ refused: 400 });
  });
});

describe('the dashboard', () => {
  it('counts cases by team and state and open tasks by team, and says what is due first', async () => {
    tables = await localTables();
    const late = await filed({ team: 'masp', state: 'accepted', decisionDueAt: '2026-11-23T17:00:00.000Z' });
    await filed({ team: 'masp' }, [sampleTask({ team: 'masp' })]);
    await filed({ team: 'masp', state: 'closed', decisionDueAt: '2026-11-20T17:00:00.000Z' });
    const { teams } = await get('GET /admin/dashboard', {});
    expect(teams).toHaveLength(6);
    expect(teams.find(({ team }: { team: string }) => team === 'masp')).toMatchObject({
      cases: { new: 1, accepted: 1, awaiting_information: 0, recommended: 0, decided: 0, closed: 1 },
      openTasks: 1,
      firstDueCase: { reference: late, dueAt: '2026-11-23T17:00:00.000Z', late: true },
      firstDueTask: { dueAt: '2026-11-24T17:00:00.000Z', late: false },
    });
    expect(teams.find(({ team }: { team: string }) => team === 'held_mail')).toMatchObject({
      openTasks: 0,
      firstDueCase: null,
    });
  });

  it('has the counts of a team’s states with its list too, if they are asked for', async () => {
    const listed = await get('GET /admin/cases', { team: 'masp', counts: 'true' });
    const { teams } = await get('GET /admin/dashboard', { team: 'masp' });
    const [{ team, cases, queries }] = teams;
    expect(listed.counts).toEqual({ team, cases, queries, left: 0 });
    expect((await get('GET /admin/cases', { team: 'masp' })).counts).toBeUndefined();
    const refused = await get('GET /admin/cases', { assignee: 'me', counts: 'true' });
    expect(refused).toMatchObject({ refused: 400, code: 'not-together' });
  });

  it('shows somebody the teams that they may list, and those alone', async () => {
    const { teams } = await get('GET /admin/dashboard', {}, 'eh_coordinator');
    expect(teams.map(({ team }: { team: string }) => team)).toEqual(['early_help_coordinator']);
    expect(await get('GET /admin/dashboard', {}, 'system_admin')).toMatchObject({ refused: 403 });
    expect(await get('GET /admin/dashboard', {}, 'ig_officer')).toMatchObject({ refused: 400 });
  });
});
