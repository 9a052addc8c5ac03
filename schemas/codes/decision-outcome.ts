import * as z from 'zod';

/** The outcome of a decision (domain S1, S18, S19, S20, S5c, S33 and 4.1). */
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
  // The referrer withdrew the referral. Their information remains: a decision-maker must say why it is no concern.
  'withdrawn_by_referrer',
]);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** The legal basis of a decision: Children Act 1989, section 17 or 47, or agreement for early help (domain 4.4). */
export const LegalBasis = z.enum(['none', 'early_help', 's17', 's47']);
export type LegalBasis = z.infer<typeof LegalBasis>;
