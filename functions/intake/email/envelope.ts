import { createHash } from 'node:crypto';
import { bodyHash, deliveryKey } from './delivery-key.ts';
import { BEGINNING_AT_MOST, firstWordsOf } from './first-words.ts';
import { type Gathered, headerGatherer } from './header-end.ts';
import {
  decodeText,
  firstField,
  type HeaderBlock,
  type HeaderField,
  headerText,
  readHeaderBlock,
  readStructured,
  type Structured,
  tidy,
} from './header-fields.ts';
import { type Mailbox, mailboxesIn, type NamedIn, namedIn, OTHER_SENDERS, type Sender, senderOf } from './sender.ts';

/** The most that a case keeps of a subject and of a sender (`InboundMessage`). */
const SUBJECT_AT_MOST = 1_000;
const FROM_TEXT_AT_MOST = 500;
/** The longest line (RFC 5322 2.1.1). */
const ID_AT_MOST = 998;
/** The first and the newest messages identify a thread; mail programs keep some dozens. */
const IDS_AT_MOST = 50;

/** A flaw of the header that a person may want to know about. The message is filed all the same. */
export type HeaderFlaw =
  | 'no_header'
  | 'header_too_long'
  | 'no_end_of_header'
  | 'lines_that_are_no_header'
  | 'control_characters'
  | 'bare_carriage_returns'
  | 'no_usable_sender'
  | 'uncertain_sender';

/** What we know of a message from its headers and its bytes, without looking inside. Personal: never logged. */
export type ReceivedEmail = {
  /** Bytes of the raw message. */
  size: number;
  /** Hex SHA-256 of the raw message. */
  sha256: string;
  /** Hex, see `deliveryKey`. */
  deliveryKey: string;
  /** All fields in their order, including those that servers added. */
  headers: HeaderField[];
  /** Without angle brackets, like the next two. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  from: Sender | null;
  /** The From header as written, decoded, at most 500 characters. Staff see it even when it names no usable address. */
  fromText: string | null;
  /** The text beside the address in From, mostly a name. Staff see it, and it is searched for danger like all words. */
  fromName: string | null;
  /** Each Reply-To as written, decoded. */
  replyTo: string[];
  /** Other people who may have written it: see `namedIn`. */
  otherSenders: NamedIn[];
  to: Mailbox[];
  /** Decoded, at most 1,000 characters; null when the mail has no subject. */
  subject: string | null;
  /** The Date header as an instant in UTC, or null. The sender chose it, so no clock starts from it. */
  date: string | null;
  contentType: Structured | null;
  /** See `firstWordsOf`. */
  firstWords: string;
  flaws: HeaderFlaw[];
};

function idsIn(fields: readonly HeaderField[], name: string): string[] {
  const text = fields
    .filter((field) => field.name === name)
    .map((field) => field.value)
    .join(' ');
  const bracketed = [...text.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '');
  // Some programs leave out the brackets.
  const found =
    bracketed.length > 0 ? bracketed : text.split(/[\s,]+/).filter((word) => /^[^<>@]+@[^<>@]+$/.test(word));
  const ids = [...new Set(found.filter((id) => id.length <= ID_AT_MOST))];
  return ids.length <= IDS_AT_MOST ? ids : [...ids.slice(0, 1), ...ids.slice(1 - IDS_AT_MOST)];
}

function messageIdOf(fields: readonly HeaderField[]): string | null {
  const value = headerText(fields, 'message-id');
  const id = /<([^<>]+)>/.exec(value)?.[1] ?? value;
  return id === '' || id.length > ID_AT_MOST ? null : id;
}

function dateOf(fields: readonly HeaderField[]): string | null {
  const at = new Date(headerText(fields, 'date').slice(0, 200));
  // Years beyond four digits are not dates, and do not sort as text.
  const usable = !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970 && at.getUTCFullYear() <= 9999;
  return usable ? at.toISOString() : null;
}

