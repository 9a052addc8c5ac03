import type * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { asParameters, readInput } from '#functions/platform/http/read-input.ts';
import { RowPosition } from '#functions/platform/store/index-rows.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** @throws Problem 400 naming each parameter at fault, never its value */
export function parseQuery<S extends z.ZodType>(schema: S, visit: Pick<Visit, 'request'>): z.infer<S> {
  return readInput(schema, visit.request.query, (faults) => {
    const errors = asParameters(faults);
    return new Problem(400, 'bad-query', 'A parameter of the address cannot be used.', { errors });
  });
}

/** Returns what a cursor is bound to: the list, and the person. */
function boundTo(visit: Visit, list: Record<string, unknown>) {
  return { route: visit.request.route, person: visit.staff.id, list };
}

/**
 * Returns where a list continues, from the caller's cursor; undefined for its beginning. @throws Problem 400 for a cursor of
 * another list or person
 */
export async function positionOf(
  visit: Visit,
  deps: StaffDeps,
  list: Record<string, unknown>,
  cursor: string | undefined,
): Promise<RowPosition | undefined> {
  return cursor === undefined ? undefined : RowPosition.parse(await deps.cursors.open(boundTo(visit, list), cursor));
}

/** Returns the cursor for the next page; null at the end. */
export async function cursorFor(
  visit: Visit,
  deps: StaffDeps,
  list: Record<string, unknown>,
  next: RowPosition | undefined,
): Promise<string | null> {
  return next === undefined ? null : deps.cursors.seal(boundTo(visit, list), next);
}

/** Returns a person's id; `me` is the person who asks. */
export const personIn = (visit: Visit, who: string): string => (who === 'me' ? visit.staff.id : who);

/** Returns the problem for parameters that name two lists at once: a 400 that names them. */
export function notTogether(parameters: readonly string[]): Problem {
  return new Problem(400, 'not-together', 'These parameters cannot be used together. Leave one out.', {
    errors: parameters.map((parameter) => ({ parameter, code: 'not_together' })),
  });
}
