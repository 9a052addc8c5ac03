import type { HeaderField } from './header-fields.ts';
import { type Leaf, leavesOf, mimeTreeOf } from './mime-tree.ts';
import { dispositionOf, wordsOf } from './part-content.ts';

/** How much of a body is looked at for its first words. Outlook puts some 10 KB of style sheet above an HTML message. */
export const BEGINNING_AT_MOST = 64 * 1024;
/** What RFC 2046 70-character boundaries and long names need; a longer Content-Type is not read further. */
const FIELD_AT_MOST = 8_000;
/** A notice of absence says so in its first lines. */
const WORDS_AT_MOST = 2_000;

function isText(leaf: Leaf): boolean {
  return /^text\/(plain|html)$/.test(leaf.type) && dispositionOf(leaf) !== 'attachment';
}

/**
 * The first words of a message, before it is taken apart: of its first text part that has any, from the beginning of its body.
 * The empty string when there are none, or when they could not be read: filing a message never fails on its content (law 0).
 */
export async function firstWordsOf(fields: readonly HeaderField[], beginning: Uint8Array): Promise<string> {
  const head = fields.filter(({ name }) => name.startsWith('content-')).slice(0, 10);
  const lines = head.map(({ name, raw }) => `${name}: ${raw.slice(0, FIELD_AT_MOST)}\r\n`);
  try {
    const { tree } = mimeTreeOf(Buffer.concat([Buffer.from(`${lines.join('')}\r\n`, 'latin1'), beginning]));
    for (const leaf of leavesOf(tree).filter(isText)) {
      const { text } = await wordsOf(leaf, BEGINNING_AT_MOST);
      if (text !== '') return text.slice(0, WORDS_AT_MOST);
    }
    return '';
  } catch {
    // Not swallowed: taking the message apart meets the same content, and says so on the case.
    return '';
  }
}
