/** Stands where a letter cannot be printed: an empty box, which every font has. */
export const NO_LETTER = '\u25af';

export interface Letters {
  readonly text: string;
  /** How many letters stand as boxes. */
  readonly missing: number;
}

/** What a reader does not see in any font: joiners, direction marks, variation selectors and the like. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}]/u;

/** Marks on one letter. No language has as many; a text made of nothing but marks keeps a font busy for minutes. */
const MOST_MARKS = 8;

/**
 * A text in letters that a font has. One that it does not have is a box, and counted: never left out without a word. Letters and
 * their marks are joined where one letter is both, as fonts have those.
 */
export function lettersOf(given: string, has: (codePoint: number) => boolean): Letters {
  let missing = 0;
  let marks = 0;
  const letters = [...given.normalize('NFC').replace(/\r\n?|\u2028|\u2029/g, '\n')].map((letter) => {
    if (letter === '\n') return letter;
    if (/[\p{Cc}\p{Zs}]/u.test(letter)) return ' ';
    if (UNSEEN.test(letter)) return has(letter.codePointAt(0) ?? 0) ? letter : '';
    marks = /\p{M}/u.test(letter) ? marks + 1 : 0;
    if (marks <= MOST_MARKS && has(letter.codePointAt(0) ?? 0)) return letter;
    missing += 1;
    return NO_LETTER;
  });
  return { text: letters.join(''), missing };
}
