import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { openBucketsAndQueues } from './reconcile/buckets-and-queues.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { reconcileStore } from './reconcile/reconcile-store.ts';

const store = reconcileStore(openTables());
const deps = {
  ...store,
  world: { ...store, ...openBucketsAndQueues() },
  now: Date.now,
  log: openLog('casework/reconcile'),
  figures: openFigures('casework/reconcile'),
};

/** The schedule runs this every 15 minutes with `{"sweep": true}`; an operator runs it with `{"days": 7}` or `{"sending": "frozen"}` (restore drill). */
export const handler = (event: unknown) => reconcile(deps, event);
