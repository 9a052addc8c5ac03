import { maskOf } from '#functions/safety/index.ts';
import type { Case } from '#schemas/case.ts';
import { type LookupToken, PLACE_KINDS } from '#schemas/lookup.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';

/** A case that was found, and its safety record where a place found it. */
export interface FoundCase {
  readonly head: Case;
  readonly safety: SafetyRecord | undefined;
}

/**
 * Returns whether a search may use a token to find a case for a reader. A search finds a case only by what the reader could read on
 * it, or trying addresses one by one would reveal a hidden family (law 7).
 * - A place finds no case whose mask hides places, for any role. A colleague unmasks one case for a reason, and a search has none.
 * - What the referral did not say finds no case under section 47 for readers without that detail. Some of it they may read; a token
 *   does not say which.
 */
export function mayFind(
  { head, safety }: FoundCase,
  { kind, later }: Pick<LookupToken, 'kind' | 'later'>,
  seesS47: boolean,
): boolean {
  if (later === true && head.s47 !== undefined && !seesS47) return false;
  return !PLACE_KINDS.has(kind) || (safety !== undefined && !maskOf({ head, safety }).hides);
}
