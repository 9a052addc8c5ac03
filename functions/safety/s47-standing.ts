import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Case, Team } from '#schemas/case.ts';
import type { Decision } from '#schemas/decision.ts';

/** Teams that work without the detail of section 47 (domain 5.3: early help, and the panel by its papers alone). */
export const WITHOUT_S47: ReadonlySet<Team> = new Set(['early_help_coordinator', 'masp']);

/** Whether something was recommended or decided under section 47, or towards the discussion that section 47 begins with. */
export function isUnderS47({ legalBasis, outcome }: Pick<Decision, 'legalBasis' | 'outcome'>): boolean {
  return legalBasis.code === 's47' || outcome === 'strategy_discussion';
}

/** Returns what was recommended and decided of a case, in order of time. */
export const analysesOf = ({ recommendations, decisions }: Pick<WholeCase, 'recommendations' | 'decisions'>) =>
  [...recommendations, ...decisions].sort((one, other) => (one.at < other.at ? -1 : 1));

/** Where a case stands with section 47; one that was decided before heads said so is known by its records. */
export function s47Of(whole: WholeCase): Case['s47'] {
  const [first] = analysesOf(whole).filter(isUnderS47);
  return whole.head.s47 ?? (first && { since: first.at });
}
