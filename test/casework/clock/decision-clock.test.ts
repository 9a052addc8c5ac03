import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type SweepDeps, sweep } from '#functions/casework/clock/sweep.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseAction } from '#functions/casework/work/change.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { clockedIn, readQueues } from '#functions/platform/store/standing-queues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { WATCHES_NOTHING } from '#test/support/watches-nothing.ts';

const ACTOR = service('test');
let tables: Tables;
let now = '';
let figures: Record<string, number> = {};

beforeEach(async () => {
  tables = await localTables();
  now = '2026-11-23T09:00:00.000Z';
  figures = {};
});

const nobody = async () => undefined;

function deps(change: Partial<SweepDeps> = {}): SweepDeps {
  return {
    ...sweepStore(asJob('CaseworkClock', tables), council),
    ...WATCHES_NOTHING,
    engine: 'clamav',
    scanDeadlineMs: 60_000,
    openDeadlineMs: 60_000,
    objectAt: nobody,
    scan: nobody,
    read: nobody,
    fileUpload: nobody,
    open: nobody,
    deleteOriginal: nobody,
    clock: async () => ({ ...CLOCK_DEFAULTS, escalation: { role: 'head_of_service', contact: 'Duty head, on call' } }),
    now: () => Date.parse(now),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    figures: (told) => {
      figures = { ...told };
    },
    ...change,
  };
}

const sweepAt = (when: string, change?: Partial<SweepDeps>) => {
  now = when;
  return sweep(deps(change));
};

async function filed(change: Partial<Case> = {}): Promise<string> {
  const head = sampleCase(change);
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, new Date(now));
  return head.reference;
}

async function act(reference: string, action: CaseAction, when = now) {
  const whole = await seenCase(tables, reference);
  const doing = { staff: { id: 'worker', roles: [] }, now: new Date(when) };
  const change = changeOf(whole.head, action, { line: { what: 'note' } }, doing, whole.tasks);
  expect((await changeCase({ ...tables, actor: ACTOR }, whole.head, change, doing.now)).changed).toBe('now');
}

const headOf = async (reference: string) => (await itemsOf(tables, reference)).get('CASE');
const tasksOf = async (reference: string) =>
  startingWith(await itemsOf(tables, reference), 'ACT#').sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
const linesOf = async (reference: string) =>
  startingWith(await itemsOf(tables, reference), 'TL#')
    .map(({ what }) => what)
    .filter((what) => String(what).startsWith('decision_'));

