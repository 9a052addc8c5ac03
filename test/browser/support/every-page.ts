import { ROUTES } from '#functions/web/console/routes.ts';
import type { Role } from '#schemas/actor.ts';

/** What the parts of an address are, by the word before each: `cases` is the reference of a case. A new kind of address needs its own. */
export type Parts = Readonly<Record<string, string>>;

/** Every page that the console has, by its route. */
export const PATHS: readonly string[] = [
  ...new Set(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path)),
].sort();

/** The pages about a case. */
export const isOfCase = (path: string): boolean => path.startsWith('/staff/cases/');

/** Who opens a page where one person is enough: somebody who may do what it is for. */
export const openedBy = (path: string): Role =>
  path.startsWith('/staff/settings')
    ? 'system_admin'
    : path.startsWith('/staff/governance')
      ? 'ig_officer'
      : 'team_manager';

/** Returns the address of a page. @throws Error for a part that the tests do not know yet */
export function addressOf(path: string, parts: Parts): string {
  return path.replaceAll(/([\w-]+)\/\{\w+\}/g, (whole: string, before: string) => {
    const part = parts[before];
    if (part === undefined) throw new Error(`say in test/browser/support/cases.ts what ${whole} is`);
    return `${before}/${part}`;
  });
}
