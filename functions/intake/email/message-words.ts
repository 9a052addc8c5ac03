import { isCarried, isIdentity } from './delivery-key.ts';
import { decodeText, type HeaderBlock, headerText, readBytes } from './header-fields.ts';
import { senderOf } from './sender.ts';

/** Words of one part: its text, and whether they came out of a formatted (HTML) version. */
export type Words = { text: string; formatted: boolean };

/** A plain version this much shorter than the formatted one only stands in for it. */
const STAND_IN = 200;
/** More than a mailing list's footer, or a note that the message is in MIME. */
const WORDS_OUTSIDE = 400;
const LOOK_AT = 100_000;

function join(words: readonly Words[]): string {
  return words
    .map((each) => each.text)
    .filter((text) => text !== '')
    .join('\n\n');
}

/**
 * The words of a multipart out of those of its parts. Of alternatives (RFC 2046 5.1.4) the plain version, or the
 * formatted one when there is no other, and both when the plain one only stands in for it; of others all, in order.
 */
export function combineWords(type: string, words: readonly Words[]): Words {
  const plain = join(words.filter((each) => !each.formatted));
  const formatted = join(words.filter((each) => each.formatted));
  if (type !== 'multipart/alternative') return { text: join(words), formatted: plain === '' && formatted !== '' };
  if (plain === '') return { text: formatted, formatted: true };
  const standsIn = formatted.length > plain.length * 2 + STAND_IN;
  const text = standsIn ? `${plain}\n\n[The formatted version of this message says:]\n\n${formatted}` : plain;
  return { text, formatted: false };
}

/** Words that stand in the header block of a message that has no header: its first paragraph. Else the empty string. */
export function wordsOfHeader(block: HeaderBlock): string {
  if (block.fields.some((field) => isIdentity(field.name))) return '';
  const fields = block.fields.filter((field) => isCarried(field) && !/^(content-|mime-version$)/.test(field.name));
  const odd = block.oddLines.map((line) => readBytes(Buffer.from(line, 'latin1')));
  return [...odd, ...fields.map((field) => `${field.name}: ${field.value}`)].join('\n').replaceAll('\0', '').trim();
}

/**
 * What stands before the first part or behind the last one, where mail programs show nothing: what is long, or all of it
 * when there are no other words. Else the empty string.
 */
export function wordsOutside(pieces: readonly Uint8Array[], all: boolean): string {
  const words = pieces.map((piece) => readBytes(piece.subarray(0, LOOK_AT)).replaceAll('\0', '').trim());
  return words
    .filter((each) => all || each.replace(/\s+/g, '').length > WORDS_OUTSIDE)
    .join('\n\n')
    .trim();
}

/** The heading above the words of a message within: its place, sender, date and subject. */
export function headingOf(block: HeaderBlock, index: string): string {
  const from = senderOf(block.fields)?.address ?? decodeText(headerText(block.fields, 'from'), 200);
  const sent = headerText(block.fields, 'date').slice(0, 60);
  const subject = decodeText(headerText(block.fields, 'subject'), 200);
  const about = [from && `from ${from}`, sent && `sent ${sent}`, subject && `“${subject}”`];
  return [`Message ${index}, attached`, ...about.filter((each) => each !== '')].join(', ');
}
