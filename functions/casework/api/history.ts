import { notFound } from '#functions/platform/http/problem.ts';
import { MOST_LINES } from '#functions/platform/store/history.ts';
import { maskOf, mayEnter, type SeenCase, withoutS47Detail } from '#functions/safety/index.ts';
import type { History, Related } from '#schemas/api/staff/history.ts';
import { OUTCOME_WORDS } from '#schemas/words/decision-words.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';
import { relatedCases } from '../lookup/related-cases.ts';
import { requireMayOn, s47Reader, teamsFor } from '../roles.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/**
 * `GET /admin/cases/{reference}/history`: returns a case and the other cases of its children in one timeline. Each case is masked as
 * when it is read by itself, and the secrets of each are masked on the lines of all: otherwise one would reveal what another hides.
 */
export async function showHistory(visit: Visit): Promise<Shown<History>> {
  const { staff, store, now, reason, request } = visit;
  const reference = referenceOf(request.path.reference);
  const teams = teamsFor(staff, 'read_case', reason);
  const found = await store.readHistory(reference, {
    now,
    reason,
    permit: (head) => requireMayOn(staff, 'read_case', head, reason),
    related: relatedCases,
    shows: (head) => teams.includes(head.team) && mayEnter(head, staff.id),
  });
  const [own] = found?.cases ?? [];
  if (found === undefined || own === undefined) throw notFound();
  const { cases, hidden, moreCases } = found;
  const related = new Map(relatedCases(own.head, own.matches).map((one) => [one.reference, one]));
  const seen = cases.map((whole) => withoutS47Detail(whole, s47Reader(staff, whole.head.team, reason)));
  const lines = seen
    .flatMap(({ head, timeline }) => timeline.map((line) => ({ ...line, reference: head.reference })))
    .sort((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1));
  const shown = cases.map(maskOf).reduce((left, mask) => mask.all(left), lines.slice(0, MOST_LINES));
  return {
    status: 200,
    body: {
      reference,
      cases: seen.map((one) => inBrief(one, related.get(one.head.reference))),
      lines: shown.map((line) => ({ ...line, says: TIMELINE_WORDS[line.what] })),
      hidden,
      moreCases,
      moreLines: lines.length > MOST_LINES || cases.some(({ timeline }) => timeline.length === MOST_LINES),
    },
  };
}

/** Returns a case in brief, with why it is related. */
function inBrief(
  { head, decisions }: Pick<SeenCase, 'head' | 'decisions'>,
  { links, matches, suggested }: Omit<Related, 'reference'> = { links: [], matches: [], suggested: false },
): History['cases'][number] {
  const { reference, state, team, receivedAt, decidedAt = null, assignee = null, access } = head;
  const latest = decisions.at(-1);
  const outcome = latest === undefined || 'withheld' in latest ? undefined : latest.outcome;
  return {
    reference,
    links,
    matches,
    suggested,
    state,
    team,
    receivedAt,
    decidedAt,
    outcome: outcome === undefined ? null : { code: outcome, label: OUTCOME_WORDS[outcome] },
    withheld: latest !== undefined && 'withheld' in latest,
    assignee,
    restricted: access?.only !== undefined,
  };
}
