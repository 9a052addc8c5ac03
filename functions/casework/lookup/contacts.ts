import type { Case, CaseFlag } from '#schemas/case.ts';
import type { MatchRelation, MatchStrength } from '#schemas/known-child.ts';

/** An earlier case of what may be the same child. */
export interface EarlierContact {
  readonly head: Pick<Case, 'reference' | 'receivedAt' | 'state'>;
  readonly relation: MatchRelation;
  readonly strength: MatchStrength;
}

const DAY_MS = 86_400_000;
const MONTHS_BACK = 12;
const DAYS_BACK = 30;
/** This contact is the third. */
const CONTACTS_BEFORE = 2;

/**
 * Returns the flags for earlier contacts (domain 6, S5b): re-referred within twelve months, third contact in thirty days, and open
 * elsewhere. A misspelt name counts: the flag only asks somebody to look.
 */
export function flagsFor(head: Pick<Case, 'receivedAt'>, earlier: readonly EarlierContact[]): CaseFlag[] {
  const at = new Date(head.receivedAt);
  const counted = earlier.filter(({ relation, strength }) => relation === 'same_child' && strength !== 'weak');
  const since = (from: number) =>
    new Set(counted.filter((one) => Date.parse(one.head.receivedAt) >= from).map((one) => one.head.reference)).size;
  const year = new Date(at);
  year.setUTCMonth(year.getUTCMonth() - MONTHS_BACK);
  return [
    ...(since(year.getTime()) > 0 ? (['re_referral'] as const) : []),
    ...(since(at.getTime() - DAYS_BACK * DAY_MS) >= CONTACTS_BEFORE ? (['third_contact'] as const) : []),
    ...(counted.some((one) => one.head.state !== 'closed') ? (['open_case'] as const) : []),
  ];
}
