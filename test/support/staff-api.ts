import { staffApi as answerStaff } from '#functions/casework/api/staff-api.ts';
import type { StaffDeps } from '#functions/casework/api/visit.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { asDescribed } from './as-described.ts';

/** The staff API, each of its answers held against its description. @throws Problem as the API does */
export async function staffApi(deps: StaffDeps, request: Request): Promise<Answer> {
  const answer = await answerStaff(deps, request);
  asDescribed(request.route, {
    status: answer.status,
    headers: new Map(Object.entries(answer.headers ?? {})),
    ...(answer.body === undefined ? {} : { body: JSON.parse(JSON.stringify(answer.body)) }),
  });
  return answer;
}
