import { ukDate } from '#schemas/forms/dates.ts';
import type { CaseSeen } from '../case-frame.ts';

/** The questions about a child that are terms of a search. */
const TERMS = { fullName: 'name', knownAs: 'knownAs', dateOfBirth: 'dateOfBirth' } as const;

/**
 * Returns the terms that search for a child, by the name of their field; undefined where the form has none. A button sends them in the
 * body of a request: an address would be in logs.
 */
export function searchTermsFor(
  forms: CaseSeen['view']['forms'],
  person: string,
): readonly { readonly name: string; readonly value: string }[] | undefined {
  const [number, section, index] = person.split('.');
  const answers = forms.find((form) => form.number === Number(number))?.answers ?? [];
  const answerOf = (field: string) => answers.find(({ path }) => path === `/${section}/${index}/${field}`)?.value;
  const textOf = (field: string) => {
    const value = answerOf(field);
    // No case is found by an estimated date.
    if (field === 'dateOfBirth' && answerOf('dateEstimated') === true) return undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const parts = [textOf('firstName'), textOf('lastName')].filter((part) => part !== undefined).join(' ');
  const found = Object.entries(TERMS).flatMap(([field, name]) => {
    const value = textOf(field) ?? (field === 'fullName' && parts !== '' ? parts : undefined);
    return value === undefined ? [] : [{ name, value: field === 'dateOfBirth' ? ukDate(value) : value }];
  });
  return found.length === 0 ? undefined : found;
}
