import * as z from 'zod';
import type { Performed } from '#functions/casework/index.ts';
import { forbidden } from '#functions/platform/http/problem.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import { readReference } from '#schemas/reference.ts';
import { STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { LIKENESS_WORDS, TERM_WORDS } from '#schemas/words/children-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import { bodyOf, typedIn, type Values } from '../../kit/form-body.ts';
import { asRefused } from '../../kit/form-route.ts';
import type { Page, PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { typedBefore } from '../../kit/typed-too-late.ts';
import { termFields } from './terms.ts';

type Found = Performed<'searchCases'>['body'];

const PATH = '/staff/search';
const Kept = z.record(z.string(), z.string());

/**
 * The search. Its terms are kept in the session for a quarter of an hour under a random name, because an address would be in logs and in
 * the browser's history (law 4).
 */
export const SEARCH: readonly PageRoute[] = [
  { method: 'GET', path: PATH, respond: (visit) => found(visit) },
  { method: 'POST', path: PATH, respond: (visit) => keepTerms(visit) },
];

/** `POST /staff/search`: keeps the terms and goes to what they find. A reference alone goes straight to its case. */
async function keepTerms({ request, keep }: PageVisit): Promise<PageAnswer> {
  const terms = bodyOf(request.form);
  const [only, ...others] = Object.values(terms);
  const reference = readReference(only);
  if (reference !== undefined && others.length === 0) return { to: `/staff/cases/${reference}` };
  return { to: `${PATH}?found=${await keep(typedIn(request.form))}` };
}

/** `GET /staff/search`: shows the search, and what it finds for the terms that the address names. */
async function found(visit: PageVisit): Promise<Page> {
  const { query, looksAgain } = visit.request;
  if (looksAgain) return stillAllowed(visit);
  const typed = await typedBefore(visit);
  if (typed !== undefined)
    return {
      ...page(typedIn(typed), {}),
      notice: 'Your session had ended. What you typed is here. Nothing was searched for yet.',
    };
  if (query.found === undefined) return page({}, {});
  const { data } = Kept.safeParse(await visit.kept(query.found));
  if (data === undefined) return { ...page({}, { expired: true }), watched: true };
  try {
    const { body } = await visit.perform('searchCases', { form: termsOf(data) });
    return { ...page(data, { found: foundShown(body, visit.now), mayAsk: visit.may('whoLooked') }), watched: true };
  } catch (error) {
    const { status, faults, fields } = asRefused(error);
    return { ...page(data, { wrong: Object.fromEntries(fields) }), status, faults };
  }
}

/** Answers an open page, which asks whether its reader may still search. Only people search: each search is audited. */
function stillAllowed({ may }: PageVisit): Page {
  if (!may('searchCases')) throw forbidden();
  return page({}, {});
}

/** Returns the terms that are not empty. */
const termsOf = (typed: Readonly<Record<string, string>>) =>
  bodyOf(new Map(Object.entries(typed).map(([name, text]) => [name, [text]])));

const page = (values: Values, model: Readonly<Record<string, unknown>>): Page => ({
  template: 'console/search/search.njk',
  title: 'Search',
  model: { fields: termFields(), values, wrong: {}, ...model },
});

/** Returns what was found, in words. */
export function foundShown({ cases, hidden, more }: Found, now: Date) {
  return {
    cases: cases.map(({ reference, glance, state, team, receivedAt, restricted, why }) => ({
      reference,
      children: glance.children.map(({ name, age }) => `${name ?? 'Child without a name'}, ${age.words}`),
      moreChildren: glance.moreChildren,
      says: glance.says,
      asked: glance.asked?.line,
      restricted,
      about: `${STATE_WORDS[state]}, ${TEAM_WORDS[team]}. Received ${timeWords(receivedAt, now)}.`,
      whys: why.map(({ term, likeness }) => `${TERM_WORDS[term]}: ${inSentence(LIKENESS_WORDS[likeness])}`),
    })),
    hidden,
    more,
  };
}
