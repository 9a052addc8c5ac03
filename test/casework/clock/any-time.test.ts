import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionTime } from '#functions/casework/clock/decision-time.ts';
import { decisionDue } from '#functions/casework/index.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { STATES } from '#functions/casework/work/states.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { Case } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { NO_QUEUES } from '#schemas/standing-queues.ts';
import { asWritten, type Standing } from '#test/support/as-written.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { EVERY } from '../work/every-action.ts';

const ACTIONS = ['accept', 'assign', 'reroute', 'priority', 'asks', 'recommendation', 'decision', 'reopen'] as const;
type Action = (typeof ACTIONS)[number];
const HOUR = 3_600_000;
const ROLE = 'head_of_service';
const SETTINGS = { ...CLOCK_DEFAULTS, escalation: { role: ROLE, contact: 'Duty head, on call' } };

/** Somebody acts, or the sweep comes, a minute or a long weekend after the step before. */
const step = fc.record({
  does: fc.constantFrom('sweep' as const, 'sweep' as const, 'sweep' as const, ...ACTIONS),
  hours: fc.oneof(fc.double({ min: 0.01, max: 2, noNaN: true }), fc.double({ min: 2, max: 70, noNaN: true })),
});
const received = fc.date({
  min: new Date('2026-03-20T00:00:00Z'),
  max: new Date('2026-12-31T00:00:00Z'),
  noInvalidDate: true,
});

/** Returns the case after an action; unchanged when a rule refuses it. */
function after(standing: Standing, path: Action, now: Date): Standing {
  const { whole } = standing;
  const { action, rule } = CASE_ACTIONS[path];
  const doing = { staff: { id: 'worker-1', roles: ['team_manager'] }, now, professionalDomains: ['gov.uk'] };
  try {
    const change = rule.run(whole, EVERY[path].body(whole, ''), doing);
    return asWritten(standing, changeOf(whole.head, action, change, doing, whole.tasks));
  } catch (error) {
    if (error instanceof Problem) return standing;
    throw error;
  }
}

/** Returns a due case after the sweep has looked at it and written its findings. */
async function swept(standing: Standing, now: Date): Promise<Standing> {
  const { whole, timers } = standing;
  const { head } = whole;
  const timerAt = timers.get('CASE');
  if (timerAt === undefined || timerAt > now.toISOString()) return standing;
  const timed = { key: caseKey(head.reference), timer: 'decision', timerAt, asks: 0, item: head } as const;
  let became = standing;
  const moveTimed: Parameters<typeof decisionTime>[0]['moveTimed'] = async (_timed, { lookAt, set = {}, onCase }) => {
    const left = [...timers].filter(([key]) => key !== 'CASE');
    became = {
      whole: {
        ...whole,
        head: Case.parse({ ...head, ...set }),
        tasks: [...whole.tasks, ...(onCase?.task === undefined ? [] : [onCase.task])],
      },
      timers: new Map(lookAt === null ? left : [...left, ['CASE', lookAt.toISOString()]]),
    };
    return 'moved';
  };
  await decisionTime({ moveTimed }, timed, now, { settings: SETTINGS, queues: NO_QUEUES });
  return became;
}

/** Checks that the clock reported each thing once since the case was filed or reopened, and that somebody hears of what is late. */
function expectToldOnce({ whole }: Standing, since: string, now: Date): void {
  const { head, tasks } = whole;
  const said = tasks.filter(({ kind, raisedAt }) => kind.startsWith('decision_') && raisedAt >= since);
  const told = said.map(({ kind, role }) => `${kind} ${role}`);
  expect(told).toEqual([...new Set(told)]);
  const open = tasks.filter(({ kind, state }) => kind.startsWith('decision_') && state === 'open');
  if (STATES[head.state].clock === 'stopped') expect(open).toEqual([]);
  else if (now.getTime() > Date.parse(head.decisionDueAt))
    expect(open.map(({ kind }) => kind)).toContain('decision_overdue');
  else expect(open.map(({ kind }) => kind)).not.toContain('decision_overdue');
}

describe('the decision clock of a case', () => {
  it('stops only by a decision, and reports each step once, after any actions and at any times', async () => {
    const seen = { late: 0, escalated: 0, decided: 0, again: 0 };
    await fc.assert(
      fc.asyncProperty(received, fc.array(step, { minLength: 1, maxLength: 40 }), async (at, steps) => {
        let due = decisionDue(at).toISOString();
        let since = at.toISOString();
        const head = sampleCase({ receivedAt: since, decisionDueAt: due });
        let standing: Standing = { whole: wholeCase({ head }), timers: new Map([['CASE', since]]) };
        let now = at;
        for (const { does, hours } of steps) {
          now = new Date(now.getTime() + hours * HOUR);
          const before = standing;
          standing = does === 'sweep' ? await swept(standing, now) : after(standing, does, now);
          if (does === 'reopen' && standing !== before) {
            due = decisionDue(now).toISOString();
            since = now.toISOString();
            seen.again += 1;
          }
          const { state, decisionDueAt } = standing.whole.head;
          expect([does, decisionDueAt]).toEqual([does, due]);
          expect([does, state, standing.timers.has('CASE')]).toEqual([does, state, STATES[state].clock === 'runs']);
          if (does === 'sweep') expectToldOnce(standing, since, now);
        }
        const { tasks, head: last } = standing.whole;
        seen.late += tasks.some(({ kind }) => kind === 'decision_overdue') ? 1 : 0;
        seen.escalated += tasks.some(({ role }) => role === ROLE) ? 1 : 0;
        seen.decided += STATES[last.state].clock === 'stopped' ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    // The property proves nothing unless something happened.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
  });
});
