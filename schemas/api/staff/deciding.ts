import * as z from 'zod';
import { CatalogueId } from '#schemas/catalogue.ts';
import { DecisionOutcome, LegalBasis } from '#schemas/codes/decision-outcome.ts';
import { Agencies, Agreement, Rationale } from '#schemas/decision.ts';

/** What is said by whoever recommends or decides. Level and legal basis are two things, each with its reasons (domain 4.4). */
export const Recommend = z.strictObject({
  level: z.strictObject({ code: z.string().min(1).max(20), rationale: Rationale }),
  legalBasis: z.strictObject({ code: LegalBasis, rationale: Rationale }),
  outcome: DecisionOutcome,
  reasons: Rationale,
});

/** What a decision-maker says beside: which of it is needed follows from the outcome. */
export const Decide = Recommend.extend({
  signposting: z
    .strictObject({ entries: z.array(CatalogueId).min(1).max(20), toldWho: z.string().trim().min(1).max(200) })
    .optional(),
  multiAgency: Agencies.optional(),
  agreement: Agreement.optional(),
  redirectTo: z.string().trim().min(1).max(200).optional(),
  aloneBecause: Rationale.optional().describe('Why one person alone decides.'),
});
