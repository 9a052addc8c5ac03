import type { CaseAction } from '#schemas/api/staff/may.ts';
import type { CaseState } from '#schemas/case.ts';

export type { CaseAction };

/** Who must act on a case in a state; every state has an owner. */
export type Owner = 'team' | 'worker';

interface State {
  readonly owner: Owner;
  /** Only a decision stops the clock: asking for more does not (S9b, law 6). */
  readonly clock: 'runs' | 'stopped';
  /** For staff. */
  readonly words: string;
}

/** The states of a case, and who owns it in each. */
export const STATES: Readonly<Record<CaseState, State>> = {
  new: { owner: 'team', clock: 'runs', words: 'Waiting for somebody of the team to take it' },
  accepted: { owner: 'worker', clock: 'runs', words: 'Somebody is working on it' },
  awaiting_information: { owner: 'worker', clock: 'runs', words: 'More was asked for, and the clock goes on' },
  recommended: { owner: 'team', clock: 'runs', words: 'Waiting for a decision-maker' },
  decided: {
    owner: 'worker',
    clock: 'stopped',
    words: 'Decided; the referrer is still to be told, or a hand-over to be confirmed',
  },
  closed: { owner: 'team', clock: 'stopped', words: 'Closed; it can be opened again' },
  query: {
    owner: 'team',
    clock: 'runs',
    words: 'Screened by a person: a question about how things are done, for the early help coordinator',
  },
  answered: {
    owner: 'team',
    clock: 'stopped',
    words: 'A question that was answered; it can be called a concern again',
  },
};

/** Where an action leads, by the case's state; a state that is not named refuses it. */
type Move = Readonly<Partial<Record<CaseState, CaseState>>>;

/** An action that every state allows and none changes: facts about a child are never refused because a case is closed. */
const ANY_TIME: Move = {
  new: 'new',
  accepted: 'accepted',
  awaiting_information: 'awaiting_information',
  recommended: 'recommended',
  decided: 'decided',
  closed: 'closed',
  query: 'query',
  answered: 'answered',
};

/** The whole state machine: a rule may refuse more (a role, a missing answer), and never allows more. */
export const MOVES: Readonly<Record<CaseAction, Move>> = {
  accept: { new: 'accepted', query: 'query' },
  // Assigned to somebody else: a recommendation stays for the person who decides.
  assign: {
    new: 'accepted',
    accepted: 'accepted',
    awaiting_information: 'awaiting_information',
    recommended: 'recommended',
    decided: 'decided',
    query: 'query',
  },
  // To another team, without re-keying (S6b): nobody there has taken it yet.
  reroute: { new: 'new', accepted: 'new', awaiting_information: 'new', recommended: 'new' },
  set_priority: {
    new: 'new',
    accepted: 'accepted',
    awaiting_information: 'awaiting_information',
    recommended: 'recommended',
  },
  note: ANY_TIME,
  set_liquidlogic: ANY_TIME,
  link: ANY_TIME,
  unlink: ANY_TIME,
  judge_match: ANY_TIME,
  raise_task: ANY_TIME,
  finish_task: ANY_TIME,
  ask: { new: 'awaiting_information', accepted: 'awaiting_information', awaiting_information: 'awaiting_information' },
  record_answer: {
    new: 'new',
    accepted: 'accepted',
    // The last open question answered leads back; while another is open the rule keeps the state.
    awaiting_information: 'accepted',
    recommended: 'recommended',
    decided: 'decided',
    closed: 'closed',
  },
  recommend: { accepted: 'recommended', awaiting_information: 'recommended', recommended: 'recommended' },
  // A manager may decide on what is known (S9b), whatever worker has the case.
  decide: { new: 'decided', accepted: 'decided', awaiting_information: 'decided', recommended: 'decided' },
  close: { decided: 'closed' },
  set_flag: ANY_TIME,
  lift_flag: ANY_TIME,
  record_contact: ANY_TIME,
  converse: ANY_TIME,
  approve_confirmation: ANY_TIME,
  reopen: { decided: 'new', closed: 'new' },
  // Only before anything was asked or recommended, and only by a person (S32).
  call_query: { new: 'query', accepted: 'query' },
  answer_query: { query: 'answered' },
  // At any time, with the clock that it had from its receipt.
  call_concern: { query: 'new', answered: 'new' },
  set_access: ANY_TIME,
  break_glass: ANY_TIME,
  say_related: ANY_TIME,
  say_same_parents: ANY_TIME,
  report_misdirected: ANY_TIME,
  record_reading: ANY_TIME,
};

/** Returns the state after an action, or `undefined` when this state does not allow it. */
export function stateAfter(action: CaseAction, state: CaseState): CaseState | undefined {
  return MOVES[action][state];
}
