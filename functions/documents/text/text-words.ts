import { decodeText } from './decode-text.ts';
import { directoryWords, isDirectory } from './directory-words.ts';
import { htmlText } from './html-text.ts';
import { isWebArchive, webArchiveHtml } from './web-archive.ts';

/** Bytes of a text that are looked at: of a web page most are no words. */
const MOST_BYTES = 4_000_000;
/** As of any document: some 250 pages, for search and for a person. */
const LONGEST = 500_000;

/** Returns the words of a file of plain text, a web page, a calendar or address cards, as a document's are given. */
export function textWords(
  bytes: Uint8Array,
  isHtml: boolean,
): { readonly words: { readonly label: string; readonly text: string }[]; readonly cut: boolean } {
  const { text, cut } = decodeText(bytes, MOST_BYTES);
  const found = isDirectory(text)
    ? directoryWords(text)
    : { words: [{ label: 'Text', text: isHtml ? htmlWords(text) : text }], cut: false };
  const words: { label: string; text: string }[] = [];
  let room = LONGEST;
  let isCut = cut || found.cut;
  for (const { label, text: said } of found.words) {
    const shown = said.trim().slice(0, room);
    if (said.trim().length > room) isCut = true;
    room -= shown.length;
    if (shown !== '') words.push({ label, text: shown });
  }
  return { words, cut: isCut };
}

function htmlWords(text: string): string {
  return isWebArchive(text) ? webArchiveHtml(text).map(htmlText).join('\n\n') : htmlText(text);
}
