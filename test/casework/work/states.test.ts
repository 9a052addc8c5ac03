import { describe, expect, it } from '@jest/globals';
import { MOVES, STATES, stateAfter } from '#functions/casework/work/states.ts';
import { CaseState } from '#schemas/case.ts';

describe('the states of a case', () => {
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
