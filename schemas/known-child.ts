import * as z from 'zod';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** A child of a case. Each sibling on a form has a record of their own, and so does each twin (domain 6). */
export const ChildRecord = z.object({
  id: z.string(),
  /** The child's number on the case, from 1, in the order of the forms. */
  number: z.number().int().min(1),
  /** The form that names the child, and the child's place on it, from 0. */
  form: z.number().int().min(1),
  index: z.number().int().min(0),
  /** `no_keys`: the form has too little about the child to search for them. */
  matching: z.enum(['looked_for', 'no_keys']),
  version: z.number().int(),
});
export type ChildRecord = z.infer<typeof ChildRecord>;

/** A reason why two children may be the same child or siblings, or may not be (`other_…`). */
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

/** How strongly the reasons suggest a match. */
export const MatchStrength = z.enum(['strong', 'possible', 'weak']);
export type MatchStrength = z.infer<typeof MatchStrength>;

/** The suggested relation of two children, until a person judges it. */
export const MatchRelation = z.enum(['same_child', 'siblings']);
export type MatchRelation = z.infer<typeof MatchRelation>;

/** The reference of a case, and the number of a child on it. */
export const ChildAt = z.object({ reference: Reference, child: z.number().int().min(1) });
export type ChildAt = z.infer<typeof ChildAt>;

/** Returns the id of a match on a case. Two suggestions of the same match have the same id. */
export const matchId = (child: number, other: ChildAt): string => `${other.reference}_${child}_${other.child}`;

/** A suggestion that a child of this case is also a child of another. Both cases have it, and only a person confirms it. */
export const Match = z.object({
  id: z.string(),
  child: z.number().int().min(1),
  other: ChildAt,
  relation: MatchRelation,
  strength: MatchStrength,
  reasons: z.array(MatchReason).min(1).max(20),
  /** Whether this case is the newer or the older of the two. Staff judge the match on the newer one. */
  side: z.enum(['newer', 'older']),
  state: z.enum(['suggested', 'confirmed', 'rejected']),
  suggestedAt: Instant,
  judgedBy: z.string().max(200).optional(),
  judgedAt: Instant.optional(),
  version: z.number().int(),
});
export type Match = z.infer<typeof Match>;
