import { BY_CONSOLE } from '#functions/platform/http/by-console.ts';
import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { ORIGINAL_ROUTES } from './api/original.ts';
import { answerStaff } from './api/staff-request.ts';
import { openOriginals } from './originals/open-originals.ts';

const deps = openOriginals();

/** Answers with the original of a file or an email in an encrypted zip, behind the JWT authorizer. */
export const handler = endpoint(
  openLog('casework/open-original'),
  (request) => answerStaff(ORIGINAL_ROUTES, deps, request),
  BY_CONSOLE,
);
