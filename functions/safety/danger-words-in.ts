import { DANGER_WORDS } from './danger-words.ts';

/** More than the longest email text that is kept, and ten times a web form. A person reads what lies beyond it anyway. */
const MOST_LOOKED_AT = 5_000_000;
/** Enough to see why somebody was called. */
const MOST_NAMED = 8;

/**
 * Returns the words of a text in lower case, without apostrophes. Each step takes one word, so the time grows only with the text.
 */
function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, MOST_LOOKED_AT)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’‘`]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const PHRASES = DANGER_WORDS.map((said) => ({ said, words: wordsOf(said) }));
const BY_FIRST_WORD = new Map<string, typeof PHRASES>();
for (const phrase of PHRASES) {
  const [first = ''] = phrase.words;
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), phrase]);
}

/**
 * Returns the danger words that these texts contain, as our list writes them, at most the first eight. An empty result does not
 * mean that the child is safe: never show it, and never do or leave anything because of it (domain 6).
 */
export function dangerWordsIn(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    for (const [at, word] of words.entries()) {
      for (const phrase of BY_FIRST_WORD.get(word) ?? []) {
        if (phrase.words.every((each, index) => words[at + index] === each)) found.add(phrase.said);
        if (found.size === MOST_NAMED) return [...found];
      }
    }
  }
  return [...found];
}
