import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { ListPosition } from '#functions/platform/store/reading.ts';
import { CaseState, Team } from '#schemas/case.ts';
import type { StaffDeps, Visit } from './visit.ts';

/** A screen of rows. More than fifty nobody reads, and fewer looks are each recorded with their count. */
const Limit = z.coerce.number().int().min(1).max(50).default(25);

/** What may be asked of the work list; Duty and Advice's new cases where nothing is said. */
export const CaseQuery = z.object({
  team: Team.default('duty_and_advice'),
  state: CaseState.default('new'),
  limit: Limit,
  cursor: z.string().optional(),
});
/** What may be asked of the tasks. */
export const TaskQuery = z.object({
  team: Team.default('duty_and_advice'),
  limit: Limit,
  cursor: z.string().optional(),
});

/** @throws Problem 400 naming each parameter at fault, never its value */
export function parseQuery<S extends z.ZodType>(schema: S, visit: Visit): z.infer<S> {
  const parsed = schema.safeParse(visit.request.query);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, code }) => ({ parameter: path.join('.'), code }));
  throw new Problem(400, 'bad-query', 'A part of the address cannot be read.', { errors });
}

/** What a cursor is bound to: the list, and the person. */
function boundTo(visit: Visit, list: Record<string, unknown>) {
  return { route: visit.request.route, by: visit.staff.id, ...list };
}

/** Where a list goes on, from the caller's cursor; undefined for its beginning. @throws Problem 400 for a cursor of another list or person */
export async function positionOf(
  deps: StaffDeps,
  visit: Visit,
  list: Record<string, unknown>,
  cursor: string | undefined,
): Promise<ListPosition | undefined> {
  return cursor === undefined ? undefined : ListPosition.parse(await deps.cursors.open(boundTo(visit, list), cursor));
}

/** The cursor for the next page; null at the end. */
export async function cursorFor(
  deps: StaffDeps,
  visit: Visit,
  list: Record<string, unknown>,
  next: ListPosition | undefined,
): Promise<string | null> {
  return next === undefined ? null : deps.cursors.seal(boundTo(visit, list), next);
}
