import type * as z from 'zod';
import { staffFrom } from '#functions/platform/http/claims.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound, refuseUnknown } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { Action } from '../permissions.ts';
import { requireMay } from '../roles.ts';
import { type Opens, reasonIn, type Visit } from './staff-context.ts';
import type { StaffStore } from './staff-store.ts';

/** The details of a staff route, and its handler. */
export interface Route<Deps, Store = StaffStore> {
  readonly action: Action;
  /** The parameters of its operation (`schemas/api/staff`); a test checks that the two agree. */
  readonly query?: z.ZodObject;
  readonly respond: (visit: Visit<Store>, deps: Deps) => Promise<Answer>;
}

/**
 * Answers a staff request. First it checks who they are, that one of their roles allows it, and that their access has not ended. A
 * request by the console names its person; every other brings a token.
 */
export async function answerStaff<Deps extends StaffDoor, Store>(
  routes: Readonly<Record<string, Route<Deps, Store>>>,
  deps: Deps & Opens<Store>,
  request: Request,
): Promise<Answer> {
  const person = request.person ?? staffFrom(request, deps);
  const { staff } = person;
  const route = Object.hasOwn(routes, request.route) ? routes[request.route] : undefined;
  if (route === undefined) throw notFound();
  const reason = reasonIn(request);
  requireMay(staff, route.action, { reason });
  refuseUnknown(request.query, route.query?.shape ?? {});
  await deps.admit(person, request.receivedAt);
  return route.respond({ staff, store: deps.as(staff), reason, request, now: request.receivedAt }, deps);
}
