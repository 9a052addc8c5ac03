import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { GivenTo } from '#functions/platform/store/colleagues.ts';
import type { Case, Task, Team, TimelineEntry } from '#schemas/case.ts';
import { rolesReading, takesOver } from '../roles.ts';
import type { Change, Doing } from './change.ts';
import { clockOfChange, clockTasksDone } from './clock-of-change.ts';
import { nextState } from './next-state.ts';
import { unlessFlagged } from './query.ts';
import { seenByItsOwners } from './seen-by-owners.ts';
import { type CaseAction, STATES } from './states.ts';

/**
 * Returns the whole change that an action makes of a case: what its rule says, the state that follows, and an owner. In a state
 * that a person works on, the person who acted becomes the owner, unless somebody else is. A decision also finishes the tasks that
 * asked for it.
 * @throws Problem 409 when the action may not be taken in the case's state, and when the case would be kept from its owner
 */
export function changeOf(
  head: Case,
  action: CaseAction,
  change: Change,
  doing: Doing,
  tasks: readonly Task[] = [],
): CaseChange {
  const lifted = new Set(change.flags?.lift ?? []);
  const flags = new Set([...head.flags.filter((flag) => !lifted.has(flag)), ...(change.flags?.add ?? [])]);
  const after = nextState(head, action);
  const next = change.stays === true ? head.state : after;
  const concern = unlessFlagged(head, next, change.flags?.add ?? [], doing.now);
  const state = concern?.state ?? next;
  const fields = { ...change.head, ...concern?.head };
  const assignee = fields.assignee === undefined ? (head.assignee ?? null) : fields.assignee;
  const team = fields.team ?? head.team;
  const isOwned = STATES[state].owner !== 'worker' || assignee !== null;
  const owner = isOwned || !takesOver(doing.staff.roles, action, team) ? assignee : doing.staff.id;
  seenByItsOwners({ access: fields.access === undefined ? head.access : (fields.access ?? undefined) }, [
    owner,
    ...(change.raise ?? []).map((task) => task.owner),
  ]);
  return {
    action: nameOf(action),
    subject: change.subject,
    reason: change.reason ?? doing.reason,
    head: { ...fields, state, assignee: owner, ...clockOfChange(head, state, doing.now) },
    flags: [...flags],
    records: change.records ?? [],
    form: change.form,
    safety: change.safety,
    raise: [...(change.raise ?? []), ...(concern?.raise ?? [])],
    open: change.open,
    turn: change.turn,
    move: change.move,
    finish: [...new Set([...(change.finish ?? []), ...(concern?.finish ?? []), ...clockTasksDone(head, state, tasks)])],
    line: lineOf(change.line, doing, 0),
    ended: change.ended === undefined ? undefined : lineOf({ what: change.ended }, doing, 1),
    outbound: change.outbound ?? [],
    // Who takes down an answer for themselves knows it.
    came: change.came && doing.staff.id !== owner,
    claim: change.claim,
    givenTo: givenTo(doing, [
      { id: owner === head.assignee ? null : owner, sees: [team] },
      ...(change.raise ?? []).map((task) => ({ id: task.owner, sees: [team, task.team] })),
      ...(fields.access?.only ?? [])
        .filter((id) => !head.access?.only?.includes(id))
        .map((id) => ({ id, sees: [team] })),
    ]),
    release: change.release,
  };
}

/** Returns a line of the timeline. Lines of one moment sort by their ids. */
const lineOf = (said: Change['line'], { staff, now }: Doing, after: number): TimelineEntry => ({
  id: newId(new Date(now.getTime() + after)),
  at: now.toISOString(),
  by: staff.id,
  ...said,
});

interface Given {
  readonly id: string | null | undefined;
  /** The teams of which one must be theirs to see it. */
  readonly sees: readonly Team[];
}

/** Returns the people to whom an action gives something new, but for the person who acts. */
function givenTo({ staff }: Doing, people: readonly Given[]): GivenTo[] {
  const given = people.flatMap(({ id, sees }) =>
    typeof id === 'string' && id !== staff.id ? [[id, { id, roles: rolesReading(sees) }] as const] : [],
  );
  return [...new Map(given.toReversed()).values()];
}

/** Returns the audit's name of an action. */
export const nameOf = (action: CaseAction): string => `case-${action.replaceAll('_', '-')}`;
