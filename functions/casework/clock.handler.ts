import { openDutyDesk } from '#functions/platform/council.ts';
import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { openJobsToAsk } from './clock/jobs-to-ask.ts';
import { sweep } from './clock/sweep.ts';
import { sweepStore } from './clock/sweep-store.ts';
import { openWatch } from './clock/watched-sweeps.ts';

const deps = {
  ...sweepStore(openTables(), openDutyDesk()),
  ...openJobsToAsk(),
  ...openWatch(),
  now: Date.now,
  log: openLog('casework/clock'),
  figures: openFigures('casework/clock'),
};

/** The schedule runs this every minute. */
export const handler = () => sweep(deps);
