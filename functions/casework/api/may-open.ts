import type { Staff } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { SafeguardedCase } from '#functions/platform/store/opening.ts';
import { maskOf } from '#functions/safety/index.ts';
import { requireMayOn } from '../roles.ts';

/** The looks that give something as it came: a picture, a PDF, a whole file or email. No mask changes those. */
export type AsItCame = 'open_document' | 'open_message' | 'open_original';

/**
 * Requires that a person may open something of a case as it came. Where the case hides an address, that shows it, so only a person who
 * may unmask the case opens it, and says why (domain 5.5.4). So it is asked of the case that a form in the file is on, too. Every way to a picture, a PDF or a file asks this one rule.
 * @throws Problem as `requireMayOn` for the look and for `unmask`, and 400 `shows-a-secret-address` without a reason
 */
export function requireMayOpen(
  staff: Staff,
  action: AsItCame,
  { head, safety }: SafeguardedCase,
  reason: string | undefined,
): void {
  requireMayOn(staff, action, head, reason);
  if (!maskOf({ head, safety }).hides) return;
  if (reason === undefined)
    throw new Problem(
      400,
      'shows-a-secret-address',
      'The file may show an address that must be kept secret. Say what you need it for, in the X-Reason header.',
    );
  requireMayOn(staff, 'unmask', head, reason);
}
