import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLookupKeys } from '#functions/platform/lookup-keys.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { countAll } from '#functions/platform/store/counts.ts';
import { listFlag } from '#functions/platform/store/flag-rows.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import { askForTokens, casesUnder } from '#functions/platform/store/tokens.ts';
import { countJob } from './count/count-job.ts';
import { followJob } from './follow/follow-job.ts';
import { lookupJob } from './lookup/lookup-job.ts';
import { lookupOver } from './lookup/lookup-over.ts';

const { LOOKUP_SECRET_ID } = readEnvironment(z.object({ LOOKUP_SECRET_ID: z.string().min(1) }));
const tables = openTables();
const log = openLog('casework/follow');

/**
 * The cases table's stream calls this (a case or task changed; a case owes its tokens), and the schedule does (`{"sweep": true}`).
 */
export const handler = followJob({
  count: (records) =>
    countJob({ countAll: countAll.bind(null, tables), listFlag: listFlag.bind(null, tables), log }, records),
  lookup: lookupJob({
    ...lookupOver(tables),
    keys: openLookupKeys(LOOKUP_SECRET_ID),
    due: (actor, until) => timedKeys(tables, actor, 'lookup', until),
    casesUnder: (...about) => casesUnder(tables, ...about),
    askForTokens: (...about) => askForTokens(tables, ...about),
    now: () => new Date(),
    log,
    figures: openFigures('casework/follow'),
  }),
});
