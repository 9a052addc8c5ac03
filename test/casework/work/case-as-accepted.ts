import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import type { CaseActionPath } from '#functions/casework/work/paths.ts';
import { stateAfter } from '#functions/casework/work/states.ts';
import type { CaseFlag, CaseState, Priority, Team } from '#schemas/case.ts';
import { analysis } from './analysis.ts';

/** An action on a case; `detail` can be found again wherever the action left it. */
export type Doing =
  | { readonly path: 'accept' | 'notes' | 'tasks' | 'recommendation' | 'decision' | 'reopen' }
  | { readonly path: 'tasks-done' }
  | { readonly path: 'assign'; readonly to: string }
  | { readonly path: 'reroute'; readonly team: Team }
  | { readonly path: 'priority'; readonly priority: Priority }
  | { readonly path: 'flags'; readonly flag: CaseFlag };
export type Done = Doing & { readonly by: string; readonly detail: string; readonly task?: string };

/** Returns the body of the action. */
export function bodyOf(done: Done): unknown {
  const { path, detail: why } = done;
  if (path === 'accept') return {};
  if (path === 'assign') return { to: done.to, why };
  if (path === 'reroute') return { team: done.team, why };
  if (path === 'priority') return { priority: done.priority, why };
  if (path === 'flags') return { flag: done.flag, why };
  if (path === 'notes') return { text: why };
  if (path === 'tasks') return { why, dueAt: '2026-12-01T09:00:00.000Z' };
  if (path === 'tasks-done') return { id: done.task, how: why };
  if (path === 'reopen') return { why };
  return analysis({ reasons: why, ...(path === 'decision' ? { aloneBecause: 'Nobody else is on duty.' } : {}) });
}

/** The case that must result when exactly these changes were accepted, one after the other. */
export interface Accepted {
  readonly version: number;
  readonly state: CaseState;
  readonly team: Team;
  readonly assignee: string | undefined;
  readonly priority: Priority | undefined;
  readonly flags: readonly CaseFlag[];
  /** Tasks raised by hand, done or not. */
  readonly raised: readonly string[];
  readonly finished: readonly string[];
  readonly decided: readonly string[];
  readonly recommended: readonly string[];
  readonly all: readonly Done[];
}

export const NOTHING_YET: Accepted = {
  version: 1,
  state: 'new',
  team: 'duty_and_advice',
  assignee: undefined,
  priority: undefined,
  flags: [],
  raised: [],
  finished: [],
  decided: [],
  recommended: [],
  all: [],
};

/** Returns whether the case's rules allow an action in its present state. */
export function isAllowed({ state, team, flags }: Accepted, doing: Doing): boolean {
  if (doing.path === 'reroute' && doing.team === team) return false;
  if (doing.path === 'flags' && flags.includes(doing.flag)) return false;
  return stateAfter(CASE_ACTIONS[doing.path].action, state) !== undefined;
}

/** Returns the case after one accepted change. */
export function accepting(before: Accepted, done: Done): Accepted {
  const { path, detail, by } = done;
  const state = stateAfter(CASE_ACTIONS[path].action, before.state) ?? before.state;
  const assignee = assigneeAfter(before, done);
  const worked = state === 'accepted' || state === 'awaiting_information' || state === 'decided';
  const after = {
    ...before,
    state,
    assignee: worked && assignee === undefined ? by : assignee,
    version: before.version + 1,
    all: [...before.all, done],
  };
  if (path === 'reroute') return { ...after, team: done.team };
  if (path === 'priority') return { ...after, priority: done.priority };
  if (path === 'flags') return { ...after, flags: [...before.flags, done.flag] };
  if (path === 'tasks') return { ...after, raised: [...before.raised, detail] };
  if (path === 'recommendation') return { ...after, recommended: [...before.recommended, detail] };
  if (path === 'decision') return { ...after, decided: [...before.decided, detail] };
  if (path !== 'tasks-done') return after;
  return { ...after, finished: [...before.finished, done.task ?? ''] };
}

/** Returns the case after a flag that nobody at the desk set. */
export const flagged = (before: Accepted, flag: CaseFlag): Accepted => ({
  ...before,
  version: before.version + 1,
  flags: [...new Set([...before.flags, flag])],
});

function assigneeAfter({ assignee }: Accepted, done: Done): string | undefined {
  if (done.path === 'accept') return done.by;
  if (done.path === 'assign') return done.to;
  return done.path === 'reroute' || done.path === 'reopen' ? undefined : assignee;
}

/** Returns the timeline line of each action. */
export function lineOf(done: Done): { what: string; detail?: string } {
  const { detail } = done;
  const lines: Readonly<Record<Doing['path'], string>> = {
    accept: 'accepted',
    assign: 'assigned',
    reroute: `rerouted_to_${done.path === 'reroute' ? done.team : ''}`,
    priority: `priority_${done.path === 'priority' ? done.priority : ''}`,
    flags: `flag_set_${done.path === 'flags' ? done.flag : ''}`,
    notes: 'note',
    tasks: 'task_raised',
    'tasks-done': 'done_by_hand',
    recommendation: 'recommended_advice',
    decision: 'decided_advice',
    reopen: 'reopened',
  };
  const silent: readonly CaseActionPath[] = ['accept', 'tasks', 'recommendation', 'decision'];
  return silent.includes(done.path) ? { what: lines[done.path] } : { what: lines[done.path], detail };
}
