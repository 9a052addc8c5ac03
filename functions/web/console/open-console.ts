import * as z from 'zod';
import { mayPerform, type OtherJobs, openStaffApi, performing } from '#functions/casework/index.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openInvoke } from '#functions/platform/invoke.ts';
import type { Log } from '#functions/platform/log.ts';
import {
  claimRenewal,
  endSession,
  keepWords,
  noteActivity,
  openSession,
  readKeptWords,
  readSession,
  renewSession,
} from '#functions/platform/store/sessions.ts';
import { openTables, type Tables } from '#functions/platform/store/table.ts';
import { cookiesFor } from '../kit/cookies.ts';
import type { WordStore } from '../kit/kept-words.ts';
import type { PageDeps } from '../kit/page-deps.ts';
import type { SessionStore } from '../kit/sessions.ts';
import { openSignIn } from '../kit/sign-in.ts';
import { menuFor } from './menu.ts';
import { ROUTES } from './routes.ts';

/** How long each job may take (infra/pipeline). The page says so before it is asked for. */
const SECONDS = { blankForm: 20, handOver: 20, original: 25 } as const;
/** Returns the sessions that a table keeps. */
export const sessionsIn = (tables: Tables): SessionStore => ({
  open: (...given) => openSession(tables, ...given),
  read: (id) => readSession(tables, id),
  noteActivity: (...given) => noteActivity(tables, ...given),
  claimRenewal: (...given) => claimRenewal(tables, ...given),
  renew: (...given) => renewSession(tables, ...given),
  end: (...given) => endSession(tables, ...given),
});

/** Returns the words that a table keeps for sessions. */
export const wordsIn = (tables: Tables): WordStore => ({
  keep: (...given) => keepWords(tables, ...given),
  read: (...given) => readKeptWords(tables, ...given),
});

/** Opens everything that the console needs. */
export function openConsole(log: Log): PageDeps {
  const settings = readEnvironment(
    z.object({
      CONSOLE_ORIGIN: z.url(),
      CONSOLE_CLIENT_ID: z.string().min(1),
      BRAND_STYLE: z.string().optional(),
      BRAND_LOGO: z.string().optional(),
      BLANK_FORM_FUNCTION: z.string().min(1),
      HAND_OVER_FUNCTION: z.string().min(1),
      ORIGINAL_FUNCTION: z.string().min(1),
    }),
  );
  const staff = openStaffApi();
  const tables = openTables();
  const original = openInvoke(settings.ORIGINAL_FUNCTION, SECONDS.original);
  const jobs: OtherJobs = {
    issueForm: openInvoke(settings.BLANK_FORM_FUNCTION, SECONDS.blankForm),
    printHandOver: openInvoke(settings.HAND_OVER_FUNCTION, SECONDS.handOver),
    openOriginal: original,
    openOriginalMessage: original,
  };
  const origin = settings.CONSOLE_ORIGIN;
  const signIn = openSignIn({
    issuer: staff.issuer,
    clientId: settings.CONSOLE_CLIENT_ID,
    rolePrefix: staff.rolePrefix,
    origin,
  });
  return {
    origin,
    cookies: cookiesFor(origin),
    signIn,
    sessions: { store: sessionsIn(tables), signIn, admit: staff.admit },
    words: wordsIn(tables),
    perform: (asking) => performing(staff, jobs, asking),
    mayPerform,
    routes: ROUTES,
    menu: menuFor,
    brand: { style: settings.BRAND_STYLE, logo: settings.BRAND_LOGO },
    council: staff.council,
    log,
  };
}
