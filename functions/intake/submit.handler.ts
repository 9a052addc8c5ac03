import { openCouncil, openDutyDesk } from '#functions/platform/council.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { remembered } from '#functions/platform/remembered.ts';
import { readOnlineForm } from '#functions/platform/store/settings.ts';
import { openTables } from '#functions/platform/store/table.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { submitStore } from './intake-store.ts';
import { submitDoor } from './submit/door.ts';
import { type SubmitDeps, submit } from './submit/submit.ts';

const tables = openTables();
const isOpen = ({ open }: { readonly open: boolean }) => open;
const deps: SubmitDeps = {
  ...submitStore(tables, openDutyDesk()),
  form: earlyHelpAndSocialCare,
  council: openCouncil(tables),
  // Ten seconds: a closed online form may stay open that long, and each referral is spared a read.
  onlineForm: remembered(() => readOnlineForm(tables), isOpen, 10_000),
};

export const handler = endpoint(openLog('intake/submit'), (request) => submit(deps, request, submitDoor(request)));