describe('the decision clock of a case', () => {
  it('is set as the case is filed, and looked at again when the case comes to be at risk', async () => {
    const reference = await filed();
    expect(await headOf(reference)).toMatchObject({ timer: 'decision', timerAt: now });
    await sweepAt('2026-11-23T09:01:00.000Z');
    expect(await headOf(reference)).toMatchObject({
      timer: 'decision',
      timerAt: '2026-11-24T14:00:00.000Z',
      version: 1,
    });
    expect(await tasksOf(reference)).toEqual([]);
  });

  it('at risk, late, later still, and then each working day: each once, to somebody, until it is decided', async () => {
    const reference = await filed();
    await sweepAt('2026-11-23T09:01:00.000Z');
    const steps = [
      ['2026-11-24T14:00:30.000Z', 'decision_at_risk', 'team_manager', '2026-11-24T17:00:00.000Z'],
      ['2026-11-24T17:00:30.000Z', 'decision_overdue', 'team_manager', '2026-11-25T08:30:00.000Z'],
      ['2026-11-25T08:30:30.000Z', 'decision_overdue', 'head_of_service', '2026-11-26T08:30:00.000Z'],
    ] as const;
    for (const [index, [when, kind, role, lookAt]] of steps.entries()) {
      expect((await sweepAt(when)).given_to_a_person).toBe(1);
      expect((await sweepAt(when)).given_to_a_person).toBe(0);
      const tasks = (await tasksOf(reference)).sort((a, b) => (String(a.raisedAt) < String(b.raisedAt) ? -1 : 1));
      expect(tasks).toHaveLength(index + 1);
      expect(tasks.at(-1)).toMatchObject({ kind, role, team: 'duty_and_advice', state: 'open' });
      expect((await headOf(reference))?.timerAt).toBe(lookAt);
    }
    const [, overdue] = (await tasksOf(reference)).filter(({ kind }) => kind === 'decision_overdue');
    expect(overdue).toMatchObject({ contact: 'Duty head, on call', dueAt: '2026-11-25T08:30:30.000Z' });
    expect((await sweepAt('2026-11-27T09:00:00.000Z')).looked_at).toBe(1);
    expect(await tasksOf(reference)).toHaveLength(3);
    // A Friday: the next look is on Monday.
    expect((await headOf(reference))?.timerAt).toBe('2026-11-30T08:30:00.000Z');
    expect(await linesOf(reference)).toEqual([
      'decision_at_risk',
      'decision_overdue',
      'decision_escalated',
      'decision_still_overdue',
    ]);
  });

  it('is ended by a decision, which also does the tasks that asked for it', async () => {
    const reference = await filed();
    await sweepAt('2026-11-24T14:00:30.000Z');
    await act(reference, 'accept', '2026-11-24T14:10:00.000Z');
    await act(reference, 'decide', '2026-11-24T14:40:00.000Z');
    const head = await headOf(reference);
    expect(head).toMatchObject({ takenAt: '2026-11-24T14:10:00.000Z', decidedAt: '2026-11-24T14:40:00.000Z' });
    for (const field of ['timer', 'timerAt', 'clockSaid']) expect(head).not.toHaveProperty(field);
    expect(await tasksOf(reference)).toMatchObject([{ kind: 'decision_at_risk', state: 'done', doneBy: 'test' }]);
    await sweepAt('2026-11-24T17:00:30.000Z');
    expect(await tasksOf(reference)).toHaveLength(1);
  });

  it('runs again when the case is opened again, and is late again at once', async () => {
    const reference = await filed();
    await sweepAt('2026-11-24T17:00:30.000Z');
    await act(reference, 'decide', '2026-11-24T18:00:00.000Z');
    await act(reference, 'reopen', '2026-11-25T10:00:00.000Z');
    await sweepAt('2026-11-25T10:00:30.000Z');
    const tasks = await tasksOf(reference);
    expect(tasks.map(({ kind, state }) => [kind, state])).toEqual([
      ['decision_overdue', 'done'],
      ['decision_overdue', 'open'],
    ]);
    expect(await headOf(reference)).not.toHaveProperty('decidedAt');
  });

  it('is not late when it was decided between the index and the look', async () => {
    const reference = await filed();
    await sweepAt('2026-11-24T14:00:30.000Z');
    const swept = await sweepAt('2026-11-24T17:00:30.000Z', {
      moveTimed: async (...given) => {
        await act(reference, 'decide');
        return sweepStore(asJob('CaseworkClock', tables), council).moveTimed(...given);
      },
    });
    expect(swept).toMatchObject({ changed: 1, given_to_a_person: 0 });
    expect(await tasksOf(reference)).toMatchObject([{ kind: 'decision_at_risk' }]);
  });

  it('acts once although two sweeps see it at once', async () => {
    const reference = await filed();
    await sweepAt('2026-11-23T09:01:00.000Z');
    now = '2026-11-24T17:00:30.000Z';
    const swept = await Promise.all([sweep(deps()), sweep(deps())]);
    expect(swept[0].given_to_a_person + swept[1].given_to_a_person).toBe(1);
    expect(await tasksOf(reference)).toHaveLength(1);
    expect(await linesOf(reference)).toEqual(['decision_overdue']);
  });

  it('goes with a case that is sent to another team: its manager there is told', async () => {
    const reference = await filed();
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: caseKey(Reference.parse(reference)),
        UpdateExpression: 'SET team = :team, queue = :queue',
        ExpressionAttributeValues: { ':team': 'early_help_coordinator', ':queue': 'CASE#early_help_coordinator#new' },
      }),
    );
    await sweepAt('2026-11-24T14:00:30.000Z');
    expect(await tasksOf(reference)).toMatchObject([{ team: 'early_help_coordinator', role: 'team_manager' }]);
  });

  it('waits for the next sweep when the queues cannot be seen, and stops nothing else', async () => {
    const reference = await filed();
    const broken = { clockedIn: () => Promise.reject(new Error('throttled')) };
    expect(await sweepAt('2026-11-24T17:00:30.000Z', broken)).toMatchObject({ failed: 1, given_to_a_person: 0 });
    expect((await sweepAt('2026-11-24T17:01:30.000Z')).given_to_a_person).toBe(1);
    expect(await tasksOf(reference)).toHaveLength(1);
  });
});