/** Returns From without its own address; the whole of From when it has several addresses, or none that is usable. */
function nameBeside(fromText: string, from: Sender | null): string | null {
  const rest = from === null ? fromText : fromText.replace(new RegExp(`<?${escaped(from.address)}>?`, 'i'), '');
  const name = tidy(rest.replace(/^\s*"(.*)"\s*$/, '$1'));
  return name === '' ? null : name;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function flawsOf(block: HeaderBlock, gathered: Gathered, from: Sender | null): HeaderFlaw[] {
  const named = ['from', 'to', 'date', 'subject', 'message-id'].some((name) => firstField(block.fields, name) !== null);
  const found: [HeaderFlaw, boolean][] = [
    ['no_header', !named],
    ['header_too_long', gathered.tooLong],
    ['no_end_of_header', !gathered.ended && !gathered.tooLong],
    ['lines_that_are_no_header', block.oddLines.length > 0],
    ['control_characters', block.hasControlCharacters],
    ['bare_carriage_returns', block.hasBareReturns],
    ['no_usable_sender', from === null],
    ['uncertain_sender', from?.certain === false],
  ];
  return found.flatMap(([flaw, is]) => (is ? [flaw] : []));
}

/**
 * Reads a raw message once, from a stream with chunks of any size, and returns all that filing needs. Memory stays below 1 MB above
 * the largest chunk, whatever the size. Header beyond 256 KB counts as body and is flagged. No content makes it fail. Only the
 * stream's own errors are thrown, so that the message is tried again.
 */
export async function readEnvelopeHeaders(stream: AsyncIterable<Uint8Array>): Promise<ReceivedEmail> {
  const whole = createHash('sha256');
  const body = bodyHash();
  const gatherer = headerGatherer();
  let size = 0;
  let gathered: Gathered | null = null;
  const beginning = Buffer.alloc(BEGINNING_AT_MOST);
  let begun = 0;
  const addToBody = (piece: Uint8Array) => {
    body.add(piece);
    const kept = piece.subarray(0, BEGINNING_AT_MOST - begun);
    beginning.set(kept, begun);
    begun += kept.length;
  };
  for await (const chunk of stream) {
    size += chunk.length;
    whole.update(chunk);
    if (gathered !== null) {
      addToBody(chunk);
      continue;
    }
    gathered = gatherer.take(chunk);
    if (gathered !== null) {
      for (const piece of gathered.rest) addToBody(piece);
      gathered = { ...gathered, rest: [] };
    }
  }
  gathered ??= gatherer.end();
  const block = readHeaderBlock(gathered.block);
  const { fields } = block;
  const named = senderOf(fields);
  // A header that can be read in two ways may have shown SES another sender, and SES proved the one that it saw.
  const from =
    named === null ? null : { ...named, certain: named.certain && !block.hasBareReturns && !gathered.tooLong };
  const [subject, fromField] = [firstField(fields, 'subject'), firstField(fields, 'from')];
  const contentType = firstField(fields, 'content-type');
  return {
    size,
    sha256: whole.digest('hex'),
    deliveryKey: deliveryKey(block, body.end()),
    headers: fields,
    messageId: messageIdOf(fields),
    inReplyTo: idsIn(fields, 'in-reply-to'),
    references: idsIn(fields, 'references'),
    from,
    fromText: fromField === null ? null : decodeText(fromField.value, FROM_TEXT_AT_MOST),
    fromName: fromField === null ? null : nameBeside(decodeText(fromField.value, FROM_TEXT_AT_MOST), from),
    replyTo: namedIn(fields, ['reply-to']).map(({ text }) => text),
    otherSenders: namedIn(fields, OTHER_SENDERS),
    to: mailboxesIn(fields, 'to'),
    subject: subject === null ? null : decodeText(subject.value, SUBJECT_AT_MOST),
    date: dateOf(fields),
    contentType: contentType === null ? null : readStructured(contentType.value),
    firstWords: firstWordsOf(fields, beginning.subarray(0, begun)),
    flaws: flawsOf(block, gathered, from),
  };
}
