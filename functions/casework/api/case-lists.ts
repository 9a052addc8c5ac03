import type * as z from 'zod';
import type { CaseList } from '#functions/platform/store/lists.ts';
import type { CaseQuery } from '#schemas/api/staff/work-list.ts';
import { ConcernState } from '#schemas/case.ts';
import { notTogether, personIn } from './page.ts';
import type { Visit } from './visit.ts';

type Asked = z.infer<typeof CaseQuery>;

/** A closed case is nobody's work: it is in the lists of its state alone, and found by search. So are queries, apart from concerns. */
export const OPEN_STATES = ConcernState.options.filter((state) => state !== 'closed');

/**
 * The list that somebody asks for. A combination that no list is kept for is refused, as it could only be given by reading
 * cases and throwing them away.
 * @throws Problem 400 naming the parameters that do not go together
 */
export function listAsked(visit: Visit, asked: Asked): CaseList {
  const { assignee, source, priority, sort } = asked;
  const given = (...names: readonly (keyof Asked)[]) => names.filter((name) => asked[name] !== undefined);
  if (assignee !== undefined) {
    const others = [...given('team', 'source', 'priority'), ...(sort === 'due' ? [] : ['sort'])];
    if (others.length > 0) throw notTogether(['assignee', ...others]);
    const states = asked.state === undefined ? OPEN_STATES : [asked.state];
    return { by: 'assignee', assignee: personIn(visit, assignee), states };
  }
  const { team = 'duty_and_advice', state = 'new' } = asked;
  if (source !== undefined) {
    const others = [...given('priority'), ...(sort === 'due' ? [] : ['sort'])];
    if (others.length > 0) throw notTogether(['source', ...others]);
    return { by: 'source', team, state, source };
  }
  if (priority !== undefined) {
    if (sort === 'received') throw notTogether(['priority', 'sort']);
    return { by: 'priority', team, state, only: priority };
  }
  return { by: sort, team, state };
}
