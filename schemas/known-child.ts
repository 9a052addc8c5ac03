import * as z from 'zod';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** One child of a case: siblings on one form are one record each and share the original; twins are two (domain 6). */
export const ChildRecord = z.object({
  id: z.string(),
  /** Of the case's children, from 1, in the order of its forms. */
  number: z.number().int().min(1),
  /** The form that tells of the child, and the child's place on it, from 0. */
  form: z.number().int().min(1),
  index: z.number().int().min(0),
  /** `no_keys`: nothing was said by which a child can be known again. */
  matching: z.enum(['looked_for', 'no_keys']),
  version: z.number().int(),
});
export type ChildRecord = z.infer<typeof ChildRecord>;

/** Why two children may be one, or of one family; and what speaks against it. */
export const MatchReason = z.enum([
  'nhs_number',
  'upn',
  'name_and_birth_date',
  'names_swapped',
  'birth_date_transposed',
  'sound_and_birth_date',
  'postcode_and_surname',
  'other_nhs_number',
  'other_upn',
  'other_birth_date',
  'other_name',
  'other_own_name',
]);
export type MatchReason = z.infer<typeof MatchReason>;

export const MatchStrength = z.enum(['strong', 'possible', 'weak']);
export type MatchStrength = z.infer<typeof MatchStrength>;

/** What the service takes two children for, until a person says. */
export const MatchRelation = z.enum(['same_child', 'siblings']);
export type MatchRelation = z.infer<typeof MatchRelation>;

/** A child of a case. */
export const ChildAt = z.object({ reference: Reference, child: z.number().int().min(1) });
export type ChildAt = z.infer<typeof ChildAt>;

/** What a match is called on a case: whoever suggests it, and however often, it is one. */
export const matchId = (child: number, other: ChildAt): string => `${other.reference}_${child}_${other.child}`;

/** That a child of this case may be a child of another. It stands on both cases, and only a person confirms it. */
export const Match = z.object({
  id: z.string(),
  child: z.number().int().min(1),
  other: ChildAt,
  relation: MatchRelation,
  strength: MatchStrength,
  reasons: z.array(MatchReason).min(1).max(20),
  /** The later of the two cases shows it as its own; the earlier is told of it. */
  side: z.enum(['newer', 'older']),
  state: z.enum(['suggested', 'confirmed', 'rejected']),
  suggestedAt: Instant,
  judgedBy: z.string().max(200).optional(),
  judgedAt: Instant.optional(),
  version: z.number().int(),
});
export type Match = z.infer<typeof Match>;
