import { refusedAt } from '#functions/platform/http/problem.ts';
import { SetLiquidlogic } from '#schemas/api/staff/liquidlogic.ts';
import { liquidlogicOnce } from '../../staff-referral/liquidlogic.ts';
import { caseAction, NOTHING } from '../action.ts';

/**
 * Records the case's number in Liquidlogic, once it is entered there: no two cases can have the same (S30). A mistyped number is
 * replaced with a reason, and may then belong to another case.
 */
export const setLiquidlogic = caseAction(SetLiquidlogic, NOTHING, ({ head }, { id, why }) => {
  const { reference, receivedAt, decisionDueAt, liquidlogicId: before } = head;
  if (before === id) throw refusedAt('/id', 409, 'same-number', 'The case has this number already.');
  if (before !== undefined && why === undefined)
    throw refusedAt('/why', 422, 'why-needed', 'Say why the present number is wrong.');
  return {
    head: { liquidlogicId: id },
    claim: { ...liquidlogicOnce(id), holds: { item: 'once', reference, receivedAt, decisionDueAt } },
    ...(before === undefined ? {} : { release: liquidlogicOnce(before) }),
    line: { what: 'liquidlogic_number_set', ...(why === undefined ? {} : { detail: why }) },
  };
});
