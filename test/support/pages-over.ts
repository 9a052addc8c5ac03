import { mayPerform, performing } from '#functions/casework/api/perform.ts';
import { admitting } from '#functions/platform/http/staff-door.ts';
import { readColleague } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { menuFor } from '#functions/web/console/menu.ts';
import { sessionsIn, wordsIn } from '#functions/web/console/open-console.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { cookiesFor } from '#functions/web/kit/cookies.ts';
import type { PageDeps } from '#functions/web/kit/page-deps.ts';
import type { SignInService } from '#functions/web/kit/sign-in.ts';
import { asJob } from './as-job.ts';
import { notingLog } from './browser.ts';
import { staffDepsOver } from './staff-deps.ts';

export const ORIGIN = 'https://front-door.example';

/** Returns the console over real tables, with the rights of its job, and what it logs. */
export function pagesOver(
  tables: Tables,
  { signIn, clock, change = {} }: { signIn: SignInService; clock: { now: Date }; change?: Partial<PageDeps> },
) {
  const on = asJob('WebConsole', tables);
  const staff = staffDepsOver(tables);
  const log = notingLog();
  const deps: PageDeps = {
    origin: ORIGIN,
    cookies: cookiesFor(ORIGIN),
    signIn,
    sessions: {
      store: sessionsIn(on),
      signIn,
      admit: admitting({ read: (id) => readColleague(on, id) }, () => clock.now.getTime()),
    },
    words: wordsIn(on),
    perform: (asking) => performing(staff, {}, asking),
    mayPerform,
    routes: ROUTES,
    menu: menuFor,
    brand: {},
    council: async () => ({ name: 'Elmshire County Council' }),
    log,
    ...change,
  };
  return { deps, log };
}
