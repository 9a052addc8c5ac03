import { folded, wordsOf } from './folded.ts';

/** A first name and a surname, folded. */
export interface Name {
  readonly first: string;
  readonly last: string;
}

/** How a child is named on a form. */
export interface Naming {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly fullName?: string | undefined;
  readonly knownAs?: string | undefined;
  readonly aliases?: string | undefined;
}

/** A child has at most six names; a form with more has a list of relatives in the wrong box. */
const MOST_NAMES = 6;
const MOST_ALIASES = 3;

/** Returns a whole name as its first and last word; a single word is no whole name. */
export function wholeName(text: string): Name | undefined {
  const words = wordsOf(text);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length < 2) return undefined;
  return { first: folded(first), last: folded(last) };
}

/**
 * Returns the child's own name, by its first word: `Mary Ann Lee` is Mary Lee. Other names that the child uses are not included.
 */
export function ownName(said: Naming): Name | undefined {
  const whole = said.fullName === undefined ? undefined : wholeName(said.fullName);
  const first = folded(wordsOf(said.firstName ?? '')[0] ?? '') || whole?.first || '';
  const last = folded(said.lastName ?? '') || whole?.last || '';
  return first === '' || last === '' ? undefined : { first, last };
}

/** Returns every name of a child: the name, known as, and other names; each once. */
export function namesOf(said: Naming): Name[] {
  const whole = said.fullName === undefined ? undefined : wholeName(said.fullName);
  const first = folded(said.firstName ?? '') || whole?.first || '';
  const last = folded(said.lastName ?? '') || whole?.last || '';
  const firstWord = folded(wordsOf(said.firstName ?? '')[0] ?? '');
  const others = (said.aliases ?? '').split(/[,;/\n]|\b(?:and|or|aka|formerly|née|nee)\b/i).slice(0, MOST_ALIASES);
  const names = [
    { first, last },
    { first: firstWord, last },
    ...(whole === undefined ? [] : [whole]),
    ...alsoCalled(said.knownAs ?? '', first, last),
    ...others.flatMap((other) => alsoCalled(other, first, last)),
  ];
  const known = new Map(
    names.filter((name) => name.first !== '' && name.last !== '').map((name) => [`${name.first} ${name.last}`, name]),
  );
  return [...known.values()].slice(0, MOST_NAMES);
}

/** Returns the names from another name: one word is another first name or another surname, more words are a whole name. */
function alsoCalled(text: string, first: string, last: string): Name[] {
  const whole = wholeName(text);
  if (whole !== undefined) return [whole];
  const word = folded(text);
  return [
    { first: word, last },
    { first, last: word },
  ];
}
