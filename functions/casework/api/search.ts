import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { mayEnter } from '#functions/safety/index.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';
import type { SearchFound, Why } from '#schemas/api/staff/search-found.ts';
import type { Case } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { askedKeys } from '../lookup/asked-keys.ts';
import { compareWhys, whyFound } from '../lookup/ranking.ts';
import { tokensToAsk } from '../lookup/tokens.ts';
import { requireMay, teamsFor } from '../roles.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './visit.ts';
import { caseRow } from './work-list.ts';

/** A screen. Whoever finds more knows more, and types it. */
const MOST_SHOWN = 50;
/** Places to look: a name of five words with a date of birth has some hundred. Each is one small read. */
const MOST_ASKED = 150;

/**
 * `POST /admin/search`: cases by what is known of a child or of who sent it, however it is spelt. The terms stand in the body, go no
 * further than this function, and are in no log; what the person may not see is counted and no more.
 */
export async function search(visit: Visit, deps: StaffDeps): Promise<Shown<SearchFound>> {
  const terms = termsIn(visit);
  requireMay(visit.staff, 'search', { reason: visit.reason });
  const keys = await deps.lookupKeys();
  const asked = askedKeys(terms)
    .slice(0, MOST_ASKED)
    .map((one) => ({ asked: one, tokens: tokensToAsk(keys, one.key) }));
  const tokens = [...new Set(asked.flatMap((one) => one.tokens))];
  const { reference } = terms;
  const kinds = Object.keys(terms).sort().join(',');
  const found = await visit.store.searchCases({ tokens, reference, kinds }, visit);
  const whys = whyFound(asked, found);
  if (reference !== undefined && found.heads.has(reference))
    whys.set(reference, [{ term: 'reference', likeness: 'exact' }, ...(whys.get(reference) ?? [])]);
  const clocks = await deps.caseClocks();
  const teams = new Set(teamsFor(visit.staff, 'search', visit.reason));
  const cases = [...found.heads.values()].flatMap((head) => {
    const why = whys.get(head.reference);
    return why === undefined || !mayBeFound(head, reference, visit.staff.id) ? [] : [{ head, why }];
  });
  const seen = cases.filter(({ head }) => teams.has(head.team)).sort(bestFirst);
  /** Of other teams: that there are some, and nothing of them. That a reference exists is not told by it either. */
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
 * That a restricted case is about the child who was looked for is kept from those whom it does not name, and it is not counted
 * either: whoever has its reference finds its place in the lists, as they could there.
 */
const mayBeFound = (head: Case, reference: Reference | undefined, id: string): boolean =>
  mayEnter(head, id) || head.reference === reference;

function bestFirst(one: { head: Case; why: readonly Why[] }, other: { head: Case; why: readonly Why[] }): number {
  return compareWhys(one.why, other.why) || (one.head.receivedAt < other.head.receivedAt ? 1 : -1);
}

/** @throws Problem 422 naming each term at fault, never its value */
function termsIn({ request }: Visit): SearchTerms {
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-search', 'Nothing can be looked for by this.', { errors });
  return readInput(SearchTerms, request.body ?? {}, refuse);
}
