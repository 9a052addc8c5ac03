import type { SafetyRecord } from '#schemas/safety-record.ts';
import { isOfFamily } from './may-contact.ts';

/** One field that is masked where a case is shown. */
export interface ProtectedField {
  readonly form: number;
  /** The path of the answer. */
  readonly path: string;
  readonly values: readonly string[];
}

/**
 * Returns the fields that say or would reveal where a protected child is. They are the places of each child, and of everybody who
 * is not known to live elsewhere, on every form. Returns nothing for a case where nobody asked for secrecy.
 */
export function protectedFields({ forms }: SafetyRecord, isConfidential: boolean): readonly ProtectedField[] {
  if (!isConfidential && !forms.some(({ asksSecret }) => asksSecret)) return [];
  return forms.flatMap(({ number: form, places }) => places.map((place) => ({ form, ...place })));
}

/** Returns where somebody of the family is visited or written to, as staff recorded it. */
export function placesContacted({ contacts }: SafetyRecord): readonly string[] {
  return contacts
    .filter(({ person }) => isOfFamily(person))
    .flatMap(({ ways }) => ways.filter(({ channel }) => channel === 'post' || channel === 'visit'))
    .map(({ at }) => at);
}
