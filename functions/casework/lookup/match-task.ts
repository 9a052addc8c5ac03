import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Case, Task } from '#schemas/case.ts';
import type { Match } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';

/** A case has one task for all of its matches. */
const JUDGE_MATCHES = 'judge_matches';

/**
 * Returns the matches that a person must judge on this case: those with older cases. If a newer case of the same child has come,
 * they are judged there. A weak match asks nobody.
 */
export function matchesToJudge(matches: readonly Match[]): Match[] {
  const asking = matches.filter(({ strength }) => strength !== 'weak');
  const passedOn = new Set(
    asking
      .filter(({ side, relation, state }) => side === 'older' && relation === 'same_child' && state !== 'rejected')
      .map(({ child }) => child),
  );
  return asking.filter(({ side, state, child }) => side === 'newer' && state === 'suggested' && !passedOn.has(child));
}

/** The parts of a case that decide its match task, after a change of a match with the other case. */
interface Matched {
  readonly head: Pick<Case, 'team' | 'decisionDueAt'>;
  readonly tasks: readonly Task[];
  readonly matches: readonly Match[];
  readonly other: Reference;
}

/**
 * Returns the match task after a match of its case has changed. It is open exactly while a match must be judged here. It ends when
 * all of them are judged, or when a newer case takes them over: then it points to that case. A task that is done stays done, unless
 * there is more to judge.
 */
export function matchTask(
  { head, tasks, matches, other }: Matched,
  now: Date,
): Required<Pick<CaseChange, 'open' | 'turn' | 'finish'>> {
  const nothing = { open: [], turn: [], finish: [] };
  const isOpen = tasks.some(({ id, state }) => id === JUDGE_MATCHES && state === 'open');
  if (matchesToJudge(matches).length > 0) return isOpen ? nothing : { ...nothing, open: [raised(head, now)] };
  if (!isOpen) return nothing;
  const isLeft = matches.some(
    ({ side, state, strength }) => side === 'newer' && state === 'suggested' && strength !== 'weak',
  );
  if (!isLeft) return { ...nothing, finish: [JUDGE_MATCHES] };
  return { ...nothing, turn: [{ id: JUDGE_MATCHES, about: other, why: 'superseded' }], finish: [JUDGE_MATCHES] };
}

const raised = ({ team, decisionDueAt }: Matched['head'], now: Date): Task => ({
  id: JUDGE_MATCHES,
  kind: 'judge_matches',
  team,
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt: decisionDueAt,
  why: 'matches_to_judge',
});
