import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { sendingStore } from './outbox-store.ts';
import { sendOne } from './send.ts';
import { openSender } from './sender.ts';
import { outboxJob } from './sweep.ts';
import { watchAlerts } from './watch-alerts.ts';

const figures = openFigures('correspondence/send');
const tables = openTables();
const store = sendingStore(tables);
const deps = {
  ...store,
  ...openSender(tables, figures),
  moveOutbox: watchAlerts(store.moveOutbox, figures),
  // Ten seconds: a sweep reads it once, and a freeze takes effect within them. A frozen setting is read again each time.
  frozen: remembered(store.readSendingFrozen, (frozen) => !frozen, 10_000),
  now: () => new Date(),
  log: openLog('correspondence/send'),
};

/** The cases table's stream calls this (a nudge), and the schedule does (`{"sweep": true}`). */
export const handler = outboxJob({ ...deps, sendOne: (key) => sendOne(deps, key), now: Date.now });
