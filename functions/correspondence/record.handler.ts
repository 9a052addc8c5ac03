import { batch } from '#functions/platform/batch.ts';
import { openLog } from '#functions/platform/log.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { moveOutbox, outboxKeyOfSes, readOutbox } from '#functions/platform/store/outbox.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { record } from './record.ts';
import { watchAlerts } from './watch-alerts.ts';

const tables = openTables();
const actor = service('correspondence/record');
const log = openLog('correspondence/record');
const deps = {
  find: outboxKeyOfSes.bind(null, tables),
  read: readOutbox.bind(null, tables, actor),
  move: watchAlerts(moveOutbox.bind(null, tables, actor), openFigures('correspondence/record')),
  now: () => new Date(),
  log,
};

/** Handles SES's events, by SNS and a queue. */
export const handler = batch(log, async (delivered) => {
  await record(deps, delivered);
});
