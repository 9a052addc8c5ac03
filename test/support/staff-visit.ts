import { newId } from '#functions/platform/identifiers.ts';
import type { Role } from '#schemas/actor.ts';
import { broughtBy } from './bearer.ts';
import { staffApi } from './staff-api.ts';

/** A person's request to the staff API. */
export interface Asked {
  readonly as?: Role;
  /** The person; without a name, the one person of their role. */
  readonly subject?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly at: Date;
}

/** Makes one request by a person of a role, after the gateway. @throws Problem as the API does */
export function visit(
  deps: Parameters<typeof staffApi>[0],
  route: string,
  { as = 'duty_social_worker', subject = `person-${as}`, path = {}, query = {}, ...asked }: Asked,
) {
  const { claims, authorization } = broughtBy(deps, { sub: subject, roles: [as] }, asked.at);
  return staffApi(deps, {
    route,
    path,
    query,
    headers: { authorization, ...asked.headers },
    body: asked.body,
    sent: '',
    claims,
    requestId: newId(),
    receivedAt: asked.at,
  });
}
