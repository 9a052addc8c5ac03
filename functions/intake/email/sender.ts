import { addressParser } from 'postal-mime';
import { decodeText, type HeaderField } from './header-fields.ts';

/** An email address and its domain, both as written, except that the domain is in lower case. */
export type Mailbox = { address: string; domain: string };

/** The sender that a message names. Not `certain` when From names several mailboxes, occurs twice, or can be read in two ways. */
export type Sender = Mailbox & { certain: boolean };

/**
 * A longer From is not a name: RFC 5322 2.1.1 allows 998 characters a line. It is not cut, since half a domain is another domain.
 */
const FROM_AT_MOST = 2_000;
/** To and Reply-To are only shown to staff, so a few addresses are enough; the raw message has the rest. */
const LIST_AT_MOST = 20_000;
const MAILBOXES_AT_MOST = 50;
/** Plain ASCII, no quoted local part, a dot in the domain. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})$/;

/** RFC 5321 4.5.3.1: 64 + 1 + 255. */
const ADDRESS_AT_MOST = 320;

function toMailbox(address: string): Mailbox | null {
  const domain = address.length > ADDRESS_AT_MOST ? undefined : ADDRESS.exec(address.trim())?.[1];
  return domain === undefined || domain.length > 255 ? null : { address: address.trim(), domain: domain.toLowerCase() };
}

/** Returns the mailboxes of all fields of that name; names with encoded words, quotes and groups are understood. Never fails. */
export function mailboxesIn(fields: readonly HeaderField[], name: string): Mailbox[] {
  return fields
    .filter((field) => field.name === name)
    .flatMap((field) => addressParser(field.value.slice(0, LIST_AT_MOST), { flatten: true }))
    .slice(0, MAILBOXES_AT_MOST)
    .flatMap((found) => (found.address === undefined ? [] : (toMailbox(found.address) ?? [])));
}

/**
 * Returns the sender by the From header alone (RFC 5322 3.6.2), or null when it names no usable address. With several addresses,
 * the first is returned as uncertain: it is shown, and never answered (law 7).
 */
export function senderOf(fields: readonly HeaderField[]): Sender | null {
  const from = fields.filter((field) => field.name === 'from');
  if (from.some((field) => field.value.length > FROM_AT_MOST)) return null;
  const found = from.flatMap((field) => addressParser(field.value, { flatten: true }));
  const first = found.flatMap((each) => (each.address === undefined ? [] : (toMailbox(each.address) ?? [])))[0];
  return first === undefined ? null : { ...first, certain: from.length === 1 && found.length === 1 };
}

/** A header that may name the author, as written and decoded. */
export type NamedIn = { header: string; text: string };

/**
 * Headers that may name the true author of a message, when From is a list, a group, or somebody who passed it on. Like From, they
 * are claims: nothing is ever sent to them. `sender` and `resent-from` RFC 5322 3.6.2 and 3.6.6, `author` RFC 9057,
 * `x-original-from` and `x-original-sender` Google Groups, `x-google-original-from` Gmail.
 */
export const OTHER_SENDERS: readonly string[] = [
  'author',
  'x-original-from',
  'x-original-sender',
  'x-google-original-from',
  'sender',
  'resent-from',
];
/** A message passed on five times still fits. A case's item (400 KB) holds them. */
const NAMED_AT_MOST = 10;
const NAMED_TEXT_AT_MOST = 500;

/** Returns the texts of those headers in their order, each once. */
export function namedIn(fields: readonly HeaderField[], names: readonly string[]): NamedIn[] {
  const found = new Map<string, NamedIn>();
  for (const { name, value } of fields) {
    const text = names.includes(name) ? decodeText(value, NAMED_TEXT_AT_MOST) : '';
    if (text !== '' && !found.has(text) && found.size < NAMED_AT_MOST) found.set(text, { header: name, text });
  }
  return [...found.values()];
}
