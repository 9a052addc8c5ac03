import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Role } from '#schemas/actor.ts';
import { broughtBy } from './bearer.ts';
import { staffApi, takenBy } from './staff-api.ts';

/** A request to the staff API, with the token that the gateway let through; parameters that the route lacks are left out. */
export interface AskedAs extends Pick<Request, 'route' | 'path' | 'query' | 'body'> {
  readonly as: Role;
  readonly person: string;
  readonly reason?: string | undefined;
  readonly version: number;
  readonly now: Date;
}

/** Returns the answer of the staff API to somebody of a role; a refusal is an answer too. */
export async function askAs(deps: StaffDeps, asked: AskedAs): Promise<Answer> {
  const { as, person, reason, version, now, ...request } = asked;
  const { claims, authorization } = broughtBy(deps, { sub: person, roles: [as] }, now);
  try {
    return await staffApi(deps, {
      ...request,
      query: takenBy(asked.route, asked.query),
      headers: { authorization, 'if-match': `"${version}"`, ...(reason === undefined ? {} : { 'x-reason': reason }) },
      sent: '',
      claims,
      requestId: newId(),
      receivedAt: now,
    });
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, body: { type: error.code } };
    throw error;
  }
}
