import { Problem } from '#functions/platform/http/problem.ts';
import type { Case, CaseState } from '#schemas/case.ts';
import { type CaseAction, stateAfter } from './states.ts';

const AFTER_REOPENING = { decided: 'It is decided: reopen it first.', closed: 'It is closed: reopen it first.' };
const QUERY = 'It is a process query: call it a concern first.';

/** Says what must come first, by the state that refuses an action. */
const FIRST: Readonly<Record<CaseState, string>> = {
  new: 'Somebody must accept the case first.',
  accepted: 'Somebody has accepted the case already.',
  awaiting_information: 'Somebody has accepted the case already.',
  recommended: 'It is recommended, and waits for a decision.',
  ...AFTER_REOPENING,
  query: QUERY,
  answered: QUERY,
};

type Sentences = Partial<Record<CaseState, string>>;
const untilDecided = (says: string): Sentences => ({
  new: says,
  accepted: says,
  awaiting_information: says,
  recommended: says,
});

/** Says it for the actions that a state refuses for a reason of their own. */
const OF_ACTION: Readonly<Partial<Record<CaseAction, Sentences>>> = {
  accept: { recommended: FIRST.accepted },
  close: { ...untilDecided('It must be decided first.'), closed: 'It is closed already.' },
  reopen: untilDecided('It is open already.'),
  call_query: {
    ...untilDecided('More was asked for or recommended, so it stays a concern.'),
    query: 'It is a process query already.',
  },
  answer_query: {
    ...untilDecided('It is not a process query.'),
    decided: 'It is not a process query.',
    closed: 'It is not a process query.',
    answered: 'It is answered already.',
  },
  call_concern: {
    ...untilDecided('It is a concern already.'),
    decided: 'It is a concern already.',
    closed: 'It is a concern already.',
  },
};

/**
 * Returns the state after an action.
 * @throws Problem 409 when the case's state does not allow the action, with what must come first
 */
export function nextState({ state }: Pick<Case, 'state'>, action: CaseAction): CaseState {
  const next = stateAfter(action, state);
  if (next === undefined)
    throw new Problem(409, 'not-in-this-state', OF_ACTION[action]?.[state] ?? FIRST[state], { state });
  return next;
}
