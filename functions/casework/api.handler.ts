import { endpoint } from '#functions/platform/http/endpoint.ts';
import { openLog } from '#functions/platform/log.ts';
import { openStaffApi } from './api/open-staff-api.ts';
import { staffApi } from './api/staff-api.ts';

const deps = openStaffApi();

/** Answers every staff route of the HTTP API, behind its JWT authorizer. */
export const handler = endpoint(openLog('casework/api'), (request) => staffApi(deps, request));
