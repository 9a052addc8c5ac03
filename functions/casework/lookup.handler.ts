import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLookupKeys } from '#functions/platform/lookup-keys.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { messagesOf } from '#functions/platform/store/documents.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import { flagForMatches, lookOnceMore, matchesOf, suggestMatch } from '#functions/platform/store/matching.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import {
  askForTokens,
  casesUnder,
  endLookup,
  formsOf,
  readTokensMade,
  standingUnder,
  tokensOf,
  writeTokens,
} from '#functions/platform/store/tokens.ts';
import { lookupJob } from './lookup/lookup-job.ts';

const { LOOKUP_SECRET_ID } = readEnvironment(z.object({ LOOKUP_SECRET_ID: z.string().min(1) }));
const tables = openTables();

/** Woken by the cases table's stream (a case owes its tokens) and by the schedule (`{"sweep": true}`). */
export const handler = lookupJob({
  keys: openLookupKeys(LOOKUP_SECRET_ID),
  made: (...about) => readTokensMade(tables, ...about),
  forms: (...about) => formsOf(tables, ...about),
  messages: (...about) => messagesOf(tables, ...about),
  write: (...about) => writeTokens(tables, ...about),
  end: (...about) => endLookup(tables, ...about),
  standingUnder: (...about) => standingUnder(tables, ...about),
  tokensOf: (...about) => tokensOf(tables, ...about),
  matchesOf: (...about) => matchesOf(tables, ...about),
  caseHead: (...about) => readCaseHead(tables, ...about),
  suggest: (...about) => suggestMatch(tables, ...about),
  flag: (...about) => flagForMatches(tables, ...about),
  lookOnceMore: (...about) => lookOnceMore(tables, ...about),
  due: (actor, until) => timedKeys(tables, actor, 'lookup', until),
  casesUnder: (...about) => casesUnder(tables, ...about),
  askForTokens: (...about) => askForTokens(tables, ...about),
  now: () => new Date(),
  log: openLog('casework/lookup'),
  figures: openFigures('casework/lookup'),
});
