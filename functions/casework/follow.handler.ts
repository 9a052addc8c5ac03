import * as z from 'zod';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openLookupKeys } from '#functions/platform/lookup-keys.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { countJob } from './count/count-job.ts';
import { countingStore } from './count/counting-store.ts';
import { openCopies } from './follow/copies.ts';
import { followJob } from './follow/follow-job.ts';
import { lookupJob } from './lookup/lookup-job.ts';
import { lookupStore } from './lookup/lookup-store.ts';

const { LOOKUP_SECRET_ID } = readEnvironment(z.object({ LOOKUP_SECRET_ID: z.string().min(1) }));
const [tables, log] = [openTables(), openLog('casework/follow')];
const counting = { ...countingStore(tables), log };
const looking = { ...lookupStore(tables), now: () => new Date(), log, figures: openFigures('casework/follow') };

/** Calls: the cases table's stream (a case or task changed; a case owes its copy and tokens), and the schedule (`{"sweep": true}`). */
export const handler = followJob({
  count: (records) => countJob(counting, records),
  lookup: lookupJob({ ...looking, keys: openLookupKeys(LOOKUP_SECRET_ID), copy: openCopies(looking) }),
});
