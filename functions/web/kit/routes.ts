import { notFound } from '#functions/platform/http/problem.ts';
import type { PageRequest, PageRoute } from './page.ts';

/** A route that was found, and the parts of the path that it names. */
export interface Found {
  readonly route: PageRoute;
  readonly path: Readonly<Record<string, string>>;
}

/** Names an address that is opened only the other way: a page that takes no form, or a form without a page. */
export class WrongMethodError extends Error {
  override readonly name = 'WrongMethodError';
}

/** Finds the route of a request. @throws Problem 404 without one, WrongMethodError where the other method has one */
export function findRoute(routes: readonly PageRoute[], { method, path }: Pick<PageRequest, 'method' | 'path'>): Found {
  const parts = path.split('/');
  const fitting = routes.flatMap((route) => {
    const named = partsOf(route.path, parts);
    return named === undefined ? [] : [{ route, path: named }];
  });
  const found = fitting.find(({ route }) => route.method === method);
  if (found !== undefined) return found;
  throw fitting.length === 0 ? notFound() : new WrongMethodError(method);
}

function partsOf(pattern: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  if (wanted.length !== parts.length) return undefined;
  const named: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const given = parts[place] ?? '';
    if (part.startsWith('{')) named[part.slice(1, -1)] = given;
    else if (part !== given) return undefined;
  }
  return Object.values(named).includes('') ? undefined : named;
}
