import * as z from 'zod';
import { DecisionOutcome, LegalBasis } from './codes/decision-outcome.ts';
import { Instant } from './instant.ts';

/** The reasons for a decision, in words. Two pages are enough: a case has many, and an item holds 400 KB. Personal. */
export const Rationale = z.string().trim().min(1).max(5000);

const Person = z.string().min(1).max(200);

/** A level of need, with its label on the day: later edits of the label do not change past decisions (domain 4.4). */
const LevelDecided = z.object({ code: z.string(), label: z.string(), rationale: Rationale });
const BasisDecided = z.object({ code: LegalBasis, rationale: Rationale });

const Analysis = z.object({
  id: z.string(),
  /** Grows by one when a case is reopened: a recommendation counts only in its own round. */
  round: z.number().int().min(1),
  by: Person,
  at: Instant,
  level: LevelDecided,
  legalBasis: BasisDecided,
  outcome: DecisionOutcome,
  reasons: Rationale,
  /** The level that the referrer suggested. It is advice, kept beside the decision (S29). */
  suggestedLevel: z.string().max(60).optional(),
  version: z.number().int().min(1),
});

/** A social worker's recommendation. It is never changed; a new opinion is a new record. */
export const Recommendation = Analysis;
export type Recommendation = z.infer<typeof Recommendation>;

/** The entries of the catalogue that staff told a person about, and who that was (S18). Personal. */
export const Signposting = z.object({
  entries: z.array(z.object({ id: z.string(), version: z.number().int(), name: z.string() })).min(1),
  toldWho: z.string(),
});

/** Who agreed to early help, or why it is decided without agreement (S22: it is voluntary). Personal. */
export const Agreement = z.discriminatedUnion('given', [
  z.strictObject({
    given: z.literal(true),
    by: z.string().trim().min(1).max(200),
    on: z.iso.date(),
    how: z.string().trim().min(1).max(200),
  }),
  z.strictObject({ given: z.literal(false), why: Rationale }),
]);

/** The agencies that will help, or why one is enough (S20). */
export const Agencies = z.union([
  z.strictObject({ agencies: z.array(z.string().trim().min(1).max(200)).min(2).max(20) }),
  z.strictObject({ why: Rationale }),
]);

/** Why one person alone decided: there was no recommendation, or it was their own (domain 5.3). */
export const Alone = z.object({ because: z.enum(['not_recommended', 'same_person']), why: Rationale });

/** A decision on a case. It is never changed or removed; a reopened case gets another. */
export const Decision = Analysis.extend({
  /** The id of the recommendation; `null` if there was none. */
  recommendation: z.string().nullable(),
  /** The deadline of this decision. A reopened case gets a new deadline. */
  dueAt: Instant,
  alone: Alone.optional(),
  signposting: Signposting.optional(),
  multiAgency: Agencies.optional(),
  agreement: Agreement.optional(),
  /** The name of the other authority (S5c). */
  redirectTo: z.string().max(200).optional(),
});
export type Decision = z.infer<typeof Decision>;

/** A recommendation or decision for a reader who may not see its detail: its author and time only (domain 5.3). */
export const WithheldRecord = Analysis.pick({ id: true, round: true, by: true, at: true }).extend({
  withheld: z.literal('s47_detail'),
});
export type WithheldRecord = z.infer<typeof WithheldRecord>;
