import type { PageRequest } from '../../kit/page.ts';

/** A page shows at most this many, and stops earlier where they are long, so that it stays below 100 KB. */
const MOST = 20;
const MOST_CHARACTERS = 100_000;

/** One portion of a long list, and where the ones before and after it are. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** As the pagination component takes it; undefined for a list that is shown whole. */
  readonly pages: object | undefined;
}

/** Returns the portion of a list that the address asks for, by `page` from 1. */
export function portionOf<Item>(
  all: readonly Item[],
  { path, query }: Pick<PageRequest, 'path' | 'query'>,
  length: (item: Item) => number = () => 0,
): Portion<Item> {
  const portions: Item[][] = [[]];
  let characters = 0;
  for (const item of all) {
    const last = portions.at(-1) ?? [];
    characters += length(item);
    if (last.length > 0 && (last.length >= MOST || characters > MOST_CHARACTERS)) {
      portions.push([item]);
      characters = length(item);
    } else last.push(item);
  }
  const asked = Number(query.page);
  const now = Number.isInteger(asked) && asked >= 1 && asked <= portions.length ? asked : 1;
  const cursor = query.cursor === undefined ? '' : `&cursor=${encodeURIComponent(query.cursor)}`;
  const to = (page: number) => ({ href: `${path}?page=${page}${cursor}` });
  const pages = {
    ...(now > 1 ? { previous: to(now - 1) } : {}),
    ...(now < portions.length ? { next: to(now + 1) } : {}),
    items: portions.map((_, index) => ({ number: index + 1, current: index + 1 === now, ...to(index + 1) })),
  };
  return { items: portions[now - 1] ?? [], total: all.length, pages: portions.length > 1 ? pages : undefined };
}
