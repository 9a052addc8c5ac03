import type { GateCase } from '#functions/safety/index.ts';
import { takingOut } from '#functions/safety/mask.ts';
import { telltales } from '#functions/safety/place-words.ts';
import type { CaseFlag, FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';

/** A case as the rules read it before there was a record: all of its forms and contacts. */
export interface WholeForms {
  readonly flags: readonly CaseFlag[];
  readonly forms: readonly FormRecord[];
  readonly contacts: readonly ContactRecord[];
}

const PLACES = ['homeAddress', 'homePostcode', 'homeUprn', 'currentWhereabouts', 'address'] as const;
const isFamily = (person: string) => /\.(children|household)\./.test(person);

/** Returns the hidden fields, by all of the forms at once. */
export function fieldsByWhole({ flags, forms }: WholeForms) {
  const people = peopleOn(forms.map(withPlacesUnread));
  if (!flags.includes('address_confidential') && !people.some(saysSo)) return [];
  return people.filter(mayLiveThere).flatMap((one) =>
    PLACES.flatMap((field) => {
      const values = wordsOf(one, field);
      const path = `/${one.person.split('.').slice(1).join('/')}/${field}`;
      return values.length === 0 ? [] : [{ form: one.form, path, values }];
    }),
  );
}

/** Returns a text without its secrets, by all of the forms at once. */
export function textByWhole(whole: WholeForms, text: string): string {
  const fields = fieldsByWhole(whole);
  const hides = fields.length > 0 || whole.flags.includes('address_confidential');
  const visited = whole.contacts
    .filter(({ person }) => isFamily(person))
    .flatMap(({ ways }) => ways.filter(({ channel }) => channel === 'post' || channel === 'visit'))
    .map(({ at }) => at);
  const values = [...fields.flatMap((field) => field.values), ...(hides ? visited : [])];
  return takingOut(new Set(values.flatMap(telltales))).text(text);
}

/** Returns the gate's facts, by all of the forms at once. */
export const gateByWhole = ({ flags, forms, contacts }: WholeForms): GateCase => ({
  door: 'web',
  flags: new Set(flags),
  people: peopleOn(forms),
  contacts,
});

function withPlacesUnread(form: FormRecord): FormRecord {
  const placed = [
    ...form.leftovers.map(({ path, text }) => ({ path, value: text })),
    ...(form.readings ?? []).map(({ path, before }) => ({ path, value: before?.value })),
  ];
  const isPlace = (path: string) => PLACES.some((field) => path.endsWith(`/${field}`));
  const more = placed.flatMap(({ path, value }) =>
    path !== undefined && value !== undefined && isPlace(path)
      ? [{ path, value, source: 'staff' as const, confidence: 1 }]
      : [],
  );
  return { ...form, answers: [...form.answers, ...more] };
}

const saysSo = (one: PersonOnForm) =>
  (one.said.get('addressConfidential') ?? []).includes(true) || wordsOf(one, 'addressSecretFrom').length > 0;

function mayLiveThere(one: PersonOnForm): boolean {
  if (one.is === 'referrer') return !(one.said.get('referrerType') ?? []).includes('professional');
  const lives = one.said.get('livesInHousehold') ?? [];
  return isFamily(one.person) && !(lives.includes('no') && lives.length === 1);
}
