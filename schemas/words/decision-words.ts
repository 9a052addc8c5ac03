import type { DecisionOutcome, LegalBasis } from '#schemas/codes/decision-outcome.ts';
import type { Decision, WithheldRecord } from '#schemas/decision.ts';
import type { ItemState } from '#schemas/forms/completeness.ts';
import type { WordsFor } from './phrases.ts';

/** The labels of outcomes. */
export const OUTCOME_WORDS: WordsFor<DecisionOutcome> = {
  advice: 'Advice',
  signposted: 'Signposted',
  short_term_support: 'Short-term support',
  early_help_assessment: 'Early help assessment',
  social_care_assessment: 'Social care assessment',
  strategy_discussion: 'Strategy discussion',
  masp: 'Multi Agency Support Panel',
  redirect: 'Redirected to another authority',
  no_further_action: 'No further action',
  withdrawn_by_referrer: 'Withdrawn by the referrer',
};

/** The labels of legal bases. */
export const BASIS_WORDS: WordsFor<LegalBasis> = {
  none: 'None',
  early_help: 'Early help, by agreement',
  s17: 'Section 17: child in need',
  s47: 'Section 47: child protection enquiry',
};

/** Why one person alone decided. */
export const ALONE_WORDS: WordsFor<NonNullable<Decision['alone']>['because']> = {
  not_recommended: 'There was no recommendation',
  same_person: 'The recommendation was their own',
};

/** Why a decision or recommendation is not shown. */
export const WITHHELD_WORDS: WordsFor<WithheldRecord['withheld']> = { s47_detail: 'Withheld: section 47' };

/** Whether an expected answer is given (domain S8). */
export const EXPECTED_WORDS: WordsFor<ItemState> = {
  answered: 'Answered',
  reasoned: 'Reason given',
  blank: 'Blank',
};
