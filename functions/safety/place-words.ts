/** Words that end a street's name, and how else each is written. */
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
const SHORT = new Map([...STREET_WORDS].map(([long, short]) => [short, long]));
/** What is written where a place is asked for and is none. */
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
const POSTCODE = /\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s?\d[A-Za-z]{2}\b/g;
/** Shorter words stand in any text and say of no place. */
const SHORTEST = 5;
/** … nor do a number and “the”. */
const SHORTEST_NAME = 4;

/** A street's name is a few words. Without this bound one place of 40,000 characters costs a minute and a gigabyte. */
const MOST_NAME_WORDS = 12;

/** The words of a text, small, with where each stands. */
export function placedWords(text: string): { readonly word: string; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map(({ 0: word, index }) => ({
    word: word.normalize('NFKC').toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

/**
 * What gives a place away in any text: the place as it was said, its postcode, the number and street, the number and its name
 * alone, and the street by its name, with the usual short forms. Each is the letters and digits of it, so that commas, spaces and capitals make no difference.
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
    // “The Old Rectory, Church Lane”: what stands before the comma is another part of the address.
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

/** A word that ends a street's name, long and short. */
const endsOf = (word: string) => new Set([word, STREET_WORDS.get(word) ?? SHORT.get(word) ?? word]);

/** Where the part of an address begins that a word stands in: after the last comma or line break, of the words near it. */
function partOf(place: string, placed: ReturnType<typeof placedWords>, at: number): number {
  for (let index = at; index > 0 && index > at - MOST_NAME_WORDS; index -= 1)
    if (/[,;\n]/.test(place.slice(placed[index - 1]?.to, placed[index]?.from))) return index;
  return 0;
}

/** The nearest word with a digit in it; -1 when there is none near. */
function lastNumberBefore(words: readonly string[], at: number): number {
  for (let index = at - 1; index >= 0 && index >= at - MOST_NAME_WORDS; index -= 1)
    if (/\d/.test(words[index] ?? '')) return index;
  return -1;
}
