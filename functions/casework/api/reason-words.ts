/** What to tell staff where we have words of our own; the code stands beside them in any case. */
const WORDS: ReadonlyMap<string, string> = new Map([]);

export function reasonWords(code: string): string {
  return WORDS.get(code) ?? 'Something inside this file may do harm.';
}
