import type { Words } from '#schemas/case-document.ts';
import { bounded } from '../word/document-text.ts';
import { decodeText } from './decode-text.ts';
import { directoryWords, isDirectory } from './directory-words.ts';
import { htmlText } from './html-text.ts';
import { isWebArchive, webArchiveHtml } from './web-archive.ts';

/** Bytes of a text that are looked at: of a web page most are no words. */
const MOST_BYTES = 4_000_000;

/** Returns the words of a file of plain text, a web page, a calendar or address cards, as a document's are given. */
export function textWords(bytes: Uint8Array, isHtml: boolean): { readonly words: Words[]; readonly cut: boolean } {
  const { text, cut } = decodeText(bytes, MOST_BYTES);
  const found = isDirectory(text)
    ? directoryWords(text)
    : { words: [{ label: 'Text', text: isHtml ? htmlWords(text) : text }], cut: false };
  const shown = bounded(found.words.map(({ label, text: said }) => ({ label, text: said.trim() })));
  return { words: shown.words, cut: cut || found.cut || shown.cut };
}

function htmlWords(text: string): string {
  return isWebArchive(text) ? webArchiveHtml(text).map(htmlText).join('\n\n') : htmlText(text);
}
