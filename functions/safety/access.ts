import { Problem } from '#functions/platform/http/problem.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';

/** The part of a case that says who may see it. */
type Guarded = Pick<Case, 'access'>;

/** Returns whether somebody may never see this case: it is about them, or about people of theirs (domain 5.3). */
export const isKeptFrom = ({ access }: Guarded, id: string): boolean => access?.never?.includes(id) ?? false;

/** Returns whether a restricted record names somebody, or is not restricted at all. */
export const isNamed = ({ access }: Guarded, id: string): boolean => access?.only?.includes(id) ?? true;

/**
 * Returns whether the record itself lets somebody see the case. What their role allows is decided in functions/casework/roles.ts.
 */
export const mayEnter = (head: Guarded, id: string): boolean => isNamed(head, id) && !isKeptFrom(head, id);

/** Returns the problem for a restricted case. It gives the case's version, which breaking the glass needs, and nothing else. */
export const restricted = ({ version }: Pick<Case, 'version'>) =>
  new Problem(403, 'restricted', 'This case is restricted. Ask your manager.', { etag: tagOf(version) });
