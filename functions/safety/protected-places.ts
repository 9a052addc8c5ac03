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
 * What says or would reveal where a child is whose address must be kept secret: of every form of the case the places of each
 * child and of everybody who is not known to live elsewhere. None for a case where nobody asked for it.
 */
export function protectedFields({ forms }: SafetyRecord, isConfidential: boolean): readonly ProtectedField[] {
  if (!isConfidential && !forms.some(({ asksSecret }) => asksSecret)) return [];
  return forms.flatMap(({ number: form, places }) => places.map((place) => ({ form, ...place })));
}

/** Where somebody of the family is visited or written to, as staff recorded it. */
export function placesContacted({ contacts }: SafetyRecord): readonly string[] {
  return contacts
    .filter(({ person }) => isOfFamily(person))
    .flatMap(({ ways }) => ways.filter(({ channel }) => channel === 'post' || channel === 'visit'))
    .map(({ at }) => at);
}
