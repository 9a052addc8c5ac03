/** Letters that Unicode does not decompose, as English speakers write them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** No name is longer. A longer text is a sentence in the wrong box, and is cut. */
const LONGEST_NAME = 150;

/** No address is longer (schemas/forms/sections/children.ts). */
const LONGEST_PLACE = 500;

/** Texts that people write when asked for a school or an address, folded, that name none. */
const NOT_SAID: ReadonlySet<string> = new Set([
  'unknown',
  'notknown',
  'none',
  'nil',
  'no',
  'na',
  'notapplicable',
  'confidential',
  'withheld',
  'asabove',
  'sameasabove',
  'home',
  'athome',
  'homeeducated',
  'notatschool',
  'notinschool',
  'nofixedabode',
]);

/** Returns whether a folded text names a place. */
export const namesAPlace = (text: string): boolean => text !== '' && !NOT_SAID.has(text);

/** Returns a text without accents and apostrophes, in lower case, as the words of each part between commas. */
export function partsOf(text: string): string[][] {
  return text
    .slice(0, LONGEST_PLACE)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`.]/gu, '')
    .split(/[,;\n]+/)
    .map((part) => part.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length > 0);
}

/**
 * Returns a name without case, accents, hyphens, apostrophes and spaces: `O’Brien-Šmíd` becomes `obriensmid`, and so does `OBrien
 * Smid`.
 */
export function folded(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns the words of a name as written, without full stops after titles and without commas. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST_NAME)
    .split(/[\s,.]+/)
    .filter((word) => folded(word) !== '');
}
