import { Problem } from '#functions/platform/http/problem.ts';
import { ALL } from '#functions/platform/store/parts.ts';
import { Close, Reopen } from '#schemas/api/staff/ending.ts';
import { reopenAsks } from '../../asking/reopened-asks.ts';
import { decisionDue } from '../../clock/working-days.ts';
import { type CaseActionRule, caseAction } from '../action.ts';
import { deskOf } from '../desk-settings.ts';
import { BEFORE_CLOSING, inTheWay } from '../tasks-after-decision.ts';

/** Closes a decided case, once the referrer was told and every hand-over confirmed (domain 6). */
export const close = caseAction(
  Close,
  () => ({ tasks: { begin: [...BEFORE_CLOSING] } }),
  ({ tasks }, { why }) => {
    const open = inTheWay(tasks);
    if (open.length > 0) {
      throw new Problem(409, 'not-done-yet', 'The referrer is still to be told, or a hand-over to be confirmed.', {
        tasks: open.map(({ id, kind }) => ({ id, kind })),
      });
    }
    return { line: { what: 'closed', ...(why === undefined ? {} : { detail: why }) } };
  },
);

/**
 * Reopens a case for another decision; earlier recommendations, decisions and work remain. It goes back to its team, with a new
 * working day to decide in. The last decision keeps its own due time. Unanswered requests are followed up again.
 */
export const reopen: CaseActionRule = {
  ...caseAction(
    Reopen,
    () => ({ asks: ALL, tasks: { begin: ['ask_overdue'] } }),
    (whole, { why }, { now, desk }) => ({
      ...reopenAsks(whole, now),
      head: { assignee: null, decisionDueAt: decisionDue(now, deskOf(desk).clock).toISOString() },
      line: { what: 'reopened', detail: why },
    }),
  ),
  asksSettings: true,
};
