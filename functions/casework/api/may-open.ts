import type { Staff } from '#functions/platform/http/claims.ts';
import { forbidden, notFound, Problem } from '#functions/platform/http/problem.ts';
import type { NumberedDocument, OpeningLook, SafeguardedCase } from '#functions/platform/store/opening.ts';
import { maskOf, mayOpenFile } from '#functions/safety/index.ts';
import { requireMayOn, s47Reader } from '../roles.ts';
import type { Visit } from './staff-context.ts';

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
      'The file may show a secret address. Say what you need it for, in the X-Reason header.',
    );
  requireMayOn(staff, 'unmask', head, reason);
}

type Looking = Pick<Visit, 'staff' | 'now' | 'reason'>;

/** Returns a look at something as it came, which asks the one rule. */
export const lookAsItCame = ({ staff, now, reason }: Looking, action: AsItCame): OpeningLook => ({
  now,
  reason,
  permit: (opened) => requireMayOpen(staff, action, opened, reason),
});

/** Returns whether section 47 lets somebody open a file of a case. */
export const maySeeFile = ({ staff, reason }: Looking, { document, head }: NumberedDocument): boolean =>
  mayOpenFile(document, head, s47Reader(staff, head.team, reason));

/** Returns the file that was found. @throws Problem 404 for none, and 403 for one that section 47 keeps from somebody */
export function requireFile(visit: Looking, found: NumberedDocument | undefined): NumberedDocument {
  if (found === undefined) throw notFound();
  if (!maySeeFile(visit, found)) throw forbidden();
  return found;
}
