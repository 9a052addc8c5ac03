import { textOf } from '../block-text.ts';
import type { ReadDocument, Words } from '../document.ts';
import { IN_MARGIN } from './ledger.ts';

/** Some 250 pages of text, for search and for a person; the document itself is kept whole. */
const LONGEST = 500_000;

/** What tells that a document's tracked changes took text out. */
export const DELETIONS: Words = {
  label: 'Tracked changes',
  text: 'Some text was deleted or moved, and is not shown here.',
};

/**
 * Every word of a document, each text with where it stood (law 10): what it says in order, headers and footers, and what stands
 * apart. Beyond 500,000 characters it is cut, and says so.
 */
export function documentWords(document: ReadDocument): { readonly words: Words[]; readonly cut: boolean } {
  const all: Words[] = [
    { label: 'Text', text: textOf(document.blocks, LONGEST) },
    { label: IN_MARGIN, text: textOf(document.margins, LONGEST) },
    ...document.asides,
    ...(document.deletions === true ? [DELETIONS] : []),
  ];
  const words: Words[] = [];
  let room = LONGEST;
  let cut = document.cut === true;
  for (const { label, text } of all) {
    if (text.length > room) cut = true;
    const shown = text.slice(0, Math.max(0, room));
    room -= shown.length;
    if (shown !== '') words.push({ label, text: shown });
  }
  return { words, cut };
}
