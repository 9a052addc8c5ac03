import { DANGER_WORDS } from './danger-words.ts';

/** More than the longest email text that is kept, and ten times a web form: past it a person reads all the same. */
const MOST_LOOKED_AT = 5_000_000;
/** Enough to see why somebody was called. */
const MOST_NAMED = 8;

/** The words of a text, small and without apostrophes. Each step takes one word: however long a text is, time grows with it alone. */
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
 * Which words that may mean danger stand in these texts, as our list writes them, the first eight. An empty answer says nothing
 * about anybody's safety: it must never be shown, and nothing may be done or left because of it (domain 6).
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
