import type { Words } from '#schemas/case-document.ts';
import { beginningOf } from '../text/beginning.ts';

/**
 * The most text of one file that its case keeps, some fifty pages: an item holds 400 KB (DynamoDB), and a case is read in pages of
 * 1 MB. The file keeps every word, and a task says that there are more.
 */
const MOST_BYTES = 100 * 1024;
/** A name of a place holds a person's name at most. */
const MOST_LABEL = 200;
/** What an entry takes beside its own words: the names of its two fields, and DynamoDB's own. */
const AROUND = 24;

/**
 * Returns the words of a file as its case keeps them. When they are too much the longest texts are cut, so that a footnote or a comment
 * is there whole beside a long report.
 */
export function keptWords(all: readonly Words[]): { readonly words: Words[]; readonly cut: boolean } {
  const sized = all.map((given, at) => {
    const label = plain(given.label).slice(0, MOST_LABEL);
    const text = plain(given.text);
    return { at, label, text, size: Buffer.byteLength(text), beside: Buffer.byteLength(label) + AROUND };
  });
  const kept: { at: number; words: Words }[] = [];
  let room = MOST_BYTES;
  let cut = false;
  for (const { at, label, text, size, beside } of [...sized].sort((a, b) => a.size - b.size)) {
    const fits = Math.max(0, room - beside);
    const shown = size <= fits ? text : beginningOf(text, fits);
    cut ||= shown.length < text.length;
    room -= beside + Buffer.byteLength(shown);
    if (shown !== '') kept.push({ at, words: { label, text: shown } });
  }
  return { words: kept.sort((a, b) => a.at - b.at).map(({ words }) => words), cut };
}

/** Removes control characters. They are not words, and JSON makes six of each: a case full of them could not be returned. */
const plain = (text: string): string =>
  text.replace(/\p{Cc}/gu, (mark) => (mark === '\n' || mark === '\t' ? mark : ''));
