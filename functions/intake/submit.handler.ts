import { knownClock } from '#functions/casework/index.ts';
import { alertedFiling } from '#functions/correspondence/index.ts';
import { openCouncil } from '#functions/platform/council.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { readClock } from '#functions/platform/store/clock-settings.ts';
import { fileCase, noteRepeat } from '#functions/platform/store/filing.ts';
import { readOnlineForm } from '#functions/platform/store/settings.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { newReference } from '#schemas/reference.ts';
import { submitDoor } from './submit/door.ts';
import { submit } from './submit/submit.ts';

const tables = openTables();
const council = openCouncil();
const clock = knownClock(async () => (await readClock(tables)).settings);
/** Ten seconds: shutting the online form may take that long to be felt, and spares each referral a read. */
const onlineForm = remembered(
  () => readOnlineForm(tables),
  ({ open }) => open,
  10_000,
);

export const handler = endpoint(openLog('intake/submit'), (request) =>
  submit(
    {
      form: earlyHelpAndSocialCare,
      council,
      onlineForm,
      clock,
      file: (actor, filing, now) => fileCase(tables, actor, alertedFiling(filing, council.dutyDesk, now), now),
      noteRepeat: (actor, once, reference, now) => noteRepeat(tables, actor, once, reference, 'sent_again', now),
      newReference,
    },
    request,
    submitDoor(request),
  ),
);
