import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FileWords } from '#schemas/case-document.ts';

/** A stretch of the words of a file, with the name of its place. */
export interface Stretch {
  readonly label: string;
  readonly text: string;
}

/** The characters of a file on a page of a referral: enough to know what it is. */
const AT_FIRST = 3000;
/** The characters of one page of a file's words. At three bytes each they stay under 100 KB, even where they do not compress. */
export const MOST_CHARACTERS = 25_000;

/** Returns the words of a file from a character on: those that fit, and where they go on. */
export function stretchFrom({ words }: DeepReadonly<Pick<FileWords, 'words'>>, from: number, most: number) {
  const shown: Stretch[] = [];
  /** Where the present words begin in the whole file, and where the page ends so far. */
  let begins = 0;
  let ends = from;
  for (const { label, text } of words) {
    const start = Math.max(from - begins, 0);
    const part = partOf(text, start, from + most - ends);
    if (start < text.length && part === '') return { shown, next: ends };
    if (part !== '') shown.push({ label, text: part });
    ends += part.length;
    begins += text.length;
    if (start + part.length < text.length) return { shown, next: ends };
  }
  return { shown, next: undefined };
}

/** Returns at most a number of characters, and never half of one: some characters have two places. */
function partOf(text: string, start: number, most: number): string {
  const part = text.slice(start, start + most);
  return start + part.length < text.length && /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
}

/** Returns the beginning of a file's words, for the page of a referral. */
export const beginningOf = (text: DeepReadonly<Pick<FileWords, 'words'>>) => stretchFrom(text, 0, AT_FIRST);
