import { describe, expect, it } from '@jest/globals';
import {
  askByHand,
  askEscalated,
  askOverdue,
  formDue,
  isTaskOfAsk,
  tasksOfAsk,
} from '#functions/casework/asking/ask-tasks.ts';
import { reopenAsks } from '#functions/casework/asking/reopened-asks.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const DUE = '2026-11-26T12:00:00.000Z';
const head = sampleCase({ team: 'early_help_coordinator', state: 'closed' });
const ASK = { id: 'A1' };
const task = (kind: string, why: string, dueAt = DUE) => ({
  id: `${kind}-A1`,
  kind,
  team: 'early_help_coordinator',
  state: 'open',
  raisedAt: NOW.toISOString(),
  dueAt,
  why,
  about: 'A1',
});

describe('a task of an ask', () => {
  it('is of the case’s team, says which ask and why, and is named by both', () => {
    expect(askByHand(ASK, head, { owner: 'p2', why: 'ask_by_another_way' }, DUE, NOW)).toEqual({
      ...task('ask_by_hand', 'ask_by_another_way'),
      owner: 'p2',
    });
    expect(formDue(ASK, head, DUE, NOW)).toEqual(task('form_due', 'a_form_is_to_come_back'));
    expect(askOverdue(ASK, head, 'not_answered', DUE, NOW)).toEqual(task('ask_overdue', 'not_answered'));
    const escalated = task('ask_escalated', 'not_answered_after_chasing', NOW.toISOString());
    expect(askEscalated(ASK, head, NOW)).toEqual(escalated);
    expect(askEscalated({ ...ASK, escalatedAt: DUE }, head, NOW)).toEqual({
      ...escalated,
      id: `ask_escalated-A1-${NOW.toISOString()}`,
    });
  });

  it('ends with the answer to its own ask', () => {
    const kinds = ['ask_by_hand', 'form_due', 'ask_overdue', 'ask_escalated', 'match_returned_form'] as const;
    expect(tasksOfAsk('A1')).toEqual(kinds.map((kind) => `${kind}-A1`));
    for (const kind of kinds) {
      expect(isTaskOfAsk(sampleTask({ kind, about: 'A1' }), ASK)).toBe(true);
      expect(isTaskOfAsk(sampleTask({ kind, about: 'A2' }), ASK)).toBe(false);
    }
    expect(isTaskOfAsk(sampleTask({ kind: 'by_hand', about: 'A1' }), ASK)).toBe(false);
  });
});

describe('the asks of a case that is reopened', () => {
  const OVER = '2026-11-24T10:00:00.000Z';
  const { reference } = head;
  const reopened = (ask: Parameters<typeof sampleAsk>[1], tasks = wholeCase().tasks) =>
    reopenAsks(wholeCase({ head, asks: [sampleAsk(reference, { id: 'A1', ...ask })], tasks }), NOW);
  const byEmail = { by: 'email', who: 'referrer', address: 'a@school.sch.uk', messageId: 'M1' } as const;
  const record = (next: string, at: string) => [
    { kind: 'ask', id: 'A1', was: 3, value: expect.objectContaining({ id: 'A1', next }), timer: { kind: 'ask', at } },
  ];
  const nothing = { records: [], raise: [] };

  it('are left as they are where it was not closed, or they are answered', () => {
    const asks = [sampleAsk(reference, { id: 'A1' })];
    expect(reopenAsks(wholeCase({ head: { ...head, state: 'decided' }, asks }), NOW)).toEqual(nothing);
    expect(reopened({ state: 'answered' })).toEqual(nothing);
  });

  it('are chased when they are due, and reminded of before where that is still to come', () => {
    const open = { version: 3, dueAt: '2026-11-27T12:00:00.000Z', askedAt: '2026-11-20T09:00:00.000Z' };
    const remindAt = '2026-11-26T09:00:00.000Z';
    expect(reopened({ ...open, asked: byEmail, next: 'remind' })).toEqual({
      records: record('remind', remindAt),
      raise: [],
    });
    expect(reopened({ ...open, asked: byEmail, next: 'chase' }).records).toEqual(record('chase', open.dueAt));
    expect(reopened({ ...open, next: 'remind' }).records).toEqual(record('chase', open.dueAt));
    const soon = { ...open, dueAt: '2026-11-25T12:00:00.000Z' };
    expect(reopened({ ...soon, asked: byEmail, next: 'remind' }).records).toEqual(record('chase', soon.dueAt));
    const remindedNow = wholeCase({
      head,
      asks: [sampleAsk(reference, { ...open, id: 'A1', asked: byEmail, next: 'remind' })],
    });
    expect(reopenAsks(remindedNow, new Date(remindAt)).records).toEqual(record('chase', open.dueAt));
    const [kept] = reopened(open).records;
    expect(kept?.value).not.toHaveProperty('version');
  });

  it('that became due meanwhile are a task now, and the manager’s a working day later; nobody is chased', () => {
    const escalate = '2026-11-25T17:00:00.000Z';
    const { records, raise } = reopened({ version: 3, dueAt: OVER });
    expect(records).toEqual(record('escalate', escalate));
    expect(raise).toEqual([
      {
        ...task('ask_overdue', 'not_answered_when_opened_again', escalate),
        id: expect.stringMatching(/^ask_overdue-A1-[0-9A-Z]{26}$/),
      },
    ]);
  });

  it('are no second task while the first is open', () => {
    const overdue = sampleTask({ kind: 'ask_overdue', about: 'A1', state: 'open' });
    const raised = (change: Parameters<typeof sampleTask>[0]) =>
      reopened({ version: 3, dueAt: OVER }, [{ ...overdue, ...change }]).raise.length;
    expect([raised({}), raised({ state: 'done' }), raised({ kind: 'form_due' }), raised({ about: 'A2' })]).toEqual([
      0, 1, 1, 1,
    ]);
  });
});
