import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { type Case, CaseState, type Task, type TimelineCode } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { decisionDue } from '../clock/working-days.ts';
import { clockOfChange } from '../work/clock-of-change.ts';
import { STATES } from '../work/states.ts';

/** The dependencies of giving work back. */
export interface ReturnDeps
  extends Pick<
    Store,
    | 'listCases'
    | 'listTasks'
    | 'casesNaming'
    | 'caseHead'
    | 'currentOf'
    | 'currentWithRole'
    | 'changeCase'
    | 'returnTask'
  > {
  readonly clock: () => Promise<ClockSettings>;
}

/** A step is some hundred small writes, a few seconds of a sweep; the next sweep takes the next step. */
const MOST_AT_ONCE = 25;
/** The most managers who get access: one may be on leave, and a restricted case is for few people. */
const MOST_MANAGERS = 5;
/** The states with work to give back. A closed or answered case keeps its assignee. */
const UNDER_WAY = CaseState.options.filter((state) => state !== 'closed' && state !== 'answered');

/**
 * Takes one step of giving back the work of a colleague whose access ended. Returns whether there may be more, and where to
 * continue.
 */
export async function returnWork(
  deps: ReturnDeps,
  { id, after }: { readonly id: string; readonly after: string },
  now: Date,
): Promise<{ readonly more: boolean; readonly after: string }> {
  const cases = (
    await deps.listCases({ list: { by: 'assignee', assignee: id, states: UNDER_WAY }, limit: MOST_AT_ONCE }, { now })
  ).rows;
  for (const head of cases) await deps.changeCase(head, await returned(deps, head, now), now);
  const tasks = (await deps.listTasks({ list: { owner: id }, limit: MOST_AT_ONCE }, { now })).rows;
  for (const task of tasks) await deps.returnTask({ ...task, owner: id }, now);
  const { references, goesOn } = await deps.casesNaming(id, { limit: MOST_AT_ONCE, after });
  for (const reference of references) {
    const head = await deps.caseHead(reference);
    // The change that gives a case back also opens it to somebody.
    if (head === undefined || head.assignee === id || head.access?.only?.includes(id) !== true) continue;
    const opened = await openedToSomebody(deps, head, now);
    if (opened !== undefined)
      await deps.changeCase(head, changeOf(head, 'open-case-to-managers', 'opened_to_managers', opened, now), now);
  }
  const more = cases.length > 0 || tasks.length > 0 || goesOn;
  return { more, after: goesOn ? (references.at(-1) ?? '') : '' };
}

/**
 * Gives a case back to its team. Work in progress waits to be taken again, with the clock that it had. A decided case stays
 * decided, and its team's tasks say what is left to do.
 */
async function returned(deps: ReturnDeps, head: Case, now: Date): Promise<CaseChange> {
  const { owner, clock } = STATES[head.state];
  const state = owner === 'worker' && clock === 'runs' ? 'new' : head.state;
  const opened = await openedToSomebody(deps, head, now);
  const change = changeOf(head, 'return-case', 'returned_to_team', opened ?? {}, now);
  return { ...change, head: { ...change.head, state, assignee: null, ...clockOfChange(head, state, now) } };
}

interface Opened {
  readonly head?: Pick<Case, 'access'>;
  readonly raise?: readonly Task[];
}

/**
 * Returns the change for a restricted case when access has ended for everybody it names. Some team managers may see it from now on,
 * and governance decides who does. Without a manager, governance alone is asked: it decides without seeing the case. The list is
 * never lifted.
 */
async function openedToSomebody(deps: ReturnDeps, head: Case, now: Date): Promise<Opened | undefined> {
  const { only, never = [] } = head.access ?? {};
  if (only === undefined) return undefined;
  if ((await deps.currentOf(only)).size > 0) return undefined;
  const managers = (await deps.currentWithRole('team_manager')).filter(({ id }) => !never.includes(id));
  const named = managers.slice(0, MOST_MANAGERS).map(({ id }) => id);
  const task: Task = {
    id: `consider_restricting-${newId(now)}`,
    kind: 'consider_restricting',
    team: 'information_governance',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: decisionDue(now, await deps.clock()).toISOString(),
    why: named.length === 0 ? 'nobody_may_see_it' : 'opened_to_managers',
  };
  return { head: { access: { ...head.access, only: named.length === 0 ? only : named } }, raise: [task] };
}

function changeOf(
  head: Case,
  action: string,
  what: TimelineCode,
  { head: fields = {}, raise = [] }: Opened,
  now: Date,
): CaseChange {
  return {
    action,
    head: { ...fields },
    flags: head.flags,
    records: [],
    raise,
    finish: [],
    line: { id: newId(now), at: now.toISOString(), what, by: 'service' },
    outbound: [],
  };
}
