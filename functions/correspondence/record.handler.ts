import { batch } from '#functions/platform/batch.ts';
import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { recordingStore } from './outbox-store.ts';
import { record } from './record.ts';
import { watchAlerts } from './watch-alerts.ts';

const log = openLog('correspondence/record');
const store = recordingStore(openTables());
const moveOutbox = watchAlerts(store.moveOutbox, openFigures('correspondence/record'));
const deps = { ...store, moveOutbox, now: () => new Date(), log };

/** Handles SES's events, by SNS and a queue. */
export const handler = batch(log, async (delivered) => {
  await record(deps, delivered);
});
