import { Problem } from '#functions/platform/http/problem.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { isUnderS47, WITHOUT_S47 } from '#functions/safety/index.ts';
import { type Case, type Task, Team } from '#schemas/case.ts';
import { Recommendation } from '#schemas/decision.ts';
import type { Doing } from './change.ts';

/** The role that decides that a child's case no longer comes under section 47. */
const STEPS_DOWN = 'team_manager';

const Analysed = Recommendation.pick({ legalBasis: true, outcome: true });

/**
 * Returns a change of a case with the consequences of section 47. The head says since when it applies, and from when words are
 * written for a team without the detail. Before that, such a team may have the case by chance. A task raised for it by somebody who
 * sees the detail is then marked, because lists know no case.
 *
 * @throws Problem 409 when section 47 applies to a child last, and a person who does not decide would hand the case to early help
 * or the panel: nobody steps a child down by re-routing
 */
export function withS47(
  { head }: Pick<CaseToWork, 'head'>,
  change: CaseChange,
  { staff, now, seesS47 }: Pick<Doing, 'staff' | 'now'> & { readonly seesS47: boolean },
): CaseChange {
  const was = head.s47;
  const analyses = change.records
    .filter(({ kind }) => kind === 'recommendation' || kind === 'decision')
    .map(({ value }) => isUnderS47(Analysed.parse(value)));
  const to = Team.safeParse(change.head.team).data;
  if (was?.current === true && to !== undefined && WITHOUT_S47.has(to) && !staff.roles.includes(STEPS_DOWN))
    throw new Problem(409, 'stands-under-s47', 'A decision-maker must decide this child’s case, or hand it over.');
  const s47 = after(was, { at: now.toISOString(), isUnder: analyses.at(-1), to });
  if (s47 === undefined) return change;
  const mayTell = (task: Task) => task.kind === 'by_hand' && task.team === head.team && WITHOUT_S47.has(task.team);
  const raise =
    s47.until === undefined && seesS47
      ? change.raise.map((task) => (mayTell(task) ? { ...task, s47: true as const } : task))
      : change.raise;
  return { ...change, raise, head: { ...change.head, s47 } };
}

interface Happens {
  readonly at: string;
  /** Whether this recommendation or decision is under section 47; undefined where the change has neither. */
  readonly isUnder: boolean | undefined;
  /** The team that it goes to. */
  readonly to: Team | undefined;
}

function after(was: Case['s47'], { at, isUnder, to }: Happens): Case['s47'] {
  if (isUnder === true) return { since: was?.since ?? at, current: true };
  if (was === undefined) return undefined;
  const handedOver = to !== undefined && WITHOUT_S47.has(to) ? { until: at } : {};
  return { ...was, ...handedOver, current: isUnder ?? was.current };
}
