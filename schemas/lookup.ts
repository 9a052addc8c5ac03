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
]);
export type LookupKind = z.infer<typeof LookupKind>;

/** A stored search key of a case: a token that finds the case and reveals nothing about it (law 4). */
export const LookupToken = z.object({
  reference: Reference,
  /** The number of the child on the case, from 1; 0 for keys of the case itself, such as its referrer's. */
  child: z.number().int().min(0),
  kind: LookupKind,
  /** `<generation of the key>.<128 bits of HMAC-SHA256, base64url>`. */
  lookup: z.string(),
});
export type LookupToken = z.infer<typeof LookupToken>;
