import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { mayEnter } from '#functions/safety/index.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';
import type { SearchFound, Why } from '#schemas/api/staff/search-result.ts';
import type { Case } from '#schemas/case.ts';
import type { CaseInList } from '#schemas/glance.ts';
import { askedKeys } from '../lookup/asked-keys.ts';
import { mayFind } from '../lookup/may-find.ts';
import { compareWhys, whyFound } from '../lookup/ranking.ts';
import { tokensToAsk } from '../lookup/tokens.ts';
import { requireMay, s47Reader, teamsFor } from '../roles.ts';
import { liquidlogicOnce } from '../staff-referral/liquidlogic.ts';
import { seesInList } from './glance.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';
import { caseRow } from './work-list.ts';

/** One screen. With more results a person adds another term. */
const MOST_SHOWN = 50;
/**
 * `POST /admin/search`: finds cases by details of a child, a parent, the school, the address or the referrer, however they are spelt.
 * The terms are in the body, go no further than this function, and are in no log. Cases that the person may not see are only counted.
 */
export async function search(visit: Visit, deps: StaffDeps): Promise<Shown<SearchFound>> {
  const terms = termsIn(visit);
  requireMay(visit.staff, 'search', { reason: visit.reason });
  const keys = await deps.lookupKeys();
  const asked = askedKeys(terms).map((one) => ({ asked: one, tokens: tokensToAsk(keys, one.key) }));
  const tokens = [...new Set(asked.flatMap((one) => one.tokens))];
  const { reference, number } = terms;
  const kinds = Object.keys(terms).sort().join(',');
  const claim = number === undefined ? undefined : liquidlogicOnce(number);
  const { now, reason } = visit;
  const sees = (head: CaseInList) => seesInList(head, visit);
  const found = await visit.store.searchCases({ tokens, reference, claim, kinds }, { now, reason, sees });
  const whys = whyFound(asked, found, (hit) => {
    const head = found.heads.get(hit.reference);
    if (head === undefined) return false;
    const { seesS47 } = s47Reader(visit.staff, head.team, visit.reason);
    return mayFind({ head, safety: found.safety.get(hit.reference) }, hit, seesS47);
  });
  const clocks = await deps.caseClocks();
  const teams = new Set(teamsFor(visit.staff, 'search', visit.reason));
  const cases = [...found.heads.values()].flatMap((head) => {
    const why = whysOf(head, terms, whys.get(head.reference) ?? [], visit.staff.id);
    return why.length === 0 ? [] : [{ head, why }];
  });
  const seen = cases.filter(({ head }) => teams.has(head.team)).sort(bestFirst);
  /**
   * Counts cases of other teams, and shows nothing of them. A reference alone does not count, so the count never confirms that one
   * exists.
   */
  const isHidden = ({ head, why }: (typeof cases)[number]) =>
    !teams.has(head.team) && why.some(({ term }) => term !== 'reference');
  return {
    status: 200,
    body: {
      cases: seen.slice(0, MOST_SHOWN).map(({ head, why }) => ({ ...caseRow(head, visit, clocks), why })),
      hidden: cases.filter(isHidden).length,
      more: found.more || seen.length > MOST_SHOWN,
    },
  };
}

/**
 * Returns why a person may find a case. People whom a restricted case does not name must not learn that it is about this child, so it
 * is not counted either. By its reference they find its place in the lists, where they could see it anyway, and no other reason.
 */
function whysOf(head: Case, { reference, number }: SearchTerms, whys: readonly Why[], id: string): readonly Why[] {
  const exact = (term: Why['term']): Why => ({ term, likeness: 'exact' });
  const byReference = head.reference === reference ? [exact('reference')] : [];
  if (!mayEnter(head, id)) return byReference;
  const byNumber = number !== undefined && head.liquidlogicId === number ? [exact('number')] : [];
  return [...byReference, ...byNumber, ...whys];
}

function bestFirst(one: { head: Case; why: readonly Why[] }, other: { head: Case; why: readonly Why[] }): number {
  return compareWhys(one.why, other.why) || (one.head.receivedAt < other.head.receivedAt ? 1 : -1);
}

/** @throws Problem 422 naming each term at fault, never its value */
function termsIn({ request }: Visit): SearchTerms {
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-search', 'These terms cannot be searched for.', { errors });
  return readInput(SearchTerms, request.body ?? {}, refuse);
}
