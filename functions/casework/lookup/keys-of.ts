import type { LookupKind } from '#schemas/lookup.ts';
import type { ChildSaid } from './children.ts';
import { folded } from './folded.ts';
import type { Name } from './names.ts';
import { soundsOf } from './sounds.ts';

/** A search key in plain text. It exists only in memory, and is never stored, logged or sent; `tokens.ts` makes a token of it. */
export interface SearchKey {
  readonly kind: LookupKind;
  readonly parts: readonly string[];
}

/** A search key, and the number of its child on the case; 0 is the case itself. */
export interface OwnedKey {
  readonly child: number;
  readonly key: SearchKey;
  /** Only a later form or a colleague's reading says it (`LookupToken`). */
  readonly later?: true;
}

/** Returns the search keys of one child, the most certain first. */
export function keysOfChild(child: ChildSaid): SearchKey[] {
  const { names, birthDate, nhsNumber, upn, postcode } = child;
  const surnames = [...new Set(names.map(({ last }) => last))];
  const sounds = [...new Set(surnames.flatMap(soundsOf))];
  // A single word beside a name may be a second surname, or a pet name. Two children of one street both called Pip are not a
  // family.
  const calledAtHome = folded(child.knownAs ?? '');
  const isFamilys = (last: string) => last !== calledAtHome || last === child.ownName?.last;
  const dated = (kind: LookupKind, parts: readonly string[]) =>
    birthDate === undefined ? [] : [{ kind, parts: [...parts, birthDate] }];
  return [
    ...only('nhs_number', nhsNumber),
    ...only('upn', upn),
    ...names.flatMap(({ first, last }) => dated('name_and_birth_date', [first, last])),
    ...names.flatMap(soundPairs).flatMap((pair) => dated('sound_and_birth_date', pair)),
    ...names.map(({ first, last }) => ({ kind: 'name', parts: [first, last] }) as const),
    ...ownNames(child),
    ...(postcode === undefined
      ? []
      : surnames.filter(isFamilys).map((last) => ({ kind: 'postcode_and_surname', parts: [postcode, last] }) as const)),
    ...names.flatMap(soundPairs).map((parts) => ({ kind: 'sound', parts }) as const),
    ...only('birth_date', birthDate),
    ...only('postcode', postcode),
    ...(birthDate === undefined
      ? []
      : sounds.map((sound) => ({ kind: 'surname_sound_and_year', parts: [sound, birthDate.slice(0, 4)] }) as const)),
    ...sounds.map((sound) => ({ kind: 'surname_sound', parts: [sound] }) as const),
    ...only('known_as', folded(child.knownAs ?? '') || undefined),
  ];
}

/** Returns the child's own name. Nobody is searched for by it alone: it distinguishes twins who share a name at home. */
export function ownNames({ ownName }: ChildSaid): SearchKey[] {
  return ownName === undefined ? [] : [{ kind: 'own_name', parts: [ownName.first, ownName.last] }];
}

function only(kind: LookupKind, value: string | undefined): SearchKey[] {
  return value === undefined ? [] : [{ kind, parts: [value] }];
}

/** Returns how a first name and a surname sound together, in up to four ways. */
export function soundPairs({ first, last }: Name): (readonly [string, string])[] {
  return soundsOf(first).flatMap((one) => soundsOf(last).map((other) => [one, other] as const));
}

/** Returns the digits alone, with a United Kingdom number as it is dialled here. Under seven digits it is not a number. */
export function telephoneDigits(text: string): string | undefined {
  const digits = text
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^(00)?44/, '0');
  return digits.length < 7 ? undefined : digits.slice(0, 15);
}

const ADDRESS = /[^\s<>"',;:]+@[^\s<>"',;:]+\.[^\s<>"',;:]+/;

/** Returns the email address in a text about somebody, in lower case. */
export const addressIn = (text: string): string | undefined => ADDRESS.exec(text.slice(0, 500))?.[0].toLowerCase();

/** Returns the search keys of a case's sender, from texts with an address or a telephone number. */
export function keysOfReferrer(said: readonly (string | undefined)[]): SearchKey[] {
  return said.flatMap((text) => {
    const email = addressIn(text ?? '');
    if (email !== undefined) return only('referrer_email', email);
    return only('referrer_telephone', telephoneDigits(text ?? ''));
  });
}
