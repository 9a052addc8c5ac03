import { htmlText } from '#functions/documents/index.ts';
import { type HeaderField, headerText, readBytes, readStructured } from './header-fields.ts';
import { type Leaf, leavesOf, mimeTreeOf } from './mime-tree.ts';
import { bytesOf, dispositionOf } from './part-content.ts';
import { fromBase64Text } from './transfer-encoding.ts';

/** How much of a body is searched for its first words. Outlook puts some 10 KB of style sheet above an HTML message. */
export const BEGINNING_AT_MOST = 64 * 1024;
/** Fits a Content-Type with a boundary of 70 characters and a name of 255. A longer one is not read further. */
const FIELD_AT_MOST = 8_000;
const FIELDS_AT_MOST = 10;
/** A notice of absence is in the first lines. */
const WORDS_AT_MOST = 2_000;

function isText(leaf: Leaf): boolean {
  return /^text\/(plain|html)$/.test(leaf.type) && dispositionOf(leaf) !== 'attachment';
}

/** Returns the text of a part in its own character set, or read like any bytes when that is unknown. */
function decoded(leaf: Leaf): string {
  const bytes = bytesOf(leaf, undefined, fromBase64Text);
  const { charset } = readStructured(headerText(leaf.header.fields, 'content-type')).params;
  try {
    return charset === undefined ? readBytes(bytes) : new TextDecoder(charset).decode(bytes);
  } catch {
    // Only a label that names no character set can go wrong here.
    return readBytes(bytes);
  }
}

/**
 * Returns the first words of a message before it is taken apart: the beginning of its first text part that has any. Cheaper than
 * the full reading, since they only help to decide whether we answer automatically. Never fails.
 */
export function firstWordsOf(fields: readonly HeaderField[], beginning: Uint8Array): string {
  const head = fields.filter(({ name }) => name.startsWith('content-')).slice(0, FIELDS_AT_MOST);
  const lines = head.map(({ name, raw }) => `${name}: ${raw.slice(0, FIELD_AT_MOST)}\r\n`);
  const { tree } = mimeTreeOf(Buffer.concat([Buffer.from(`${lines.join('')}\r\n`, 'latin1'), beginning]));
  for (const leaf of leavesOf(tree).filter(isText)) {
    const text = decoded(leaf);
    const words = (leaf.type === 'text/html' ? htmlText(text) : text).replace(/\r\n?/g, '\n').trim();
    if (words !== '') return words.slice(0, WORDS_AT_MOST);
  }
  return '';
}
