import { notFound } from '#functions/platform/http/problem.ts';
import type { PageRequest, PageRoute } from './page.ts';

/** A route that was found, and the parts of the path that it names. */
export interface Found {
  readonly route: PageRoute;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the route of a request. @throws Problem 404 without one */
export function findRoute(routes: readonly PageRoute[], { method, path }: Pick<PageRequest, 'method' | 'path'>): Found {
  const parts = path.split('/');
  for (const route of routes) {
    const named = route.method === method ? partsOf(route.path, parts) : undefined;
    if (named !== undefined) return { route, path: named };
  }
  throw notFound();
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
