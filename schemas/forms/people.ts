import type { Answer } from './answer.ts';

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

/** The people of a case's forms, each once a form. */
export function peopleOn(forms: readonly { number: number; answers: readonly Answer[] }[]): PersonOnForm[] {
  const found = new Map<string, { form: number; is: PersonOnForm['is']; said: Map<string, (string | boolean)[]> }>();
  for (const { number, answers } of forms) {
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
        one.said.set(field, [...(one.said.get(field) ?? []), value]);
      }
    }
  }
  return [...found].map(([person, rest]) => ({ person, ...rest }));
}

/** What a person's answers say in words under any of these fields. */
export function wordsOf({ said }: PersonOnForm, ...fields: readonly string[]): string[] {
  return fields.flatMap((field) => said.get(field) ?? []).filter((value) => typeof value === 'string');
}
