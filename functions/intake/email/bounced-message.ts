import { htmlText } from '#functions/documents/index.ts';
import { OutboxId } from '#schemas/message.ts';
import { headerLength } from './header-end.ts';
import { type HeaderField, headerText, readBytes, readHeaderBlock } from './header-fields.ts';
import { joinHints } from './join-hints.ts';
import { mendLineEnds } from './line-ends.ts';
import { leavesOf, mimeTreeOf } from './mime-tree.ts';
import { bytesOf } from './part-content.ts';

/** One part of a report: its type in lower case, and its decoded bytes. */
export type ReportPart = { type: string; bytes: Uint8Array };

/** What a report says about the message that it is about. */
export type BouncedMessage = {
  /** Message-IDs of the returned message, without brackets, nearest first. */
  messageIds: string[];
  /** The same ids up to their `@`: SES may know the message by these (see `joinHints`). */
  sesIds: string[];
  /** Ids of our outbox: we put them on our messages, and SES replaces them with its own. */
  outboxIds: string[];
  /** RFC 3464 2.3.3, in lower case: failed, delayed, delivered, relayed or expanded. */
  action: string | null;
  /** RFC 3463, such as 5.1.1. For a bounce that is not a report, the first status in its text. */
  status: string | null;
  /** True when the mail server will not try again. */
  permanent: boolean;
  /**
   * True when the report says what the reader's mail program did with the message (RFC 8098): it arrived, whatever happened next.
   */
  disposed: boolean;
  /** The addresses that it is about, in lower case. */
  recipients: string[];
  /**
   * The report's own words and its delivery details, without the mail that it returns: for a line on the case's timeline. Personal.
   */
  words: string;
};

/** A report comes before the mail that it returns, so its first 512 KB hold all that we need. */
const READ_AT_MOST = 512 * 1024;
const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status']);
const DISPOSITION_TYPES = new Set(['message/disposition-notification', 'message/global-disposition-notification']);
const RETURNED_TYPES = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers']);
/** Bounces older than the standard, and some today, quote the header of the returned mail in plain text. */
const QUOTED = /^[> \t]*message-id[ \t]*:.*$/gim;
/** RFC 3464 names one Message-ID; a text with thousands is no bounce. */
const IDS_AT_MOST = 20;
/** The limit of a timeline line (`TimelineEntry.detail`). */
const WORDS_AT_MOST = 2_000;
/** RFC 3463 codes, and SMTP's own codes for a refusal (RFC 5321 4.2.3). */
const STATUS = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
const REFUSED = /\b55[0-4][ -]/;

function partsOf(raw: Uint8Array): { fields: HeaderField[]; parts: readonly ReportPart[] } {
  const start = mendLineEnds(raw.subarray(0, READ_AT_MOST));
  const { fields } = readHeaderBlock(start.subarray(0, headerLength(start)));
  const parts = leavesOf(mimeTreeOf(start).tree).map((leaf) => ({ type: leaf.type, bytes: bytesOf(leaf) }));
  return { fields, parts };
}

function textOf(parts: readonly ReportPart[]): string {
  const read = ({ type, bytes }: ReportPart) => (type === 'text/html' ? htmlText(readBytes(bytes)) : readBytes(bytes));
  return parts
    .filter(({ type }) => /^text\/(plain|html)$/.test(type))
    .map(read)
    .join('\n');
}

function idsIn(fields: readonly HeaderField[], names: readonly string[]): string[] {
  return names.flatMap((name) =>
    fields
      .filter((field) => field.name === name)
      .flatMap((field) => field.value.split(/[<>\s]+/).filter((word) => /^[^@]+@[^@]+$/.test(word))),
  );
}

/** Returns the per-recipient fields: header blocks with empty lines between them (RFC 3464 2.1). */
function statusFields(bytes: Uint8Array): HeaderField[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return readHeaderBlock(Buffer.from(text.replace(/(\r?\n)+/g, '\n'), 'latin1')).fields;
}

/** Returns the recipients: RFC 3464 2.3.1 and 2.3.2 write `rfc822; name@host`, and Exim's own header writes bare addresses. */
function recipientsIn(fields: readonly HeaderField[]): string[] {
  const named = fields.filter(({ name }) => /^((final|original)-recipient|x-failed-recipients)$/.test(name));
  const found = named.flatMap(({ value }) => value.replace(/^[^;]*;/, '').split(','));
  return [...new Set(found.map((each) => each.trim().replace(/^<|>$/g, '').toLowerCase()))].slice(0, IDS_AT_MOST);
}

/**
 * Finds which of our messages a report is about, so that the report can be filed on that case. Takes the raw bounce, or its parts
 * when it has already been taken apart. Reads delivery reports (RFC 3464), returned messages or headers, dispositions (RFC 8098),
 * and bounces in plain text. The result is a hint: look it up in the store. Never fails; finds nothing in a message that is not a
 * bounce.
 */
export function bouncedMessage(message: Uint8Array | readonly ReportPart[]): BouncedMessage {
  const { fields, parts } = message instanceof Uint8Array ? partsOf(message) : { fields: [], parts: message };
  const text = textOf(parts);
  const reports = parts.filter(({ type }) => STATUS_TYPES.has(type) || DISPOSITION_TYPES.has(type));
  const report = reports.flatMap((part) => statusFields(part.bytes));
  const returned = parts
    .filter((part) => RETURNED_TYPES.has(part.type))
    .flatMap((part) => readHeaderBlock(part.bytes.subarray(0, headerLength(part.bytes))).fields);
  const quoted = readHeaderBlock(
    Buffer.from([...text.matchAll(QUOTED)].map(([line]) => line.replace(/^[>\s]+/, '')).join('\n'), 'utf8'),
  ).fields;
  const messageIds = [
    ...idsIn(returned, ['message-id']),
    ...idsIn(report, ['x-original-message-id', 'original-message-id', 'original-envelope-id']),
    ...idsIn(quoted, ['message-id']),
    ...idsIn(fields, ['in-reply-to', 'x-original-message-id', 'references']),
  ];
  const disposed = reports.some(({ type }) => DISPOSITION_TYPES.has(type));
  const status = STATUS.exec(reports.length > 0 ? headerText(report, 'status') : text)?.[1] ?? null;
  const action = /^[a-z]+/.exec(headerText(report, 'action').toLowerCase())?.[0] ?? null;
  const ids = [...new Set(messageIds)].slice(0, IDS_AT_MOST);
  return {
    messageIds: ids,
    sesIds: joinHints(ids, []),
    outboxIds: joinHints(ids, []).filter((id) => OutboxId.safeParse(id).success),
    action,
    status,
    permanent:
      action === 'failed' ||
      (action === null && !disposed && (status?.startsWith('5') ?? (reports.length === 0 && REFUSED.test(text)))),
    disposed,
    recipients: recipientsIn([...report, ...fields]),
    words: [text, ...reports.map(({ bytes }) => readBytes(bytes))]
      .map((each) => each.replaceAll('\0', '').trim())
      .filter((each) => each !== '')
      .join('\n\n')
      .slice(0, WORDS_AT_MOST)
      .replace(/[\ud800-\udbff]$/, ''),
  };
}
