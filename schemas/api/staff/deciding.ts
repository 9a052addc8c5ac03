import * as z from 'zod';
import { CatalogueId } from '#schemas/catalogue.ts';
import { DecisionOutcome, LegalBasis } from '#schemas/codes/decision-outcome.ts';
import { Agencies, Agreement, Rationale } from '#schemas/decision.ts';

/** The body of a recommendation. Level and legal basis are two things, each with its own reasons (domain 4.4). */
export const Recommend = z.strictObject({
  level: z.strictObject({ code: z.string().min(1).max(20), rationale: Rationale }),
  legalBasis: z.strictObject({ code: LegalBasis, rationale: Rationale }),
  outcome: DecisionOutcome,
  reasons: Rationale,
});

/** A part of a decision that only some outcomes need. */
export type OutcomePart = 'signposting' | 'multiAgency' | 'agreement' | 'redirectTo';

/**
 * The parts that each outcome needs. Support that a family may take or leave depends on their agreement, unless it has another legal
 * basis (S3, S22).
 */
export const OUTCOME_PARTS: Readonly<Record<DecisionOutcome, readonly OutcomePart[]>> = {
  advice: [],
  signposted: ['signposting'],
  short_term_support: ['agreement'],
  early_help_assessment: ['multiAgency', 'agreement'],
  social_care_assessment: [],
  strategy_discussion: [],
  masp: ['agreement'],
  redirect: ['redirectTo'],
  no_further_action: [],
  withdrawn_by_referrer: [],
};

/** The body of a decision. The outcome decides which of the further members are required. */
export const Decide = Recommend.extend({
  signposting: z
    .strictObject({ entries: z.array(CatalogueId).min(1).max(20), toldWho: z.string().trim().min(1).max(200) })
    .optional(),
  multiAgency: Agencies.optional(),
  agreement: Agreement.optional(),
  redirectTo: z.string().trim().min(1).max(200).optional(),
  aloneBecause: Rationale.optional().describe('Why you decide alone.'),
});
