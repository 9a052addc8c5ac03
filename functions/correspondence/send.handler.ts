import * as z from 'zod';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openInvoke } from '#functions/platform/invoke.ts';
import { openLog } from '#functions/platform/log.ts';
import { openMailer } from '#functions/platform/mailer.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { dueOutbox, moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import { readSendingFrozen } from '#functions/platform/store/sending-frozen.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { formWriter } from './issued-form.ts';
import { sendOne } from './send.ts';
import { outboxJob } from './sweep.ts';
import { watchAlerts } from './watch-alerts.ts';

const tables = openTables();
const actor = service('correspondence/send');
const log = openLog('correspondence/send');
const figures = openFigures('correspondence/send');
const { SENDER_ADDRESS, FORM_ADDRESS, WRITE_FORM_FUNCTION } = readEnvironment(
  z.object({ SENDER_ADDRESS: z.email(), FORM_ADDRESS: z.string().min(1), WRITE_FORM_FUNCTION: z.string().min(1) }),
);
const deps = {
  read: readOutbox.bind(null, tables, actor),
  move: watchAlerts(moveOutbox.bind(null, tables, actor), figures),
  mail: openMailer(),
  // Ten seconds: a sweep reads it once, and a freeze takes effect within them. A frozen setting is read again each time.
  frozen: remembered(
    () => readSendingFrozen(tables),
    (frozen) => !frozen,
    10_000,
  ),
  from: {
    address: SENDER_ADDRESS,
    council: openCouncil(),
    formAddress: (form: string) => FORM_ADDRESS.replace('{form}', form),
  },
  writeForm: formWriter(openInvoke(WRITE_FORM_FUNCTION)),
  now: () => new Date(),
  log,
};

/** The cases table's stream calls this (a nudge), and the schedule does (`{"sweep": true}`). */
export const handler = outboxJob({
  sendOne: (key) => sendOne(deps, key),
  due: () => dueOutbox(tables, new Date()),
  now: Date.now,
  log,
  figures,
});
