import PostalMime from 'postal-mime';
import { htmlText } from '#functions/documents/index.ts';
import { firstField, headerText, readStructured } from './header-fields.ts';
import type { Leaf } from './mime-tree.ts';
import { fromBase64, fromQuotedPrintable, fromUuencode } from './transfer-encoding.ts';

/** Names are at most 255 characters for us; a header may hold them in pieces, encoded twice over. */
const PARAMETERS_AT_MOST = 16_000;

/**
 * The bytes of a part, its transfer encoding undone. What is not encoded, or in a way we do not know, is given as a view
 * of what was sent, so that 8-bit files stay as they are. Never fails.
 */
export function bytesOf(leaf: Leaf, atMost = Number.POSITIVE_INFINITY): Uint8Array {
  const encoding = /[\w-]+/.exec(headerText(leaf.header.fields, 'content-transfer-encoding').toLowerCase())?.[0];
  const body = leaf.body.subarray(0, atMost);
  if (encoding === 'base64') return fromBase64(body);
  if (encoding !== undefined && /^(x-)?uu(encode|e)?$/.test(encoding)) return fromUuencode(body);
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

/** How the part asks to be shown: `attachment`, `inline`, another word, or the empty string. */
export function dispositionOf(leaf: Leaf): string {
  return readStructured(headerText(leaf.header.fields, 'content-disposition')).value;
}

function parametersOf(leaf: Leaf, name: string): string {
  const raw = firstField(leaf.header.fields, name)?.raw ?? '';
  return raw.includes(';') ? raw.slice(raw.indexOf(';')).slice(0, PARAMETERS_AT_MOST) : '';
}

/** A part of our own making around one part of theirs, for postal-mime to read. */
function partFor(head: readonly string[], base64: string): ArrayBuffer {
  const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${base64}`, 'latin1');
  return new Uint8Array(bytes).buffer;
}

/** The file name of a part as its sender wrote it, read by postal-mime (RFC 2183, 2231 and 2047), or null. */
export async function nameOf(leaf: Leaf): Promise<string | null> {
  const head = [
    `Content-Type: application/octet-stream${parametersOf(leaf, 'content-type')}`,
    `Content-Disposition: attachment${parametersOf(leaf, 'content-disposition')}`,
  ];
  const { attachments } = await PostalMime.parse(partFor(head, ''));
  return attachments[0]?.filename || null;
}

/**
 * What a text part reads: its character set and line breaks read by postal-mime, HTML as its words. `atMost` bytes of it
 * are read, and `read` says how many. One part at a time and as one line of base64: given a whole message, postal-mime
 * keeps an object for each line of 8-bit text (2 GB for a million empty lines).
 */
export async function wordsOf(leaf: Leaf, atMost: number): Promise<{ text: string; read: number }> {
  const bytes = bytesOf(leaf, atMost);
  const type = leaf.type === 'text/html' ? 'text/html' : 'text/plain';
  const head = [`Content-Type: ${type}${parametersOf(leaf, 'content-type')}`, 'Content-Transfer-Encoding: base64'];
  const email = await PostalMime.parse(partFor(head, Buffer.from(bytes).toString('base64')));
  const words = email.html === undefined ? (email.text ?? '') : htmlText(email.html);
  return { text: words.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim(), read: Math.min(leaf.body.length, atMost) };
}
