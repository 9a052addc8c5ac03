import * as z from 'zod';
import { DecisionOutcome, LegalBasis } from './codes/decision-outcome.ts';
import { Instant } from './instant.ts';

/** What somebody writes to say why. An item holds 400 KB, and a case has many: two pages are enough. Personal. */
export const Rationale = z.string().trim().min(1).max(5000);

const Person = z.string().min(1).max(200);

/** A level as it was called on the day: a label that is edited later does not rewrite what was decided (domain 4.4). */
const LevelDecided = z.object({ code: z.string(), label: z.string(), rationale: Rationale });
const BasisDecided = z.object({ code: LegalBasis, rationale: Rationale });

const Analysis = z.object({
  id: z.string(),
  /** One more each time a case is opened again: what was recommended for an earlier decision does not count for this one. */
  round: z.number().int().min(1),
  by: Person,
  at: Instant,
  level: LevelDecided,
  legalBasis: BasisDecided,
  outcome: DecisionOutcome,
  reasons: Rationale,
  /** What whoever referred suggested: advice, kept beside what was decided (S29). */
  suggestedLevel: z.string().max(60).optional(),
  version: z.number().int().min(1),
});

/** What a social worker recommends. It stands as it was written; a second thought is a second record. */
export const Recommendation = Analysis;
export type Recommendation = z.infer<typeof Recommendation>;

/** Which entries of the catalogue somebody was told of, and who was told (S18). Personal. */
export const Signposting = z.object({
  entries: z.array(z.object({ id: z.string(), version: z.number().int(), name: z.string() })).min(1),
  toldWho: z.string(),
});

/** Somebody agreed to early help, or a decision-maker says why it is decided without (S22: a voluntary service). Personal. */
export const Agreement = z.discriminatedUnion('given', [
  z.strictObject({
    given: z.literal(true),
    by: z.string().trim().min(1).max(200),
    on: z.iso.date(),
    how: z.string().trim().min(1).max(200),
  }),
  z.strictObject({ given: z.literal(false), why: Rationale }),
]);

/** More than one agency is to help, or the decision-maker says why one will do (S20). */
export const Agencies = z.union([
  z.strictObject({ agencies: z.array(z.string().trim().min(1).max(200)).min(2).max(20) }),
  z.strictObject({ why: Rationale }),
]);

/** Why one person alone decided: nobody recommended it, or the very same person did (domain 5.3). */
export const Alone = z.object({ because: z.enum(['not_recommended', 'same_person']), why: Rationale });

/** What a decision-maker decided. Never changed, never removed: a case that is opened again gets another. */
export const Decision = Analysis.extend({
  /** The recommendation that it answers; none when nobody had recommended anything. */
  recommendation: z.string().nullable(),
  /** When it was due: a case that is opened again is due anew, and this one's time stays told. */
  dueAt: Instant,
  alone: Alone.optional(),
  signposting: Signposting.optional(),
  multiAgency: Agencies.optional(),
  agreement: Agreement.optional(),
  /** The other authority, by its name (S5c). */
  redirectTo: z.string().max(200).optional(),
});
export type Decision = z.infer<typeof Decision>;

/** What somebody sees of a recommendation or a decision whose detail they may not see (domain 5.3): that there is one, whose and when. */
export const WithheldRecord = Analysis.pick({ id: true, round: true, by: true, at: true }).extend({
  withheld: z.literal('s47_detail'),
});
export type WithheldRecord = z.infer<typeof WithheldRecord>;
