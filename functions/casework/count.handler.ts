import { openLog } from '#functions/platform/log.ts';
import { count } from '#functions/platform/store/counts.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { countJob } from './count/count-job.ts';

const tables = openTables();
const deps = { count: count.bind(null, tables), log: openLog('casework/count') };

/** Woken by the cases table's stream. */
export const handler = (event: unknown) => countJob(deps, event);
