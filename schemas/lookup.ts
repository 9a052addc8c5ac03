import * as z from 'zod';
import { Reference } from './reference.ts';

/** The kind of a search key. The kind is not personal data, and the key is stored as an HMAC token. */
export const LookupKind = z.enum([
  'nhs_number',
  'upn',
  'name_and_birth_date',
  'sound_and_birth_date',
  'name',
  'own_name',
  'postcode_and_surname',
  'sound',
  'birth_date',
  'postcode',
  'surname_sound_and_year',
  'surname_sound',
  'known_as',
  'referrer_email',
  'referrer_telephone',
  'file',
  'parent',
  'parent_sound',
  'school',
  'address',
]);
export type LookupKind = z.infer<typeof LookupKind>;

/** The kinds of keys that say where a family lives. */
export const PLACE_KINDS: ReadonlySet<LookupKind> = new Set<LookupKind>([
  'postcode',
  'postcode_and_surname',
  'address',
]);

/** A stored search key of a case: a token that finds the case and reveals nothing about it (law 4). */
export const LookupToken = z.object({
  reference: Reference,
  /** The number of the child on the case, from 1; 0 for keys of the case itself, such as its referrer's. */
  child: z.number().int().min(0),
  kind: LookupKind,
  /** `<generation of the key>.<128 bits of HMAC-SHA256, base64url>`. */
  lookup: z.string(),
  /** The referral as it was sent does not say it: a later form does, or a colleague's reading. */
  later: z.literal(true).optional(),
});
export type LookupToken = z.infer<typeof LookupToken>;
