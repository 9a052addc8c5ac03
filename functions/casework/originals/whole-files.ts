import type { Staff } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { maskOf } from '#functions/safety/index.ts';
import type { Case } from '#schemas/case.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { requireMay } from '../roles.ts';

/**
 * Requires that a person may open what cannot be masked: a file, a picture, a PDF. Where a case keeps an address secret, from its head or
 * from any of its forms, a file may show it (domain 5.5.4). So only a person who may unmask opens one, for a reason. Emails as they were
 * sent, and originals, are for fewer roles, which all may unmask, and always for a reason. What section 47 keeps from a reader is
 * `mayOpenFile`, file by file.
 * @throws Problem 403 for roles that may not unmask, 400 without a reason
 */
export function requireWhole(
  staff: Staff,
  { head, safety }: { readonly head: Pick<Case, 'team' | 'flags'>; readonly safety: SafetyRecord },
  reason: string | undefined,
): void {
  if (!maskOf({ head, safety }).hides) return;
  requireMay(staff, 'unmask', { team: head.team, reason });
  if (reason === undefined)
    throw new Problem(
      400,
      'shows-a-secret-address',
      'The file may show an address that must be kept secret. Say what you need it for, in the X-Reason header.',
    );
}
