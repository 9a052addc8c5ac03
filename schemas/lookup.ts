import * as z from 'zod';
import { Reference } from './reference.ts';

/** What a search key is made of. The name of a kind is no personal data; what stands under it is a keyed token. */
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

/** One search key of a case as it is kept: a token by which it is found and nothing can be told (law 4). */
export const LookupToken = z.object({
  reference: Reference,
  /** Which of the case's children, from 1; 0 is the case itself (its referrer). */
  child: z.number().int().min(0),
  kind: LookupKind,
  /** `<generation of the key>.<HMAC-SHA256, base64url>`. */
  lookup: z.string(),
});
export type LookupToken = z.infer<typeof LookupToken>;
