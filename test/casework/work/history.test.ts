import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseActionPath } from '#functions/casework/work/paths.ts';
import { inTheWay } from '#functions/casework/work/tasks-after-decision.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { asWritten } from '#test/support/as-written.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { analysis } from './analysis.ts';

const now = new Date('2026-11-23T10:00:00.000Z');

/** Every step that leads to a decision and away from it, with and without what it needs. */
const step = fc.record({
  by: fc.constantFrom('worker', 'manager'),
  does: fc.constantFrom(
    ['accept', {}] as const,
    ['recommendation', analysis()] as const,
    ['recommendation', analysis({ level: undefined })] as const,
    ['decision', analysis()] as const,
    ['decision', analysis({ aloneBecause: 'Nobody else is on duty.' })] as const,
    ['decision', analysis({ outcome: 'redirect', redirectTo: 'Nextshire' })] as const,
    ['decision', analysis({ legalBasis: { code: 'none' } })] as const,
    ['tasks-done', { how: 'Rang them.' }] as const,
    ['close', {}] as const,
    ['reopen', { why: 'More is known.' }] as const,
  ),
});

/** Returns the case after a step; unchanged when the step is refused. */
function after(whole: WholeCase, by: string, path: CaseActionPath, input: object): WholeCase {
  const { action, rule } = CASE_ACTIONS[path];
  const doing = { staff: { id: by, roles: ['duty_social_worker'] }, now };
  const open = whole.tasks.find(({ state }) => state === 'open');
  const body = path === 'tasks-done' ? { ...input, id: open?.id ?? 'none' } : input;
  try {
    const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing);
    return asWritten({ whole, timers: new Map() }, change).whole;
  } catch (error) {
    if (error instanceof Problem) return whole;
    throw error;
  }
}

describe('any actions on a case, in any order', () => {
  it('every decision has level, basis and reasons, and two people or a reason; none is lost; none is closed untold', () => {
    const seen = { decided: 0, closed: 0, again: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
        let whole = wholeCase();
        for (const one of steps) {
          const before = whole;
          whole = after(whole, one.by, one.does[0], one.does[1]);
          expect(whole.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
          expect(whole.recommendations.slice(0, before.recommendations.length)).toEqual(before.recommendations);
          if (whole.head.state === 'closed') expect(inTheWay(whole.tasks)).toEqual([]);
          if (whole.head.state === 'decided' && before.head.state !== 'decided') {
            seen.decided += 1;
            expect(whole.decisions).toHaveLength(before.decisions.length + 1);
            expect(inTheWay(whole.tasks).map(({ about }) => about)).toContain(whole.decisions.at(-1)?.id);
          }
          if (whole.head.state === 'closed' && before.head.state !== 'closed') seen.closed += 1;
        }
        for (const decision of whole.decisions) {
          expect(decision.level.rationale && decision.legalBasis.rationale && decision.reasons).toBeTruthy();
          const answered = whole.recommendations.find(({ id }) => id === decision.recommendation);
          if (decision.alone === undefined) expect(answered?.by).not.toBe(decision.by);
          if (answered !== undefined) expect(answered.round).toBe(decision.round);
          else expect(decision.alone).toBeDefined();
        }
        expect(new Set(whole.decisions.map(({ id }) => id)).size).toBe(whole.decisions.length);
        if (whole.decisions.length > 1) seen.again += 1;
      }),
      { numRuns: 300 },
    );
    // The property proves nothing for sequences that lead nowhere: these led somewhere.
    expect(Math.min(seen.decided, seen.closed, seen.again)).toBeGreaterThan(10);
  });
});
