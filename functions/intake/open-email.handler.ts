import { batch } from '#functions/platform/batch.ts';
import { openDutyDesk } from '#functions/platform/council.ts';
import { openLog } from '#functions/platform/log.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { OpenMessage } from '#schemas/events.ts';
import { openEmailStore } from './intake-store.ts';
import { openMessage } from './mail/open.ts';
import { openQuarantine } from './open-email/quarantine.ts';

const log = openLog('intake/open-email');
const deps = { ...openEmailStore(openTables(), openDutyDesk()), ...openQuarantine(log) };

export const handler = batch(log, async ({ body }) => {
  const { reference, messageId } = OpenMessage.parse(body);
  const { opening, files } = await openMessage(deps, reference, messageId, new Date());
  log.info('message opened', { reference, outcome: opening, count: files });
});
