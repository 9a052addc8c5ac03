import * as z from 'zod';

/** What a decision-maker can decide (domain S1, S18, S19, S20, S5c, S33 and 4.1). */
export const DecisionOutcome = z.enum([
  'advice',
  'signposted',
  'short_term_support',
  'early_help_assessment',
  'social_care_assessment',
  'strategy_discussion',
  'masp',
  'redirect',
  'no_further_action',
  // The referrer took the referral back. What they said of a child was still said: a decision-maker says why that is no concern.
  'withdrawn_by_referrer',
]);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** The law that a decision rests on: Children Act 1989, sections 17 and 47; early help rests on agreement (domain 4.4). */
export const LegalBasis = z.enum(['none', 'early_help', 's17', 's47']);
export type LegalBasis = z.infer<typeof LegalBasis>;
