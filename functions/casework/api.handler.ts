import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { openStaffApi } from './api/open-staff-api.ts';
import { mostBytesOf } from './api/postcodes.ts';
import { staffApi } from './api/staff-api.ts';

const deps = openStaffApi();
const log = openLog('casework/api');

/** Answers every staff route of the HTTP API, behind its JWT authorizer. */
export const handler = endpoint(log, (request) => staffApi(deps, request), { mostBytesOf });
