import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeOf } from '#functions/casework/work/after.ts';
import type { Change } from '#functions/casework/work/change.ts';
import { type CaseAction, MOVES, STATES, stateAfter } from '#functions/casework/work/states.ts';
import { Case, CaseState } from '#schemas/case.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const ACTIONS = Object.keys(MOVES).flatMap((name) => {
  const action = Object.keys(MOVES).find((known) => known === name);
  return action === undefined ? [] : [action];
});
const isAction = (name: string): name is CaseAction => name in MOVES;
const actions = fc.constantFrom(...ACTIONS.filter(isAction));
const worker = fc.constantFrom('worker-1', 'worker-2');
const NOTHING: Change = { line: { what: 'x' } };

describe('the states of a case', () => {
  it('have no sequence of actions that leads to work which is nobody’s', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(actions, worker), { maxLength: 30 }), (steps) => {
        let head: Case = sampleCase();
        for (const [action, id] of steps) {
          if (stateAfter(action, head.state) === undefined) continue;
          const given =
            action === 'reroute' || action === 'reopen' ? { ...NOTHING, head: { assignee: null } } : NOTHING;
          const { head: next } = changeOf(head, action, given, { staff: { id, roles: [] }, now: new Date() });
          const { assignee: _before, ...rest } = head;
          head = Case.parse({
            ...rest,
            state: next.state,
            ...(next.assignee === null ? {} : { assignee: next.assignee }),
          });
          if (STATES[head.state].owner === 'worker') expect(head.assignee).toBeDefined();
          expect(head.team).toBeDefined();
        }
      }),
    );
  });

  it('can each be reached from a new case, and left again', () => {
    const reached = new Set<CaseState>(['new']);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const state of [...reached])
        for (const move of Object.values(MOVES)) {
          const next = move[state];
          if (next !== undefined) reached.add(next);
        }
    }
    expect([...reached].sort()).toEqual([...CaseState.options].sort());
    for (const state of CaseState.options)
      expect([state, Object.values(MOVES).some((move) => move[state] !== undefined && move[state] !== state)]).toEqual([
        state,
        true,
      ]);
  });

  it('stop the clock only when it is decided, or a query answered', () => {
    const stopped = CaseState.options.filter((state) => STATES[state].clock === 'stopped');
    expect(stopped).toEqual(['decided', 'closed', 'answered']);
  });

  it('let what is known of a child be written down in every one', () => {
    for (const state of CaseState.options) expect(stateAfter('note', state)).toBe(state);
  });
});
