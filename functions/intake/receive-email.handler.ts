import { batch } from '#functions/platform/batch.ts';
import { openDutyDesk } from '#functions/platform/council.ts';
import { openLog } from '#functions/platform/log.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { receiveStore } from './intake-store.ts';
import { openMailBucket } from './mail/mail-bucket.ts';
import { receiveEmail } from './mail/receive.ts';
import { mailArrived } from './mail/received.ts';

const log = openLog('intake/receive-email');
const deps = { ...receiveStore(openTables(), openDutyDesk()), ...openMailBucket() };

export const handler = batch(log, async ({ body }) => {
  const arrived = mailArrived(body);
  if (arrived === 'setup') return;
  const received = await receiveEmail(deps, arrived, new Date());
  log.info('mail received', {
    outcome: received.outcome,
    ...('reference' in received ? { reference: received.reference } : {}),
  });
});
