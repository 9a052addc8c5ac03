import type { Answer } from './answer.ts';
import { indexOf } from './answer-index.ts';
import { carefulFactOf, unreadOnSafety, type WithUnread } from './careful-values.ts';

/** A person on a form, by key (`1.household.0`), with the answers about them by field. Personal. */
export interface PersonOnForm {
  readonly person: string;
  /** The number of the form on the case. */
  readonly form: number;
  readonly is: 'child' | 'household' | 'referrer';
  /** All readings of each field, the surest first. */
  readonly said: ReadonlyMap<string, readonly (string | boolean)[]>;
}

const KINDS: Readonly<Record<string, PersonOnForm['is']>> = {
  children: 'child',
  household: 'household',
  referrer: 'referrer',
};

/** Returns the key of a person by the path of their answers: `1.children.0` for `/children/0` of form 1. */
const keyOf = (form: number, base: string): string => `${form}${base.replaceAll('/', '.')}`;

/** A form that names people. */
export type FormOfPeople = { readonly number: number; readonly answers: readonly Answer[] } & Partial<WithUnread>;

/**
 * Returns the people of a case's forms, each once per form. If an unread answer may mean that a person's address is secret or
 * their email is unsafe, the result includes that as an answer.
 */
export function peopleOn(forms: readonly FormOfPeople[]): PersonOnForm[] {
  const found = new Map<string, { form: number; is: PersonOnForm['is']; said: Map<string, (string | boolean)[]> }>();
  for (const { number, answers, leftovers = [], readings } of forms) {
    for (const [base, about] of indexOf(answers).byBase) {
      const is = KINDS[base.split('/')[1] ?? ''];
      if (is === undefined) continue;
      const one = { form: number, is, said: new Map() };
      found.set(keyOf(number, base), one);
      for (const { path, value, also = [] } of about)
        for (const reading of [value, ...also.map((other) => other.value)])
          if (typeof reading === 'string' || typeof reading === 'boolean')
            addTo(one, path.slice(base.length + 1), reading);
    }
    for (const { path } of unreadOnSafety({ leftovers, readings })) {
      const one = found.get(keyOf(number, path.slice(0, path.lastIndexOf('/'))));
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

/** Returns the texts of a person's answers to these fields. */
export function wordsOf({ said }: PersonOnForm, ...fields: readonly string[]): string[] {
  return fields.flatMap((field) => said.get(field) ?? []).filter((value) => typeof value === 'string');
}
