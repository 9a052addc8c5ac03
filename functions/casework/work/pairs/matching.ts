import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { ALL } from '#functions/platform/store/parts.ts';
import { JudgeMatch, type MatchDecision } from '#schemas/api/staff/matching.ts';
import type { Link } from '#schemas/case.ts';
import { type Match, matchId } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';
import { matchTask } from '../../lookup/match-task.ts';
import type { Change, Doing, Worked } from '../change.ts';
import { pairAction, withLink } from '../pair-action.ts';

/** A case with its matches and tasks. */
type Matched = Worked<'matches' | 'tasks'>;

/** Where a decision leads, by the match's state. A match in any other state was judged before: undo that first. */
const JUDGED: Readonly<Record<MatchDecision, Partial<Record<Match['state'], Match['state']>>>> = {
  confirm: { suggested: 'confirmed' },
  reject: { suggested: 'rejected' },
  undo: { confirmed: 'suggested', rejected: 'suggested' },
};

const LINES = { confirm: 'match_confirmed', reject: 'match_rejected', undo: 'match_undone' } as const;

/**
 * Judges whether two children are the same, or of one family, or takes the judgement back (domain 6). A confirmed match links the
 * cases. Nothing of either is copied into the other, so undoing it leaves nothing behind.
 */
export const judgeMatch = pairAction(
  JudgeMatch,
  { matches: ALL, tasks: { is: ['judge_matches'] } },
  (whole, { id }) => matchIn(whole, id).other.reference,
  (whole, other, { id, decision, why }, doing) => {
    const match = matchIn(whole, id);
    const mirror = matchIn(other, matchId(match.other.child, { reference: whole.head.reference, child: match.child }));
    const state = JUDGED[decision][match.state];
    if (state === undefined || mirror.state !== match.state)
      throw new Problem(409, 'judged-before', 'Somebody has judged this match. Undo that first.', {
        state: match.state,
      });
    const judge = (on: Matched, of: Match) => judged(on, of, state, decision, why, doing);
    return { here: judge(whole, match), there: judge(other, mirror) };
  },
);

/** @throws Problem 404 for a match that is not on the case */
function matchIn({ matches }: Pick<Matched, 'matches'>, id: string): Match {
  const match = matches.find((one) => one.id === id);
  if (match === undefined) throw notFound();
  return match;
}

function judged(
  whole: Matched,
  match: Match,
  state: Match['state'],
  decision: MatchDecision,
  why: string | undefined,
  { staff, now }: Doing,
): Change {
  const { judgedBy: _by, judgedAt: _at, ...rest } = match;
  const by = state === 'suggested' ? {} : { judgedBy: staff.id, judgedAt: now.toISOString() };
  const { reference } = match.other;
  const after = { ...rest, ...by, state };
  const matches = whole.matches.map((one) => (one.id === match.id ? after : one));
  return {
    ...matchTask({ ...whole, matches, other: reference }, now),
    head: { links: linksAfter(whole, match, state) },
    records: [{ kind: 'match', id: match.id, value: after, was: match.version }],
    subject: reference,
    line: { what: LINES[decision], ...(why === undefined ? {} : { detail: why }) },
  };
}

/** Returns the links after a judgement: cases stay linked as long as one match of their children is confirmed. */
function linksAfter(whole: Matched, match: Match, state: Match['state']): Link[] {
  const { relation: why } = match;
  const { reference } = match.other;
  if (state === 'confirmed') return withLink(whole, { reference, why });
  const stands = whole.matches.some((one) => one.id !== match.id && isConfirmed(one, reference, why));
  if (stands) return whole.head.links;
  return whole.head.links.filter((link) => link.reference !== reference || link.why !== why);
}

function isConfirmed(match: Match, reference: Reference, relation: Match['relation']): boolean {
  return match.other.reference === reference && match.relation === relation && match.state === 'confirmed';
}
