/** Letters that Unicode does not take apart, as English speakers write them. */
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

/** No name is longer; what is longer is a sentence in the wrong box, and is cut. */
const LONGEST_NAME = 150;

/** A name without case, accents, hyphens, apostrophes and spaces: `O’Brien-Šmíd` is `obriensmid`, and so is `OBrien Smid`. */
export function folded(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a name as written, without titles' full stops and commas. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST_NAME)
    .split(/[\s,.]+/)
    .filter((word) => folded(word) !== '');
}