describe('a predicted breach', () => {
  const due = '2026-11-24T17:00:00.000Z';
  it('is reported the afternoon before, with twenty cases ahead, and not again when it becomes at risk', async () => {
    for (let minute = 10; minute < 30; minute += 1) {
      await filed({ receivedAt: `2026-11-23T08:${minute}:00.000Z`, decisionDueAt: due });
    }
    const last = await filed({ receivedAt: '2026-11-23T08:59:00.000Z', decisionDueAt: due });
    // Twenty-one decisions of 45 minutes are 15¾ hours; at nine in the morning sixteen and a half are left.
    expect((await sweepAt('2026-11-23T09:01:00.000Z')).given_to_a_person).toBe(0);
    expect((await headOf(last))?.timerAt).toBe('2026-11-24T14:00:00.000Z');
    await sweepAt('2026-11-23T15:30:00.000Z');
    expect(await tasksOf(last)).toMatchObject([
      { kind: 'decision_at_risk', why: 'predicted_breach', role: 'team_manager', dueAt: due },
    ]);
    expect(await headOf(last)).toMatchObject({ clockSaid: 'at_risk', timerAt: due });
    await sweepAt('2026-11-24T14:00:30.000Z');
    expect(await tasksOf(last)).toHaveLength(1);
    expect(figures).toMatchObject({ UndecidedCases: 21, OverdueDecisions: 0, OldestUndecidedSeconds: 107_430 });
  });

  it('is not predicted for the urgent one of them, nor once those ahead are decided', async () => {
    const ahead: string[] = [];
    for (let minute = 10; minute < 30; minute += 1) {
      ahead.push(await filed({ receivedAt: `2026-11-23T08:${minute}:00.000Z`, decisionDueAt: due }));
    }
    const urgent = await filed({ receivedAt: '2026-11-23T08:58:00.000Z', decisionDueAt: due, priority: 'urgent' });
    const last = await filed({ receivedAt: '2026-11-23T08:59:00.000Z', decisionDueAt: due });
    for (const reference of ahead.slice(0, 15)) await act(reference, 'decide');
    await sweepAt('2026-11-23T15:30:00.000Z');
    expect(await tasksOf(urgent)).toEqual([]);
    expect(await tasksOf(last)).toEqual([]);
  });

  it('is reported by one of two sweeps at once', async () => {
    for (let minute = 10; minute < 31; minute += 1) {
      await filed({ receivedAt: `2026-11-23T08:${minute}:00.000Z`, decisionDueAt: due });
    }
    await sweepAt('2026-11-23T09:01:00.000Z');
    now = '2026-11-23T15:30:00.000Z';
    const [one, other] = await Promise.all([sweep(deps()), sweep(deps())]);
    const queues = await readQueues(tables);
    expect(queues.teams.duty_and_advice?.routine).toHaveLength(21);
    const told = await clockedIn(tables, { team: 'duty_and_advice', state: 'new', most: 50 });
    const warned = told.filter(({ clockSaid }) => clockSaid === 'at_risk');
    expect(warned.length).toBeGreaterThan(0);
    expect(one.given_to_a_person + other.given_to_a_person).toBe(warned.length);
    for (const { reference } of warned) expect(await tasksOf(reference)).toHaveLength(1);
  });

  it('counts by how long recent decisions took', async () => {
    now = '2026-11-23T10:00:00.000Z';
    for (let each = 0; each < 5; each += 1) {
      const reference = await filed();
      await act(reference, 'accept', '2026-11-23T10:00:00.000Z');
      await act(reference, 'decide', '2026-11-23T10:20:00.000Z');
    }
    await sweepAt('2026-11-23T11:00:00.000Z');
    expect((await readQueues(tables)).minutesADecision).toBe(20);
  });
});
