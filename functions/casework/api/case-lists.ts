import type * as z from 'zod';
import type { CaseList } from '#functions/platform/store/lists.ts';
import type { CaseQuery } from '#schemas/api/staff/work-list.ts';
import { ConcernState } from '#schemas/case.ts';
import { STATES } from '../work/states.ts';
import { notTogether, personIn } from './page.ts';
import type { Visit } from './staff-context.ts';

type Asked = z.infer<typeof CaseQuery>;

/**
 * Open states. Nobody works on a closed case: only the lists of its state and the search show it. The same holds for queries, apart
 * from concerns.
 */
export const OPEN_STATES = ConcernState.options.filter((state) => state !== 'closed');

/** Each of these names one list of a team in a state, so no two can be combined. */
const KINDS = ['source', 'door', 'flag', 'priority'] as const;

/**
 * Returns the list that somebody asks for. It refuses a combination without a list of its own, which would mean reading cases and
 * throwing them away.
 * @throws Problem 400 naming the parameters that do not go together
 */
export function listAsked(visit: Visit, asked: Asked): CaseList {
  const { assignee, source, door, flag, priority, sort } = asked;
  const given = (...names: readonly (keyof Asked)[]) => names.filter((name) => asked[name] !== undefined);
  const late = asked.late === undefined ? {} : ({ late: true } as const);
  if (asked.late !== undefined) {
    if (priority === undefined && sort !== 'due') throw notTogether(['late', 'sort']);
    if (asked.state !== undefined && STATES[asked.state].clock !== 'runs') throw notTogether(['late', 'state']);
  }
  if (assignee !== undefined) {
    const others = [...given('team', 'counts', ...KINDS), ...(sort === 'received' ? ['sort'] : [])];
    if (others.length > 0) throw notTogether(['assignee', ...others]);
    const open = OPEN_STATES.filter((state) => asked.late === undefined || STATES[state].clock === 'runs');
    const states = asked.state === undefined ? open : [asked.state];
    const order = sort === 'priority' ? ({ sort } as const) : {};
    return { by: 'assignee', assignee: personIn(visit, assignee), states, ...order, ...late };
  }
  const { team = 'duty_and_advice', state = 'new' } = asked;
  const kinds = given(...KINDS);
  if (kinds.length > 1) throw notTogether(kinds);
  if (kinds.length === 1 && sort !== 'due' && !(sort === 'priority' && priority !== undefined))
    throw notTogether([...kinds, 'sort']);
  if (source !== undefined) return { by: 'source', team, state, source, ...late };
  if (door !== undefined) return { by: 'door', team, state, door, ...late };
  if (flag !== undefined) return { by: 'flag', team, state, flag, ...late };
  if (priority !== undefined) return { by: 'priority', team, state, only: priority, ...late };
  return { by: sort, team, state, ...late };
}
