import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { type Role, service } from '#schemas/actor.ts';
import { ShiftShown } from '#schemas/api/staff/shift-hand-over.ts';
import type { Case, Task } from '#schemas/case.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const ACTOR = service('test');
/** The early shift hands over at two on a Tuesday. */
const now = new Date('2026-11-24T14:00:00.000Z');
let tables: Tables;
beforeEach(async () => {
  tables = await localTables();
});

async function filed(change: Partial<Case>, tasks: readonly Task[] = []): Promise<string> {
  const head = sampleCase(change);
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks, timeline: [] }, now);
  return head.reference;
}

async function shift(query: Record<string, string> = {}, at = now, as: Role = 'duty_social_worker') {
  const { body } = await visit(staffDepsOver(tables), 'GET /admin/shift', { as, query, at });
  return ShiftShown.parse(JSON.parse(JSON.stringify(body)));
}

const references = (section: { rows: readonly { reference: string }[] } | undefined) =>
  section?.rows.map(({ reference }) => reference);

describe('what a shift hands to the next', () => {
  it('is what arrived, what is due before it ends, what is late, what waits for an answer, and whose tasks are due', async () => {
    const early = { receivedAt: '2026-11-23T09:00:00.000Z' };
    const late = await filed({ ...early, decisionDueAt: '2026-11-23T17:00:00.000Z', state: 'accepted', assignee: 'w' });
    const due = await filed({ ...early, decisionDueAt: '2026-11-24T17:00:00.000Z' });
    const waiting = await filed({
      ...early,
      decisionDueAt: '2026-11-27T17:00:00.000Z',
      state: 'awaiting_information',
      assignee: 'w',
    });
    const closed = { receivedAt: '2026-11-24T09:00:00.000Z', state: 'closed' } as const;
    const came = await filed({ ...closed, decisionDueAt: '2026-11-25T17:00:00.000Z' });
    const owed = await filed({ ...early, decisionDueAt: '2026-11-27T17:00:00.000Z' }, [
      sampleTask({ dueAt: '2026-11-24T12:00:00.000Z', owner: 'w' }),
      sampleTask({ id: 'later', dueAt: '2026-11-27T12:00:00.000Z' }),
    ]);
    await filed({ team: 'masp', decisionDueAt: '2026-11-23T17:00:00.000Z', receivedAt: '2026-11-24T09:00:00.000Z' });

    const handed = await shift();
    expect(references(handed.arrived)).toEqual([came]);
    expect(references(handed.due)).toEqual([due]);
    expect(references(handed.late)).toEqual([late]);
    expect(references(handed.waiting)).toEqual([waiting]);
    expect(handed.late?.rows[0]).toMatchObject({ assignee: 'w', late: true, clock: { status: 'breached' } });
    expect(handed.tasks?.rows).toMatchObject([{ reference: owed, owner: 'w', late: true, id: 'acknowledge_safely' }]);
  });

  it('is the forms that were asked for and have not come back, by due date, whenever that is', async () => {
    const formDue = (day: number, change: Partial<Task> = {}) =>
      sampleTask({ id: `form_due-${day}`, kind: 'form_due', dueAt: `2026-11-${day}T12:00:00.000Z`, ...change });
    const later = await filed({}, [formDue(30), sampleTask()]);
    const late = await filed({}, [formDue(20), formDue(27, { team: 'early_help_coordinator' })]);
    await filed({}, [formDue(21, { state: 'done' })]);
    const first = (await shift({ limit: '1' })).forms;
    expect(first?.rows).toMatchObject([{ reference: late, kind: 'form_due', late: true, case: { flags: [] } }]);
    const cursor = first?.cursor ?? '';
    expect((await shift({ limit: '1', section: 'forms', cursor })).forms?.rows).toMatchObject([
      { reference: later, late: false },
    ]);
    const theirs = await shift({ team: 'early_help_coordinator' }, now, 'eh_coordinator');
    // The case is another team's: its task is theirs, and nothing of the family.
    expect(theirs.forms?.rows).toMatchObject([{ reference: late, case: { glance: { state: 'withheld' } } }]);
  });

  it('is process queries: emails to screen for concerns, and queries to answer', async () => {
    const email = { door: 'email', flags: ['no_form'] } as const;
    const plain = { ...email, flags: [...email.flags] };
    const toScreen = await filed(plain);
    await filed({ ...plain, flags: ['no_form', 'danger_words'] });
    await filed({ ...plain, priority: 'urgent' });
    await filed({ ...plain, form: { id: 'masp', version: '1' } });
    await filed({ ...plain, source: '2A' });
    await filed({ ...plain, state: 'accepted', assignee: 'w' });
    await filed({ door: 'web' });
    await filed({ ...plain, access: { only: ['w'] } });
    const handed = await shift();
    expect(references(handed.unscreened)).toEqual([toScreen]);
    expect(handed.unscreened?.rows[0]?.glance).toMatchObject({ state: 'no_form', says: 'It came without a form.' });
    expect(references(handed.queries)).toEqual([]);

    const team = 'early_help_coordinator';
    const later = await filed({ ...plain, team, state: 'query', decisionDueAt: '2026-11-27T17:00:00.000Z' });
    const late = await filed({ ...plain, team, state: 'query', decisionDueAt: '2026-11-23T17:00:00.000Z' });
    await filed({ ...plain, team, state: 'answered' });
    const theirs = await shift({ team }, now, 'eh_coordinator');
    expect(references(theirs.queries)).toEqual([late, later]);
    // They are no concerns: no other section has them.
    expect([references(theirs.late), references(theirs.due), references(theirs.arrived)]).toEqual([[], [], []]);
  });

  it('ends exactly at the time asked for: a case that came then is in it, one due then is in the next shift', async () => {
    const at = '2026-11-24T09:00:00.000Z';
    const came = await filed({ receivedAt: at, decisionDueAt: '2026-11-25T17:00:00.000Z' });
    expect(references((await shift({ since: at })).arrived)).toEqual([came]);
    expect(references((await shift({ since: '2026-11-24T09:00:00.001Z' })).arrived)).toEqual([]);
    expect(references((await shift({ until: '2026-11-25T17:00:00.000Z' })).due)).toEqual([]);
    expect(references((await shift({ until: '2026-11-25T17:00:00.001Z' })).due)).toEqual([came]);
  });

  it('continues by section, over every state, for the same period, although due times pass meanwhile', async () => {
    const all: string[] = [];
    for (const state of ['new', 'accepted', 'recommended', 'new', 'accepted'] as const)
      all.push(await filed({ state, assignee: 'w', decisionDueAt: '2026-11-24T17:00:00.000Z' }));
    const first = (await shift({ limit: '2' })).due;
    const seen = references(first) ?? [];
    let cursor = first?.cursor ?? null;
    while (cursor !== null) {
      const page = await shift({ limit: '2', section: 'due', cursor }, new Date('2026-11-24T18:00:00.000Z'));
      expect(Object.keys(page).sort()).toEqual(['due', 'since', 'team', 'until']);
      seen.push(...(references(page.due) ?? []));
      cursor = page.due?.cursor ?? null;
    }
    expect([...seen].sort()).toEqual([...all].sort());
    expect(seen).toHaveLength(5);
  });

  it('is recorded before anything is shown, without a name', async () => {
    await filed({ decisionDueAt: '2026-11-24T17:00:00.000Z' });
    await shift();
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': 'DAY#2026-11-24' },
      }),
    );
    expect(Items.filter(({ action }) => action === 'show-shift')).toMatchObject([
      { subject: 'duty_and_advice', count: 1 },
    ]);
  });

  it.each([
    [{ since: '2026-11-10T00:00:00.000Z' }, 'bad-query'],
    [{ until: '2026-12-24T00:00:00.000Z' }, 'bad-query'],
    [{ since: 'yesterday' }, 'bad-query'],
    [{ cursor: 'x.y' }, 'section-needed'],
    [{ cursor: 'x.y', section: 'due' }, 'bad-cursor'],
  ])('refuses %j', async (query, code) => {
    await expect(shift(query)).rejects.toMatchObject({ status: 400, code });
  });

  it('shows only the teams that a person works for', async () => {
    await expect(shift({}, now, 'eh_coordinator')).rejects.toMatchObject({ status: 403 });
    await expect(shift({}, now, 'system_admin')).rejects.toMatchObject({ status: 403 });
    expect(references((await shift({ team: 'early_help_coordinator' }, now, 'eh_coordinator')).arrived)).toEqual([]);
  });
});
