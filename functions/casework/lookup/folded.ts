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
