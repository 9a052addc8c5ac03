import type { Team } from '#schemas/case.ts';
import type { Decision } from '#schemas/decision.ts';

/** Teams that work without the detail of section 47 (domain 5.3: early help, and the panel by its papers alone). */
export const WITHOUT_S47: ReadonlySet<Team> = new Set(['early_help_coordinator', 'masp']);

/** Returns whether a recommendation or decision comes under section 47, or leads to the discussion that section 47 begins with. */
export function isUnderS47({ legalBasis, outcome }: Pick<Decision, 'legalBasis' | 'outcome'>): boolean {
  return legalBasis.code === 's47' || outcome === 'strategy_discussion';
}
