import { Problem } from '#functions/platform/http/problem.ts';
import { mayEnter } from '#functions/safety/index.ts';
import type { Case } from '#schemas/case.ts';

/**
 * Requires that nobody owns a case, or a task of it, that is kept from them: otherwise no one would work on it (law 1).
 * @throws Problem 409 when it would be
 */
export function seenByItsOwners(after: Pick<Case, 'access'>, owners: readonly (string | null | undefined)[]): void {
  if (owners.some((id) => typeof id === 'string' && !mayEnter(after, id)))
    throw new Problem(409, 'may-not-see-it', 'Give the case to a colleague who may see it first.');
}
