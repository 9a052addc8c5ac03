import type { Staff } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { CaseAction, type May, MayAction, WhatMayBeDone } from '#schemas/api/staff/may.ts';
import { requireMayOn } from '../roles.ts';
import type { Precondition } from '../work/action.ts';
import { CASE_ACTIONS } from '../work/actions/index.ts';
import { nextState } from '../work/next-state.ts';
import { CASE_PAIR_ACTIONS } from '../work/pairs/index.ts';
import { requireMayOpen } from './may-open.ts';

/** What an action requires of the head and the safety record, whatever its input. */
const PRECONDITIONS: ReadonlyMap<CaseAction, Precondition | undefined> = new Map(
  [...Object.values(CASE_ACTIONS), ...Object.values(CASE_PAIR_ACTIONS)].map(({ action, rule }) => [
    action,
    rule.before,
  ]),
);

/** Any reason: which one is given decides nothing. */
const GIVEN = 'given';

/**
 * Returns what a person may do to a case now, and why not. It asks the rules that refuse, so it holds no rule of its own. What
 * depends on the input is allowed here: the action's own answer refuses it.
 */
export function mayOf(whole: CaseToWork, staff: Staff): WhatMayBeDone {
  return WhatMayBeDone.parse(
    Object.fromEntries(MayAction.options.map((action) => [action, mayDo(whole, staff, action)])),
  );
}

function mayDo(whole: CaseToWork, staff: Staff, action: MayAction): May {
  const refused = refusalOf(() => {
    requireMay(staff, action, whole, GIVEN);
    const known = CaseAction.safeParse(action).data;
    if (known === undefined) return;
    nextState(whole.head, known);
    PRECONDITIONS.get(known)?.(whole, staff);
  });
  if (refused !== undefined) return { may: false, code: refused.code, says: refused.title };
  const without = refusalOf(() => requireMay(staff, action, whole, undefined));
  return { may: true, reason: without === undefined ? 'not_needed' : 'needed' };
}

function requireMay(staff: Staff, action: MayAction, whole: CaseToWork, reason: string | undefined): void {
  if (action === 'open_document' || action === 'open_message' || action === 'open_original')
    requireMayOpen(staff, action, whole, reason);
  else requireMayOn(staff, action, whole.head, reason);
}

function refusalOf(ask: () => void): Problem | undefined {
  try {
    ask();
    return undefined;
  } catch (refused) {
    if (refused instanceof Problem) return refused;
    throw refused;
  }
}
