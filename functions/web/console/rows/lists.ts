import type { PageAnswer, PageVisit } from '../../kit/page.ts';

interface Beside {
  readonly unreadable: readonly string[];
  readonly moved: readonly string[];
  readonly withheld?: number;
  readonly cursor: string | null;
}

/**
 * Returns what a page of a list could not show, and the address of its next page. `with`: the other parameters of the address.
 */
export function besideRows(
  { unreadable, moved, withheld = 0, cursor }: Beside,
  next: { readonly of: string; readonly path: string; readonly name?: string; readonly with?: Terms },
) {
  const { of, path, name = 'cursor' } = next;
  return {
    unreadable,
    moved,
    withheld,
    of,
    ...(cursor === null ? {} : { next: addressOf(path, { ...next.with, [name]: cursor }) }),
  };
}

/** The parameters of an address. */
export type Terms = Readonly<Record<string, string | undefined>>;

/** Returns an address with those parameters that have a value. */
export function addressOf(path: string, terms: Terms): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(terms)) if (value !== undefined && value !== '') query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Answers with a page of cases; for somebody whose role sees none, with a page that says so. */
export async function forReaders(
  visit: PageVisit,
  title: string,
  answer: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  if (visit.may('listCases')) return answer();
  const model = { mayConfigure: visit.may('listColleagues'), maySeeActivity: visit.may('readActivity') };
  return { template: 'console/rows/no-rows.njk', title, model };
}
