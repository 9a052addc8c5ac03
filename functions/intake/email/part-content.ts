import PostalMime from 'postal-mime';
import { charsetShown, type HtmlReading, htmlIn, readHtml } from '#functions/documents/index.ts';
import { calendarWords } from './calendar-words.ts';
import { enrichedText } from './enriched-text.ts';
import { firstField, headerText, readBytes, readStructured } from './header-fields.ts';
import type { Words } from './message-words.ts';
import type { Leaf } from './mime-tree.ts';
import { fromBase64, fromBase64Text, fromQuotedPrintable, fromUuencode } from './transfer-encoding.ts';

/** We keep names of at most 255 characters; a header may hold one in pieces, encoded twice. */
const PARAMETERS_AT_MOST = 16_000;

/**
 * Returns the bytes of a part with its transfer encoding undone. A part that is not encoded, or in an unknown way, is returned as a
 * view of the sent bytes: 8-bit files stay as they are. Never fails.
 */
export function bytesOf(leaf: Leaf, atMost = Number.POSITIVE_INFINITY, base64 = fromBase64): Uint8Array {
  const encoding = /[\w-]+/.exec(headerText(leaf.header.fields, 'content-transfer-encoding').toLowerCase())?.[0];
  const body = leaf.body.subarray(0, atMost);
  if (encoding === 'base64') return base64(body);
  if (encoding !== undefined && /^(x-)?uu(encode|e)?$/.test(encoding)) return fromUuencode(body);
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

/** Returns how the part asks to be shown: `attachment`, `inline`, another word, or the empty string. */
export function dispositionOf(leaf: Leaf): string {
  return readStructured(headerText(leaf.header.fields, 'content-disposition')).value;
}

function parametersOf(leaf: Leaf, name: string): string {
  const raw = firstField(leaf.header.fields, name)?.raw ?? '';
  const parameters = raw.includes(';') ? raw.slice(raw.indexOf(';')).slice(0, PARAMETERS_AT_MOST) : '';
  // Old programs write names directly in windows-1252; postal-mime takes them all for UTF-8.
  return Buffer.from(readBytes(Buffer.from(parameters, 'latin1'))).toString('latin1');
}

/** Makes a part of our own around a sender's part, for postal-mime to read. */
function partFor(head: readonly string[], base64: string): ArrayBuffer {
  const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${base64}`, 'latin1');
  return new Uint8Array(bytes).buffer;
}

/** Returns the file name of a part as its sender wrote it, or null; postal-mime reads it (RFC 2183, 2231 and 2047). */
export async function nameOf(leaf: Leaf): Promise<string | null> {
  const head = [
    `Content-Type: application/octet-stream${parametersOf(leaf, 'content-type')}`,
    `Content-Disposition: attachment${parametersOf(leaf, 'content-disposition')}`,
  ];
  const { attachments } = await PostalMime.parse(partFor(head, ''));
  return attachments[0]?.filename || null;
}

/** The words of a text part, the kind of version, and what its HTML points at. */
export type PartWords = Words & { html: HtmlReading | null };

/**
 * Reads a text part. HTML, calendar entries and `text/enriched` give their words; any other text is read in its own character set.
 * At most `atMost` bytes of it are read.
 */
export async function wordsOf(leaf: Leaf, atMost: number): Promise<PartWords> {
  const bytes = bytesOf(leaf, atMost, fromBase64Text);
  const declared = readStructured(firstField(leaf.header.fields, 'content-type')?.raw ?? '').params.charset;
  if (/html/.test(leaf.type)) {
    const html = readHtml(htmlIn(bytes, declared));
    return { text: tidied(html.text), kind: 'formatted', html };
  }
  const text = tidied(await plainText(leaf, bytes, declared));
  if (/^text\/(?:x-v)?calendar$/.test(leaf.type)) return { text: calendarWords(text), kind: 'calendar', html: null };
  const enriched = /^text\/(?:enriched|richtext)$/.test(leaf.type);
  return enriched ? { text: enrichedText(text), kind: 'formatted', html: null } : { text, kind: 'plain', html: null };
}

function tidied(words: string): string {
  return words.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();
}

/**
 * Reads character set and line breaks (`format=flowed`) with postal-mime. It gets one part at a time, as one line of base64. Given
 * a whole message, postal-mime keeps an object for each line of 8-bit text (2 GB for a million empty lines).
 */
async function plainText(leaf: Leaf, bytes: Uint8Array, declared: string | undefined): Promise<string> {
  const parameters = parametersOf(leaf, 'content-type');
  // Of two equal parameters postal-mime takes the first.
  const shown = charsetShown(bytes, declared);
  const type = `text/plain${shown === undefined ? '' : `; charset=${shown}`}${parameters}`;
  const head = [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64'];
  return (await PostalMime.parse(partFor(head, Buffer.from(bytes).toString('base64')))).text ?? '';
}
