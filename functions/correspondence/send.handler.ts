import * as z from 'zod';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openLog } from '#functions/platform/log.ts';
import { openMailer } from '#functions/platform/mailer.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { dueOutbox, moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import { readSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { alertsWatched } from './alerts-watched.ts';
import { outboxJob } from './outbox-job.ts';
import { sendOne } from './send.ts';

const tables = openTables();
const actor = service('correspondence/send');
const log = openLog('correspondence/send');
const figures = openFigures('correspondence/send');
const { SENDER_ADDRESS } = readEnvironment(z.object({ SENDER_ADDRESS: z.email() }));
const deps = {
  read: readOutbox.bind(null, tables, actor),
  move: alertsWatched(moveOutbox.bind(null, tables, actor), figures),
  mail: openMailer(),
  // Ten seconds: a sweep reads it once, and freezing is felt within them. Frozen is looked at again each time.
  frozen: remembered(
    () => readSendingFrozen(tables),
    (frozen) => !frozen,
    10_000,
  ),
  from: { address: SENDER_ADDRESS, council: openCouncil() },
  now: () => new Date(),
  log,
};

/** Woken by the cases table's stream (a nudge) and by the schedule (`{"sweep": true}`). */
export const handler = outboxJob({
  sendOne: (key) => sendOne(deps, key),
  due: () => dueOutbox(tables, new Date()),
  now: Date.now,
  log,
  figures,
});
