import { OutboxId } from '#schemas/message.ts';
import { headerLength } from './header-end.ts';
import { type HeaderField, headerText, readBytes, readHeaderBlock } from './header-fields.ts';
import { joinHints } from './join-hints.ts';
import { mendLineEnds } from './line-ends.ts';
import { leavesOf, mimeTreeOf } from './mime-tree.ts';
import { bytesOf } from './part-content.ts';

/** One part of a report: its type in lower case, and its decoded bytes. */
export type ReportPart = { type: string; bytes: Uint8Array };

/** What a bounce says about the message that it returns. */
export type BouncedMessage = {
  /** Message-IDs of the returned message, without brackets, nearest first. */
  messageIds: string[];
  /** The same up to their `@`: what SES may have called it (see `joinHints`). */
  sesIds: string[];
  /** Those that are ids of our outbox: we give them to our messages, and SES replaces them by its own. */
  outboxIds: string[];
  /** RFC 3464 2.3.3, in lower case: failed, delayed, delivered, relayed or expanded. */
  action: string | null;
  /** RFC 3463, such as 5.1.1. */
  status: string | null;
  /** True when it will not be tried again. */
  permanent: boolean;
};

/** A report stands before what it returns, so its first 512 KB hold all that is asked for. */
const READ_AT_MOST = 512 * 1024;
const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status']);
const RETURNED_TYPES = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers']);
/** Before reports were standardised, and still: the header of the returned mail is quoted in plain text. */
const QUOTED = /^[> \t]*message-id[ \t]*:.*$/gim;
/** RFC 3464 names one Message-ID; thousands are no bounce. */
const IDS_AT_MOST = 20;

function partsOf(raw: Uint8Array): { fields: HeaderField[]; parts: ReportPart[]; text: string } {
  const start = mendLineEnds(raw.subarray(0, READ_AT_MOST));
  const { fields } = readHeaderBlock(start.subarray(0, headerLength(start)));
  const parts = leavesOf(mimeTreeOf(start).tree).map((leaf) => ({ type: leaf.type, bytes: bytesOf(leaf) }));
  const text = parts.filter((part) => part.type.startsWith('text/')).map((part) => readBytes(part.bytes));
  return { fields, parts, text: text.join('\n') };
}

function idsIn(fields: readonly HeaderField[], names: readonly string[]): string[] {
  return names.flatMap((name) =>
    fields
      .filter((field) => field.name === name)
      .flatMap((field) => field.value.split(/[<>\s]+/).filter((word) => /^[^@]+@[^@]+$/.test(word))),
  );
}

/** The per-recipient groups are header blocks with empty lines between them (RFC 3464 2.1). */
function statusFields(bytes: Uint8Array): HeaderField[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return readHeaderBlock(Buffer.from(text.replace(/(\r?\n)+/g, '\n'), 'latin1')).fields;
}

/**
 * Finds which of our messages a bounce is about, so that it can be filed on that case.
 * Takes the raw bounce, or its parts when it has been taken apart already. Reads delivery reports (RFC 3464), returned
 * messages or headers, and bounces in plain text. What it finds is a hint: it must be found in the store.
 * Never fails; finds nothing in what is no bounce.
 */
export function bouncedMessage(message: Uint8Array | readonly ReportPart[]): BouncedMessage {
  const { fields, parts, text } =
    message instanceof Uint8Array ? partsOf(message) : { fields: [], parts: message, text: '' };
  const report = parts.filter((part) => STATUS_TYPES.has(part.type)).flatMap((part) => statusFields(part.bytes));
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
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(headerText(report, 'status'))?.[1] ?? null;
  const action = /^[a-z]+/.exec(headerText(report, 'action').toLowerCase())?.[0] ?? null;
  const ids = [...new Set(messageIds)].slice(0, IDS_AT_MOST);
  return {
    messageIds: ids,
    sesIds: joinHints(ids, []),
    outboxIds: joinHints(ids, []).filter((id) => OutboxId.safeParse(id).success),
    action,
    status,
    permanent: action === 'failed' || (action === null && status?.startsWith('5') === true),
  };
}
