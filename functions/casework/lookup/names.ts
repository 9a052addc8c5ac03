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

/** Past six ways of naming one child a form has a list of relatives in the wrong box. */
const MOST_NAMES = 6;
const MOST_ALIASES = 3;

/** A whole name as its first and last word; a single word is no whole name. */
export function wholeName(text: string): Name | undefined {
  const words = wordsOf(text);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.length < 2) return undefined;
  return { first: folded(first), last: folded(last) };
}

/** The name that is the child's own, by its first word: `Mary Ann Lee` is Mary Lee. What it is called besides is not in it. */
export function ownName(said: Naming): Name | undefined {
  const whole = said.fullName === undefined ? undefined : wholeName(said.fullName);
  const first = folded(wordsOf(said.firstName ?? '')[0] ?? '') || whole?.first || '';
  const last = folded(said.lastName ?? '') || whole?.last || '';
  return first === '' || last === '' ? undefined : { first, last };
}

/** Every way in which a child is called: by the name, known as, and by other names; each once. */
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

/** One word beside a name is another first name or another surname; more are a whole name. */
function alsoCalled(text: string, first: string, last: string): Name[] {
  const whole = wholeName(text);
  if (whole !== undefined) return [whole];
  const word = folded(text);
  return [
    { first: word, last },
    { first, last: word },
  ];
}
