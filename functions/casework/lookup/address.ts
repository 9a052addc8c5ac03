import { POSTCODE, shortStreetWord } from '#functions/safety/index.ts';
import { isPostcode, tidyPostcode } from '#schemas/codes/identifiers.ts';
import { namesAPlace, partsOf } from './folded.ts';

/** A place in an address: the building, and the flat in it where one is named. Each is a list of folded parts. */
export interface Place {
  readonly building: readonly string[];
  readonly flat?: readonly string[];
}

/** "3 Rose Court, 12 High Street" is two places. */
const MOST_PLACES = 2;
/** The longest name of a street without a word for its kind, so that a town behind it without a comma does no harm for long. */
const MOST_WORDS = 4;
const FLATS: ReadonlySet<string> = new Set(['flat', 'apartment', 'apt', 'unit', 'room', 'studio']);
const COMPASS: ReadonlySet<string> = new Set(['north', 'south', 'east', 'west']);
const NUMBER = /^\d{1,4}[a-z]?$/;

/**
 * Returns the places that an address names. "Flat 3, 12 High Street, Leicester" and "12 high st" are one building. Without a house
 * number it is everything up to the street, or the name of the house.
 */
export function placesIn(text: string): Place[] {
  const parts = partsOf(text.replace(POSTCODE, ','));
  const { flat, words } = withoutFlat(parts.flatMap((part) => [...part, ',']));
  const numbered: string[][] = [];
  for (let at = 0; at < words.length && numbered.length < MOST_PLACES; at += 1) {
    const { number, from } = numberAt(words, at);
    const street = number === undefined ? [] : streetAt(words, from);
    if (number === undefined || street.length === 0) continue;
    numbered.push([number, folded(street)]);
    at = from + street.length - 1;
  }
  const buildings = numbered.length > 0 ? numbered : named(words);
  return buildings.map((building) => (flat === undefined ? { building } : { building, flat: [...building, flat] }));
}

/** Returns the first postcode in an address. */
export const postcodeIn = (text: string): string | undefined =>
  text.match(POSTCODE)?.map(tidyPostcode).find(isPostcode);

/** Removes the flat and its number or letter. */
function withoutFlat(words: readonly string[]): { flat?: string; words: readonly string[] } {
  const at = words.findIndex(
    (word, index) => FLATS.has(word) && /^(\d{1,4}[a-z]?|[a-z])$/.test(words[index + 1] ?? ''),
  );
  const flat = words[at + 1];
  return at < 0 || flat === undefined ? { words } : { flat, words: words.toSpliced(at, 2) };
}

/** Returns a house number and where its street begins: "12", "12a", "12 a", "12-14" and "12," are numbers. */
function numberAt(words: readonly string[], at: number): { number?: string; from: number } {
  const number = words[at] ?? '';
  if (!NUMBER.test(number)) return { from: at };
  let from = at + 1;
  const next = words[from] ?? '';
  const isLetter = /^[a-h]$/.test(next);
  if (isLetter || NUMBER.test(next)) from += 1;
  if (words[from] === ',') from += 1;
  return { number: isLetter ? `${number}${next}` : number, from };
}

/** Returns the words of a street: up to the word for its kind, or else to the end of this part of the address. */
function streetAt(words: readonly string[], from: number): readonly string[] {
  const comma = words.indexOf(',', from);
  const part = words.slice(from, comma < 0 ? undefined : comma);
  const kind = part.findIndex((word, index) => index > 0 && shortStreetWord(word) !== undefined);
  if (kind < 0) return part.slice(0, MOST_WORDS);
  const isMore = (word: string) => shortStreetWord(word) !== undefined || COMPASS.has(word);
  const end = part.findIndex((word, index) => index > kind && !isMore(word));
  return part.slice(0, end < 0 ? undefined : end);
}

/** Returns an address without a house number: up to its last street, or the first part. */
function named(words: readonly string[]): string[][] {
  const street = words.findLastIndex((word, index) => index > 0 && shortStreetWord(word) !== undefined);
  const whole = folded(words.slice(0, street < 0 ? words.indexOf(',') : street + 1));
  return namesAPlace(whole) ? [['', whole]] : [];
}

/** A saint and a street are both written "St". */
const folded = (words: readonly string[]): string =>
  words
    .filter((word) => word !== ',')
    .map((word) => (word === 'saint' ? 'st' : (shortStreetWord(word) ?? word)))
    .join('');
