import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { isNamed, restricted } from '#functions/safety/index.ts';
import { type Access, MOST_NAMED } from '#schemas/access.ts';
import { BreakGlass, SayRelated, SetAccess } from '#schemas/api/staff/restricting.ts';
import type { Task, TaskKind, Team } from '#schemas/case.ts';
import { decisionDue } from '../../clock/working-days.ts';
import { type CaseActionRule, caseAction, NOTHING } from '../action.ts';
import type { Doing } from '../change.ts';
import { deskOf } from '../desk-settings.ts';
import { seenByItsOwners } from '../seen-by-owners.ts';

/** The most tasks that one setting of access ends, as a transaction has 100 writes; the next setting ends more. */
const MOST_ENDED = 10;

/** The same limit as for any reason in the audit (schemas/api/staff/reason.ts); the timeline has all of it. */
const MOST_OF_REASON = 500;
/** The role that reviews each broken glass. */
const GOVERNANCE = 'ig_officer';
/** Tasks that setting access ends: the manager's by the first list, governance's by the second. */
const BY_MANAGER: ReadonlySet<TaskKind> = new Set(['consider_restricting']);
const BY_GOVERNANCE: ReadonlySet<TaskKind> = new Set(['consider_restricting', 'review_break_glass']);

/**
 * Sets who may see a case from now on (domain 5.3: a named access list). A manager whom it does not name cannot add themselves:
 * they break the glass like everybody else, and governance hears of it.
 */
export const setAccess = caseAction(
  SetAccess,
  () => ({ tasks: { begin: [...BY_GOVERNANCE] } }),
  ({ head, tasks }, { only, never, why }, { staff }) => {
    const governs = staff.roles.includes(GOVERNANCE);
    if (!governs && !isNamed(head, staff.id)) throw restricted(head);
    const done = governs ? BY_GOVERNANCE : BY_MANAGER;
    const lifted = only === null && never.length === 0;
    const access = { ...(only === null ? {} : { only: [...new Set(only)] }), never: [...new Set(never)] };
    return {
      head: { access: lifted ? null : access },
      finish: tasks
        .filter(({ kind, state }) => state === 'open' && done.has(kind))
        .slice(0, MOST_ENDED)
        .map(({ id }) => id),
      line: { what: lifted ? 'restriction_lifted' : 'restricted', detail: why },
    };
  },
);

/** Breaks the glass: gives you access to a restricted case, with a reason. Governance gets a task to review it. */
export const breakGlass: CaseActionRule = {
  ...caseAction(
    BreakGlass,
    NOTHING,
    (whole, { why }, doing) => ({
      head: { access: withBroken(whole, doing.staff) },
      raise: [owed('review_break_glass', 'information_governance', 'glass_broken', doing)],
      reason: why.slice(0, MOST_OF_REASON),
      line: { what: 'glass_broken', detail: why },
    }),
    withBroken,
  ),
  asksSettings: true,
};

/** Returns who may see the case once this person has broken the glass. @throws Problem 409 */
function withBroken({ head }: CaseToWork, { id }: Doing['staff']): Access {
  const { only } = head.access ?? {};
  if (only === undefined || only.includes(id))
    throw new Problem(409, 'not-restricted', 'You may see this case already.');
  if (only.length >= MOST_NAMED)
    throw new Problem(409, 'too-many', 'The access list has reached its limit. Ask information governance.');
  return { ...head.access, only: [...only, id] };
}

/**
 * Records that the case is about the colleague who says so, or about people of theirs. From now on the case is kept from them, and
 * its manager considers from whom else (the self-relation check of domain 5.3). A colleague who has the case gives it to another
 * first.
 */
export const sayRelated: CaseActionRule = {
  ...caseAction(
    SayRelated,
    NOTHING,
    (whole, { why }, doing) => ({
      head: { access: withoutRelated(whole, doing.staff) },
      raise: [owed('consider_restricting', whole.head.team, 'a_colleague_is_related', doing)],
      line: { what: 'related', ...(why === undefined ? {} : { detail: why }) },
    }),
    withoutRelated,
  ),
  asksSettings: true,
};

/** Returns who may see the case once it is kept from this person. @throws Problem 409 */
function withoutRelated({ head }: CaseToWork, { id }: Doing['staff']): Access {
  const { only, never = [] } = head.access ?? {};
  const others = only?.filter((each) => each !== id);
  if (others?.length === 0)
    throw new Problem(409, 'somebody-must-see-it', 'Somebody else must be named before you leave this case.');
  if (never.length >= MOST_NAMED)
    throw new Problem(409, 'too-many', 'It is kept from too many colleagues already. Ask information governance.');
  const access = { ...(others === undefined ? {} : { only: others }), never: [...never, id] };
  seenByItsOwners({ access }, [head.assignee]);
  return access;
}

/** Returns a task that is due by the end of the next working day. */
function owed(kind: TaskKind, team: Team, why: string, { now, desk }: Pick<Doing, 'now' | 'desk'>): Task {
  return {
    id: `${kind}-${newId(now)}`,
    kind,
    team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: decisionDue(now, deskOf(desk).clock).toISOString(),
    why,
  };
}
