/** Replaces a letter that cannot be printed: an empty box, which every font has. */
export const NO_LETTER = '\u25af';

export interface Letters {
  readonly text: string;
  /** The number of letters shown as boxes. */
  readonly missing: number;
}

/** Characters that no font shows: joiners, direction marks, variation selectors and the like. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}]/u;

/** The most marks on one letter. No language has as many; a text of nothing but marks keeps a font busy for minutes. */
const MOST_MARKS = 8;

/**
 * Returns a text in letters that a font has. A letter that the font lacks becomes a box and is counted: none is left out silently.
 * A letter and its marks are joined where one character is both, because fonts have those.
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
