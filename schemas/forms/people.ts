import type { Answer } from './answer.ts';
import { carefulFactOf, unreadOnSafety, type WithUnread } from './careful-values.ts';

/** Somebody whom a form names, by their key (`1.household.0`), with the answers about them by field. Personal. */
export interface PersonOnForm {
  readonly person: string;
  /** The form's number on the case. */
  readonly form: number;
  readonly is: 'child' | 'household' | 'referrer';
  /** Every reading of each field: the surest first. */
  readonly said: ReadonlyMap<string, readonly (string | boolean)[]>;
}

const PLACES = /^\/(?:(children|household)\/(\d+)|(referrer))\/([A-Za-z0-9]+)$/;

/** A form that names people. */
export type FormOfPeople = { readonly number: number; readonly answers: readonly Answer[] } & Partial<WithUnread>;

/**
 * The people of a case's forms, each once a form. Of somebody whose address must be kept secret, or whose email may not be safe, as far
 * as anybody can tell from words that are not understood yet, that is said as well.
 */
export function peopleOn(forms: readonly FormOfPeople[]): PersonOnForm[] {
  const found = new Map<string, { form: number; is: PersonOnForm['is']; said: Map<string, (string | boolean)[]> }>();
  for (const { number, answers, leftovers = [], readings } of forms) {
    for (const answer of answers) {
      const place = PLACES.exec(answer.path);
      if (place === null) continue;
      const [, section, index, referrer, field = ''] = place;
      const person = referrer === undefined ? `${number}.${section}.${index}` : `${number}.referrer`;
      const is = referrer !== undefined ? 'referrer' : section === 'children' ? 'child' : 'household';
      const one = found.get(person) ?? { form: number, is, said: new Map() };
      found.set(person, one);
      for (const { value } of [answer, ...(answer.also ?? [])]) {
        if (typeof value !== 'string' && typeof value !== 'boolean') continue;
        addTo(one, field, value);
      }
    }
    for (const { path } of unreadOnSafety({ leftovers, readings })) {
      const [, section, index] = path.split('/');
      const one = found.get(section === 'referrer' ? `${number}.referrer` : `${number}.${section}.${index}`);
      const fact = carefulFactOf(path);
      if (fact === 'email_is_not_safe') addTo(one, 'emailIsSafe', false);
      if (fact === 'address_is_secret') addTo(one, 'addressConfidential', true);
    }
  }
  return [...found].map(([person, rest]) => ({ person, ...rest }));
}

function addTo(one: { said: Map<string, (string | boolean)[]> } | undefined, field: string, value: string | boolean) {
  one?.said.set(field, [...(one.said.get(field) ?? []), value]);
}

/** What a person's answers say in words under any of these fields. */
export function wordsOf({ said }: PersonOnForm, ...fields: readonly string[]): string[] {
  return fields.flatMap((field) => said.get(field) ?? []).filter((value) => typeof value === 'string');
}
