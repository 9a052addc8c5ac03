import { Problem } from '#functions/platform/http/problem.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';

/** A case as far as it says who may see it. */
type Guarded = Pick<Case, 'access'>;

/** Whether the case is kept from somebody for good: it is about them, or about people of theirs (domain 5.3). */
export const isKeptFrom = ({ access }: Guarded, id: string): boolean => access?.never?.includes(id) ?? false;

/** Whether a restricted record names somebody, or is not restricted to anybody. */
export const isNamed = ({ access }: Guarded, id: string): boolean => access?.only?.includes(id) ?? true;

/** Whether somebody may see a case, as far as it says so itself; what their role allows is functions/casework/roles.ts. */
export const mayEnter = (head: Guarded, id: string): boolean => isNamed(head, id) && !isKeptFrom(head, id);

/** It says at which version the case stands, for whoever must break the glass, and nothing else. */
export const restricted = ({ version }: Pick<Case, 'version'>) =>
  new Problem(403, 'restricted', 'This case is restricted. Ask your manager.', { etag: tagOf(version) });
