import { describe, expect, it } from '@jest/globals';
import { decisionTime } from '#functions/casework/clock/decision-time.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import type { TimedMove } from '#functions/platform/store/timers.ts';
import type { Case } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { NO_QUEUES, type TeamQueue } from '#schemas/standing-queues.ts';
import { sampleCase } from '#test/support/sample-case.ts';

/** Due on Tuesday at five. */
const DUE = '2026-11-24T17:00:00.000Z';
const head = sampleCase({ receivedAt: '2026-11-23T09:00:00.000Z', decisionDueAt: DUE });
const { reference, team } = head;
const settings = { ...CLOCK_DEFAULTS, escalation: { role: 'head_of_service', contact: 'Duty head, on call' } };

/** What the clock makes of a case at an instant, and what it says that it did. */
async function looked(
  now: string,
  change: Partial<Case> = {},
  given: { timerAt?: string; changed?: true; queue?: TeamQueue } = {},
) {
  const moves: TimedMove[] = [];
  const moveTimed = async (_timed: unknown, made: TimedMove) => {
    moves.push(made);
    return given.changed === undefined ? ('moved' as const) : ('changed' as const);
  };
  const item = { ...head, ...change };
  const timed = { key: caseKey(reference), timer: 'decision', timerAt: given.timerAt ?? now, asks: 0, item } as const;
  const settled = await decisionTime({ moveTimed }, timed, new Date(now), {
    settings,
    queues: { ...NO_QUEUES, teams: given.queue === undefined ? {} : { [team]: given.queue } },
  });
  return { settled, moves };
}

const SAID = { action: 'look-at-decision-clock', subject: reference };
const on = (line: string, task?: object) => ({ reference, line, flags: [], ...(task === undefined ? {} : { task }) });
const taskAt = (now: string, kind: string, more: object) => ({
  id: `${kind}-${now}`,
  kind,
  team,
  state: 'open',
  raisedAt: now,
  ...more,
});

describe('the clock of a decision', () => {
  it.each(['decided', 'closed'] as const)('ends once the case is %s', async (state) => {
    expect(await looked(DUE, { state })).toEqual({ settled: 'ended', moves: [{ ...SAID, lookAt: null }] });
    expect((await looked(DUE, { state }, { changed: true })).settled).toBe('changed');
  });

  it('looks again when the case comes to be at risk, and writes nothing when that is when it would look anyway', async () => {
    const now = '2026-11-23T10:00:00.000Z';
    const atRisk = '2026-11-24T14:00:00.000Z';
    expect(await looked(now)).toEqual({ settled: 'looked_at', moves: [{ ...SAID, lookAt: new Date(atRisk) }] });
    expect(await looked(now, {}, { timerAt: atRisk })).toEqual({ settled: 'looked_at', moves: [] });
  });

  it.each([
    ['at_risk', '2026-11-24T14:00:00.000Z'],
    ['predicted_breach', '2026-11-24T16:50:00.000Z'],
  ])('that is %s is a task of the manager, due with the decision, and looks again when it is due', async (why, now) => {
    const more = { why, role: 'team_manager', dueAt: DUE };
    expect(await looked(now)).toEqual({
      settled: 'given_to_a_person',
      moves: [
        {
          ...SAID,
          lookAt: new Date(DUE),
          set: { clockSaid: 'at_risk' },
          onCase: on(`decision_${why}`, taskAt(now, 'decision_at_risk', more)),
        },
      ],
    });
    expect((await looked(now, {}, { changed: true })).settled).toBe('changed');
  });

  it('says once that it is at risk', async () => {
    const again = await looked('2026-11-24T15:00:00.000Z', { clockSaid: 'at_risk' });
    expect(again).toEqual({ settled: 'looked_at', moves: [{ ...SAID, lookAt: new Date(DUE) }] });
    const early = await looked('2026-11-23T10:00:00.000Z', { clockSaid: 'at_risk' }, { timerAt: DUE });
    expect(early).toEqual({ settled: 'looked_at', moves: [] });
  });

  it.each([undefined, 'at_risk'] as const)(
    'that is late after %s is a task of the manager at once',
    async (clockSaid) => {
      const said = clockSaid === undefined ? {} : { clockSaid };
      expect(await looked(DUE, said)).toEqual({
        settled: 'given_to_a_person',
        moves: [
          {
            ...SAID,
            lookAt: new Date('2026-11-25T08:30:00.000Z'),
            set: { clockSaid: 'breached' },
            onCase: on(
              'decision_overdue',
              taskAt(DUE, 'decision_overdue', { why: 'not_decided_in_time', role: 'team_manager', dueAt: DUE }),
            ),
          },
        ],
      });
    },
  );

  it('that is late a working day later goes to the role that the council named', async () => {
    const now = '2026-11-25T08:30:00.000Z';
    const more = { why: 'not_decided_a_working_day_later', ...settings.escalation, dueAt: now };
    expect(await looked(now, { clockSaid: 'breached' })).toEqual({
      settled: 'given_to_a_person',
      moves: [
        {
          ...SAID,
          lookAt: new Date('2026-11-26T08:30:00.000Z'),
          set: { clockSaid: 'escalated' },
          onCase: on('decision_escalated', taskAt(now, 'decision_overdue', more)),
        },
      ],
    });
  });

  it('that was escalated leaves a line each working day', async () => {
    expect(await looked('2026-11-27T08:30:00.000Z', { clockSaid: 'escalated' })).toEqual({
      settled: 'looked_at',
      moves: [{ ...SAID, lookAt: new Date('2026-11-30T08:30:00.000Z'), onCase: on('decision_still_overdue') }],
    });
  });

  it('writes its line even when it would look at the same time anyway', async () => {
    const timerAt = '2026-11-30T08:30:00.000Z';
    const { moves } = await looked('2026-11-27T08:30:00.000Z', { clockSaid: 'escalated' }, { timerAt });
    expect(moves).toHaveLength(1);
  });

  it('counts the cases that are taken before it: those of its priority that came earlier, and those of a higher one', async () => {
    const now = '2026-11-24T09:00:00.000Z';
    const place = (receivedAt: string) => `${DUE} ${receivedAt}`;
    const earlier = Array.from({ length: 12 }, () => place('2026-11-23T08:00:00.000Z'));
    const later = Array.from({ length: 12 }, () => place('2026-11-23T10:00:00.000Z'));
    const told = async (priority: Case['priority'], queue: TeamQueue) =>
      (await looked(now, priority === undefined ? {} : { priority }, { queue })).moves[0]?.onCase?.line;
    expect(await told(undefined, { routine: earlier })).toBe('decision_predicted_breach');
    expect(await told(undefined, { routine: later })).toBeUndefined();
    expect(await told('urgent', { routine: earlier })).toBeUndefined();
    expect(await told(undefined, { urgent: later })).toBe('decision_predicted_breach');
  });

  it('of a query says so of its answer', async () => {
    const { moves } = await looked(DUE, { state: 'query' });
    expect(moves[0]?.onCase).toMatchObject({ line: 'query_overdue', task: { kind: 'query_overdue' } });
    const early = await looked('2026-11-24T14:00:00.000Z', { state: 'query' });
    expect(early.moves[0]?.onCase).toMatchObject({ line: 'query_at_risk', task: { kind: 'query_at_risk' } });
  });
});
