import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseActionPath } from '#functions/casework/work/paths.ts';
import { STATES } from '#functions/casework/work/states.ts';
import { inTheWay } from '#functions/casework/work/tasks-after-decision.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { mayEnter } from '#functions/safety/access.ts';
import { type Case, CaseState, Team } from '#schemas/case.ts';
import { asWritten, type Standing } from '#test/support/as-written.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { analysis } from './analysis.ts';
import { EVERY } from './every-action.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const isPath = (path: string): path is CaseActionPath => path in CASE_ACTIONS;
const PATHS = Object.keys(CASE_ACTIONS).filter(isPath);
const byHand = { who: 'professional', how: 'telephone', worker: 'worker-3' };

/** Returns another body for an action than the other tests send. The item that it is about is drawn too. */
function bodyOf(path: CaseActionPath, whole: WholeCase, drawn: number): unknown {
  const nth = <T>(all: readonly T[]): T | undefined => all[drawn % Math.max(1, all.length)];
  const usual = EVERY[path].body(whole, '');
  const but = (more: object) => ({ ...(typeof usual === 'object' ? usual : {}), ...more });
  if (path === 'reroute')
    return { team: nth(Team.options.filter((team) => team !== whole.head.team)), why: 'It is theirs.' };
  if (path === 'tasks-done') return { id: nth(whole.tasks.filter(({ state }) => state === 'open'))?.id, how: 'Rang.' };
  if (path === 'asks-answered') return { id: nth(whole.asks)?.id, how: 'telephone', answers: 'Nobody is.' };
  if (path === 'conversations-approved') return { id: nth(whole.conversations)?.id };
  if (path === 'flags-lifted') return { flag: nth(whole.head.flags), why: 'Somebody looked.' };
  if (path === 'access')
    return { only: nth([['worker-2'], null, ['worker-1', 'worker-2']]), never: nth([[], ['worker-1']]), why: 'Kin.' };
  if (drawn % 2 === 0) return usual;
  if (path === 'form-instructed') return but({ of: byHand });
  if (path === 'asks') return but({ of: byHand });
  if (path === 'flags') return { flag: 'do_not_inform_parents', why: 'A risk.' };
  if (path === 'conversations') return but({ confirm: { how: 'telephone', why: 'They asked for it.' } });
  if (path === 'decision')
    return analysis({ outcome: 'redirect', redirectTo: 'Nextshire', aloneBecause: 'Nobody else is here.' });
  return usual;
}

interface Step {
  readonly by: string;
  readonly path: CaseActionPath;
  readonly drawn: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom('worker-1', 'worker-2'),
  path: fc.constantFrom(...PATHS),
  drawn: fc.nat({ max: 30 }),
});
/** Returns the steps that lead to an action of a case, and the action. */
const wayTo = (path: CaseActionPath): readonly Step[] => [
  ...(EVERY[path].before ?? []).filter(isPath).flatMap(wayTo),
  { by: 'worker-1', path, drawn: 0 },
];
const WAYS = [...PATHS.map(wayTo), [...wayTo('access'), ...wayTo('break-glass')]];
/** How a sequence may begin: an end is far away by chance alone. */
const openings = fc.oneof(fc.constant([]), fc.constantFrom(...WAYS));
type Begun = Partial<Case>;
const UNREAD: Begun = { door: 'email', form: null, children: null, completeness: null };
const begun = fc.constantFrom<Begun>({}, UNREAD);
/** Every way, on both kinds of case: what the property must reach is not left to chance. */
const EXAMPLES = [{}, UNREAD].flatMap((head) => WAYS.map((way): [Begun, readonly Step[], Step[]] => [head, way, []]));

/** Returns the case after a step; unchanged when a rule refuses it. */
function after(standing: Standing, { by, path, drawn }: Step): Standing {
  const { whole } = standing;
  const { action, rule } = CASE_ACTIONS[path];
  const doing = { staff: { id: by, roles: ['team_manager'] }, now, professionalDomains: ['gov.uk'] };
  try {
    const change = rule.run(whole, bodyOf(path, whole, drawn), doing);
    return asWritten(standing, changeOf(whole.head, action, change, doing, whole.tasks));
  } catch (error) {
    if (error instanceof Problem) return standing;
    throw error;
  }
}

/** Checks who owns a case, and when somebody must look again: law 1 and law 6. */
function expectOwned({ whole, timers }: Standing): void {
  const { head, tasks, asks, conversations } = whole;
  const { owner, clock } = STATES[head.state];
  const open = tasks.filter(({ state }) => state === 'open');
  expect(Team.options).toContain(head.team);
  if (owner === 'worker') expect(head.assignee).toBeTruthy();
  if (head.assignee !== undefined) expect([head, mayEnter(head, head.assignee)]).toEqual([head, true]);
  expect(head.access?.only).not.toEqual([]);
  expect(Date.parse(head.decisionDueAt)).not.toBeNaN();
  expect([head.state, timers.has('CASE')]).toEqual([head.state, clock === 'runs']);
  if (head.state === 'closed') expect(inTheWay(tasks)).toEqual([]);
  for (const task of open)
    expect([task.kind, Team.options.includes(task.team), task.dueAt > '2026']).toEqual([task.kind, true, true]);

  const unanswered = asks.filter(({ state }) => state === 'open');
  expect(head.openAsks ?? 0).toBe(unanswered.length);
  if (head.state === 'awaiting_information') expect(unanswered.length).toBeGreaterThan(0);
  for (const { id, state } of asks) expect([id, timers.has(id)]).toEqual([id, state === 'open']);
  for (const { id, form, state } of asks)
    if (form !== undefined && state === 'open')
      expect(open.map((task) => `${task.kind} ${task.about}`)).toContain(`form_due ${id}`);
  for (const { id, confirmation } of conversations)
    if (confirmation.state === 'to_approve') expect(open.map((task) => task.about)).toContain(id);
  if (head.state === 'query') expect(open.map(({ kind }) => kind)).toContain('answer_query');
}

describe('any actions of staff on a case, in any order', () => {
  it('it has an owner and a time to look again, or it is closed and nothing is owed', () => {
    const reached = new Set<CaseState>();
    const taken = new Set<CaseActionPath>();
    fc.assert(
      fc.property(begun, openings, fc.array(step, { minLength: 1, maxLength: 60 }), (head, opening, steps) => {
        const forms = 'door' in head ? [] : [formSaid({ '/urgency/immediateDanger': false })];
        const whole = wholeCase({ head: sampleCase(head), forms });
        let standing: Standing = { whole, timers: new Map([['CASE', whole.head.receivedAt]]) };
        for (const one of [...opening, ...steps]) {
          const next = after(standing, one);
          if (next !== standing) taken.add(one.path);
          standing = next;
          reached.add(standing.whole.head.state);
          expectOwned(standing);
        }
      }),
      { numRuns: 500, examples: EXAMPLES },
    );
    // The property proves nothing for sequences that lead nowhere: these led to every state, by every way.
    expect([...reached].sort()).toEqual([...CaseState.options].sort());
    expect([...taken].sort()).toEqual([...PATHS].sort());
  });
});
