import type { FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { isOfFamily } from './may-contact.ts';

/** The fields that say where somebody is (domain 5.5.4). A school is not among them: it is named to be worked with. */
const PLACE_FIELDS = ['homeAddress', 'homePostcode', 'homeUprn', 'currentWhereabouts', 'address'] as const;

/** One field that is masked where a case is shown. */
export interface ProtectedField {
  readonly form: number;
  /** The path of the answer. */
  readonly path: string;
  readonly values: readonly string[];
}

/**
 * What says or would reveal where a child is whose address must be kept secret: of every form of the case the places of each
 * child and of everybody who is not known to live elsewhere; a sibling, a mother or a referring aunt lives there as well. None
 * for a case where nobody asked for it.
 */
export function protectedFields(forms: readonly FormRecord[], isConfidential: boolean): readonly ProtectedField[] {
  const people = peopleOn(forms.map(withPlacesUnread));
  if (!isConfidential && !people.some(saysSo)) return [];
  return people.filter(mayLiveThere).flatMap((one) =>
    PLACE_FIELDS.flatMap((field) => {
      const values = wordsOf(one, field);
      return values.length === 0 ? [] : [{ form: one.form, path: `${sectionOf(one)}/${field}`, values }];
    }),
  );
}

/**
 * A form with the places that stood where an answer belongs, and those that stood there before a person recorded another: they say
 * as much of where somebody is as the answer does.
 */
function withPlacesUnread(form: FormRecord): FormRecord {
  const placed = [
    ...form.leftovers.map(({ path, text }) => ({ path, value: text })),
    ...(form.readings ?? []).map(({ path, before }) => ({ path, value: before?.value })),
  ];
  const more = placed.flatMap(({ path, value }) =>
    path !== undefined && value !== undefined && PLACES.has(path.split('/').at(-1) ?? '')
      ? [{ path, value, source: 'staff' as const, confidence: 1 }]
      : [],
  );
  return more.length === 0 ? form : { ...form, answers: [...form.answers, ...more] };
}

const PLACES: ReadonlySet<string> = new Set(PLACE_FIELDS);

/** Whoever says from whom an address must be kept says that it must. */
const saysSo = (one: PersonOnForm): boolean =>
  (one.said.get('addressConfidential') ?? []).includes(true) || wordsOf(one, 'addressSecretFrom').length > 0;

function mayLiveThere(one: PersonOnForm): boolean {
  if (one.is === 'referrer') return !(one.said.get('referrerType') ?? []).includes('professional');
  if (!isOfFamily(one.person)) return false;
  const lives = one.said.get('livesInHousehold') ?? [];
  return !(lives.includes('no') && lives.length === 1);
}

const sectionOf = ({ person }: PersonOnForm): string => `/${person.split('.').slice(1).join('/')}`;

/** Where somebody of the family is visited or written to, as staff recorded it. */
export function placesContacted(contacts: readonly ContactRecord[]): readonly string[] {
  return contacts
    .filter(({ person }) => isOfFamily(person))
    .flatMap(({ ways }) => ways.filter(({ channel }) => channel === 'post' || channel === 'visit'))
    .map(({ at }) => at);
}
