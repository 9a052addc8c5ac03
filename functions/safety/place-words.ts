/** Words that end a street's name, and their other spellings. */
const STREET_WORDS: ReadonlyMap<string, string> = new Map([
  ['street', 'st'],
  ['road', 'rd'],
  ['avenue', 'ave'],
  ['lane', 'ln'],
  ['drive', 'dr'],
  ['close', 'cl'],
  ['crescent', 'cres'],
  ['court', 'ct'],
  ['place', 'pl'],
  ['square', 'sq'],
  ['terrace', 'terr'],
  ['gardens', 'gdns'],
  ['grove', 'gr'],
  ['way', 'way'],
  ['walk', 'walk'],
  ['row', 'row'],
  ['hill', 'hill'],
  ['rise', 'rise'],
  ['mews', 'mews'],
  ['green', 'green'],
  ['house', 'house'],
]);
/** Returns the short form of a word that ends a street's name: Road and Rd are both `rd`. */
export const shortStreetWord = (word: string): string | undefined =>
  STREET_WORDS.get(word) ?? (SHORT.has(word) ? word : undefined);

const SHORT = new Map([...STREET_WORDS].map(([long, short]) => [short, long]));
/** Answers that people write when asked for a place, but that name no place. */
const NO_PLACE: ReadonlySet<string> = new Set([
  'unknown',
  'notknown',
  'none',
  'na',
  'confidential',
  'withheld',
  'sameasabove',
  'asabove',
  'athome',
  'home',
]);
/** A postcode in a text. */
export const POSTCODE = /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b/g;
/** Shorter words occur in any text and identify no place. */
const SHORTEST = 5;
/** Neither do a number and “the”. */
const SHORTEST_NAME = 4;

/** A street's name has a few words. Without this bound one place of 40,000 characters takes a minute and a gigabyte. */
const MOST_NAME_WORDS = 12;

/** Words, and the escapes of an address. A link that passed through a guard of links is encoded twice: `%2520` is a blank. */
const WORDS = /(?:%(?:25)*[2-9a-f][\da-f])+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/giu;

/** Returns the words of a text in lower case, each with its position. In a link, `Marsh%20Lane` is two. */
export function placedWords(text: string): { readonly word: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: said, index }) => {
    const word = (said[0] === '%' ? unescaped(said) : said).normalize('NFKC').toLowerCase();
    return word === '' ? [] : [{ word, from: index, to: index + said.length }];
  });
}

/** Returns the letters and digits of escapes. Those of no text are a sign and what follows it: “all of it%DE1 …”. */
function unescaped(said: string): string {
  try {
    return decodeURIComponent(said.replace(/%(25)+(?=\w)/gi, '%')).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  } catch {
    return said.replaceAll('%', '');
  }
}

/**
 * Returns what gives a place away in any text. That is the place as written and its postcode. It is the number with the street or
 * with its name alone, and the street by name, with the usual short forms. Each is only letters and digits, so that commas, spaces
 * and capitals make no difference.
 */
export function telltales(place: string): readonly string[] {
  const placed = placedWords(place);
  const words = placed.map(({ word }) => word);
  const whole = words.join('');
  if (NO_PLACE.has(whole)) return [];
  const found = new Set<string>([whole]);
  for (const [postcode] of place.matchAll(POSTCODE)) found.add(postcode.replace(/\s/g, '').toLowerCase());
  for (const [at, word] of words.entries()) {
    if (!STREET_WORDS.has(word) && !SHORT.has(word)) continue;
    const number = lastNumberBefore(words, at);
    // “The Old Rectory, Church Lane”: the text before the comma is another part of the address.
    const begins = partOf(place, placed, at);
    if (begins > number + 1 && begins < at) {
      for (const end of endsOf(word)) found.add([...words.slice(begins, at), end].join(''));
      if (number < 0 && begins > 1) found.add(words.slice(Math.max(0, begins - MOST_NAME_WORDS), begins).join(''));
    }
    const name = words.slice(Math.max(number + 1, at - MOST_NAME_WORDS), at);
    if (name.length === 0) continue;
    // “At number 7, Elmfield”: people leave out what kind of street it is.
    if (number >= 0 && name.join('').length >= SHORTEST_NAME) found.add(words.slice(number, at).join(''));
    for (const end of endsOf(word)) {
      found.add([...name, end].join(''));
      if (number >= 0) found.add([...words.slice(number, at), end].join(''));
    }
  }
  return [...found].filter((each) => each.length >= SHORTEST);
}

/** Returns a word that ends a street's name, in its long and its short form. */
const endsOf = (word: string) => new Set([word, STREET_WORDS.get(word) ?? SHORT.get(word) ?? word]);

/** Returns the index of the first word in this word's part of the address: after the last comma or line break nearby. */
function partOf(place: string, placed: ReturnType<typeof placedWords>, at: number): number {
  for (let index = at; index > 0 && index > at - MOST_NAME_WORDS; index -= 1)
    if (/[,;\n]/.test(place.slice(placed[index - 1]?.to, placed[index]?.from))) return index;
  return 0;
}

/** Returns the index of the nearest earlier word with a digit, or -1 when there is no such word nearby. */
function lastNumberBefore(words: readonly string[], at: number): number {
  for (let index = at - 1; index >= 0 && index >= at - MOST_NAME_WORDS; index -= 1)
    if (/\d/.test(words[index] ?? '')) return index;
  return -1;
}
