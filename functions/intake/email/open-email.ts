import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { headerOf } from './header-end.ts';
import { type HeaderField, headerText, readBytes, readHeaderBlock, readStructured } from './header-fields.ts';
import { htmlText } from './html-text.ts';
import { mendLineEnds } from './line-ends.ts';
import { type OpeningLimits, openingLimits, refusal, type UnreadableReason } from './opening-limits.ts';
import { partName } from './part-name.ts';
import { type Portal, portalOf, portalWithin } from './portal.ts';
import { isTnef, readTnef } from './tnef.ts';
import { looksLikeZip, membersOf, type OpenArchive } from './zip-members.ts';

/** Where a file came out of. */
export type PartOrigin = 'attachment' | 'inline' | 'nested_message' | 'tnef' | 'zip';

/** What a part is for. `signature`: proof of the sender, not a document. `encrypted`: cannot be read here. `body`: the message's own words as a file. */
export type PartRole = 'file' | 'signature' | 'encrypted' | 'body';

/** One file of a message. Name and bytes are personal: never logged. */
export type EmailPart = {
  /** Its place, counted from 1: `2` is the second attachment, `2.1` the first file inside it. The same at every opening. */
  index: string;
  /** For display, at most 255 characters (see `partName`). */
  name: string;
  /** Lower case, as the sender declared it; a label only. */
  declaredType: string;
  bytes: Uint8Array;
  /** Hex. */
  sha256: string;
  origin: PartOrigin;
  role: PartRole;
};

export type OpeningProblemCode =
  | Exclude<UnreadableReason, never>
  | 'too_many_files'
  | 'too_many_bytes'
  | 'nested_message_kept_whole'
  | 'winmail_cut_short'
  | 'zip_not_opened'
  | 'zip_with_password'
  | 'zip_member_not_read'
  | 'zip_in_zip_kept_whole'
  | 'leftovers_of_a_mac_in_zip'
  | 'file_written_out_in_the_text'
  | 'words_outside_the_parts'
  | 'structure_not_understood'
  | 'content_kept_elsewhere'
  | 'part_of_a_split_message'
  | 'bare_carriage_returns';

/** Something that a person should know of, and where: the index of a part, or the empty string for the message itself. */
export type OpeningProblem = { code: OpeningProblemCode; where: string };

export type OpenedEmail =
  | {
      is: 'opened';
      /** The words as plain text, those of messages within below them, each under a heading. Personal. */
      text: string;
      textTruncated: boolean;
      parts: EmailPart[];
      problems: OpeningProblem[];
      /** What the parts and words say; what the headers say is `classify`'s. */
      portal: Portal;
    }
  | { is: 'unreadable'; reason: UnreadableReason };

/** Each problem is reported once a place, and no more than this many: the rest look the same. */
const PROBLEMS_AT_MOST = 50;
/** More than a mailing list's footer, or a note that the message is in MIME. */
const WORDS_OUTSIDE = 400;
/** A plain version this much shorter than the formatted one is a stand-in for it. */
const STAND_IN = 200;

type Found = { name: string | null; type: string; bytes: Uint8Array; origin: PartOrigin; index: string };
type Depth = { messages: number; zips: number };

const NESTED = /^message\/(rfc822|global)$/;

function roleOf(type: string, name: string): PartRole {
  if (/^application\/((x-)?pkcs7-signature|pgp-signature)$/.test(type) || /\.(p7s|asc|sig)$/i.test(name))
    return 'signature';
  if (/^application\/((x-)?pkcs7-mime|pgp-encrypted|x-microsoft-rpmsg-message)$/.test(type)) return 'encrypted';
  return /\.(p7m|pgp|gpg|rpmsg)$/i.test(name) ? 'encrypted' : 'file';
}

/** postal-mime copies what is no buffer of its own, so a whole buffer is handed over as it is. */
function parse(raw: Uint8Array): Promise<Email> {
  const whole = raw.buffer instanceof ArrayBuffer && raw.byteOffset === 0 && raw.byteLength === raw.buffer.byteLength;
  // Messages within are opened here, with places and limits of our own, so they are asked for as attachments.
  return PostalMime.parse(whole ? raw.buffer : raw, { forceRfc822Attachments: true, maxNestingDepth: 100 });
}

function bytesOf(attachment: Attachment): Uint8Array {
  const { content } = attachment;
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

function reasonOf(error: unknown): UnreadableReason {
  const words = error instanceof Error ? error.message : '';
  if (/nesting depth/i.test(words)) return 'nested_too_deep';
  return /header size/i.test(words) ? 'header_too_large' : 'not_understood';
}

/** Plain text, else the words of the HTML; both when the plain one only stands in for a formatted one. */
function wordsOf(email: Email, limits: OpeningLimits): string {
  const plain = (email.text ?? '').replace(/\r\n?/g, '\n').trim();
  if (email.html === undefined) return plain;
  // Markup takes some eight characters for one that is read.
  const formatted = htmlText(email.html.slice(0, limits.textCharacters * 8));
  if (plain === '') return formatted;
  const standIn = formatted.length > plain.length * 2 + STAND_IN;
  return standIn ? `${plain}\n\n[The formatted version of this message says:]\n\n${formatted}` : plain;
}

/** Words before the first part or behind the last one, which a parser of parts does not give. */
function hasWordsOutside(raw: Uint8Array, fields: readonly HeaderField[], bodyStart: number): boolean {
  const { value, params } = readStructured(headerText(fields, 'content-type'));
  if (!value.startsWith('multipart/') || params.boundary === undefined || params.boundary === '') return false;
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const first = buffer.indexOf(`--${params.boundary}`, bodyStart, 'latin1');
  const last = buffer.lastIndexOf(`--${params.boundary}--`, undefined, 'latin1');
  const outside = [
    first === -1 ? buffer.subarray(0, 0) : buffer.subarray(bodyStart, first),
    last === -1 ? buffer.subarray(0, 0) : buffer.subarray(last + params.boundary.length + 4),
  ];
  return outside.some((piece) => piece.toString('latin1', 0, 100_000).replace(/\s+/g, '').length > WORDS_OUTSIDE);
}

class Opening {
  readonly parts: EmailPart[] = [];
  readonly problems: OpeningProblem[] = [];
  readonly #texts: string[] = [];
  readonly #limits: OpeningLimits;
  readonly #openArchive: OpenArchive;
  #textLength = 0;
  #bytes = 0;
  textTruncated = false;

  constructor(openArchive: OpenArchive, limits: OpeningLimits) {
    this.#openArchive = openArchive;
    this.#limits = limits;
  }

  get text(): string {
    return this.#texts.join('\n\n');
  }

  problem(code: OpeningProblemCode, where: string): void {
    const known = this.problems.some((each) => each.code === code && each.where === where);
    if (!known && this.problems.length < PROBLEMS_AT_MOST) this.problems.push({ code, where });
  }

  addText(text: string, heading: string): void {
    if (text.trim() === '') return;
    const whole = heading === '' ? text : `--- ${heading} ---\n\n${text}`;
    const room = this.#limits.textCharacters - this.#textLength;
    if (whole.length > room) this.textTruncated = true;
    const taken = whole.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
    if (taken !== '') this.#texts.push(taken);
    this.#textLength += taken.length;
    if (/^begin [0-7]{3,4} \S/m.test(taken)) this.problem('file_written_out_in_the_text', '');
  }

  addPart(found: Found, role?: PartRole): void {
    if (this.parts.length >= this.#limits.parts) return this.problem('too_many_files', '');
    if (this.#bytes + found.bytes.length > this.#limits.partBytes) return this.problem('too_many_bytes', found.index);
    this.#bytes += found.bytes.length;
    const name = partName(found.name, found.index, found.type);
    this.parts.push({
      index: found.index,
      name,
      declaredType: found.type,
      bytes: found.bytes,
      sha256: createHash('sha256').update(found.bytes).digest('hex'),
      origin: found.origin,
      role: role ?? roleOf(found.type, name),
    });
  }

  /** Takes a file in: one that holds others is opened and gives way to them, but is kept whole when anything in it was not understood. */
  async take(found: Found, depth: Depth): Promise<void> {
    // Once full, opening more would only cost time.
    if (this.parts.length >= this.#limits.parts) return this.problem('too_many_files', '');
    if (found.type === 'message/external-body') this.problem('content_kept_elsewhere', found.index);
    if (found.type === 'message/partial') this.problem('part_of_a_split_message', found.index);
    const message = NESTED.test(found.type) || /\.eml$/i.test(found.name ?? '');
    if (isTnef(found.bytes)) return this.#takeTnef(found, depth);
    if (message) return this.#takeMessage(found, depth);
    if (looksLikeZip(found.bytes)) return this.#takeZip(found, depth);
    this.addPart(found);
  }

  async #takeMessage(found: Found, depth: Depth): Promise<void> {
    if (depth.messages >= this.#limits.depth) {
      this.problem('nested_message_kept_whole', found.index);
      return this.addPart(found);
    }
    const reason = await this.open(found.bytes, found.index, { ...depth, messages: depth.messages + 1 });
    if (reason === null) return;
    this.problem(reason, found.index);
    this.addPart(found);
  }

  async #takeTnef(found: Found, depth: Depth): Promise<void> {
    const tnef = readTnef(found.bytes);
    if (tnef === null || depth.messages >= this.#limits.depth) {
      this.problem('nested_message_kept_whole', found.index);
      return this.addPart(found);
    }
    const deeper = { ...depth, messages: depth.messages + 1 };
    const inside = tnef.files.map((file, at) => ({
      name: file.name,
      type: file.is === 'message' ? 'application/ms-tnef' : (file.type?.toLowerCase() ?? 'application/octet-stream'),
      bytes: file.bytes,
      origin: 'tnef' as const,
      index: `${found.index}.${at + 1}`,
    }));
    if (tnef.text !== null && !this.#says(tnef.text))
      this.addText(tnef.text, `Message ${found.index}, from winmail.dat`);
    for (const file of inside) await this.take(file, deeper);
    if (tnef.rtf !== null && tnef.rtf.length > 0) {
      const index = `${found.index}.${inside.length + 1}`;
      this.addPart({ name: 'message.rtf', type: 'application/rtf', bytes: tnef.rtf, origin: 'tnef', index }, 'body');
    }
    if (tnef.whole) return;
    this.problem('winmail_cut_short', found.index);
    this.addPart(found);
  }

  async #takeZip(found: Found, depth: Depth): Promise<void> {
    if (depth.zips > 0) {
      const inner = membersOf(found.bytes, this.#openArchive, this.#limits);
      if (inner.is !== 'document') this.problem('zip_in_zip_kept_whole', found.index);
      return this.addPart(found);
    }
    const zip = membersOf(found.bytes, this.#openArchive, this.#limits);
    if (zip.is === 'document') return this.addPart(found);
    if (zip.is === 'closed') {
      this.problem('zip_not_opened', found.index);
      return this.addPart(found);
    }
    for (const [at, member] of zip.members.entries()) {
      const index = `${found.index}.${at + 1}`;
      await this.take({ ...member, type: 'application/octet-stream', origin: 'zip', index }, { ...depth, zips: 1 });
    }
    if (zip.leftMac) this.problem('leftovers_of_a_mac_in_zip', found.index);
    if (zip.withPassword) this.problem('zip_with_password', found.index);
    if (zip.unread) this.problem('zip_member_not_read', found.index);
    if (zip.withPassword || zip.unread) this.addPart(found);
  }

  /** Whether the words stand in the text already: Outlook sends them beside winmail.dat as well. */
  #says(text: string): boolean {
    const squeeze = (words: string) => words.replace(/\s+/g, '').slice(0, 10_000);
    return squeeze(this.text).includes(squeeze(text));
  }

  /** Opens one message; a reason when it could not be. Files and words go into the whole. */
  async open(given: Uint8Array, index: string, depth: Depth): Promise<UnreadableReason | null> {
    const raw = mendLineEnds(given);
    if (raw !== given) this.problem('bare_carriage_returns', index);
    const refused = refusal(raw, this.#limits);
    if (refused !== null) return refused;
    let email: Email;
    try {
      email = await parse(raw);
    } catch (error) {
      return reasonOf(error);
    }
    const { block } = headerOf(raw);
    const { fields } = readHeaderBlock(block);
    if (hasWordsOutside(raw, fields, block.length)) this.problem('words_outside_the_parts', index);
    let words = wordsOf(email, this.#limits);
    if (words === '' && email.attachments.length === 0) {
      // No boundary, or none that the message keeps to: what stands there is shown as it is.
      const rest = readBytes(raw.subarray(block.length, block.length + this.#limits.textCharacters));
      words = rest.replaceAll('\0', '').trim() || readBytes(block).replaceAll('\0', '').trim();
      const plain = !/^(multipart|message)\//.test(readStructured(headerText(fields, 'content-type')).value);
      if (words !== '' && !(plain && rest.trim() === '')) this.problem('structure_not_understood', index);
      else if (index === '') words = '';
    }
    this.addText(words, index === '' ? '' : headingOf(email, index));
    for (const [at, attachment] of email.attachments.entries()) {
      const inner = index === '' ? `${at + 1}` : `${index}.${at + 1}`;
      const own = attachment.disposition === 'inline' || attachment.related === true ? 'inline' : 'attachment';
      await this.take(
        {
          name: attachment.filename,
          type: attachment.mimeType.slice(0, 255),
          bytes: bytesOf(attachment),
          origin: index === '' ? own : 'nested_message',
          index: inner,
        },
        depth,
      );
    }
    return null;
  }
}

function headingOf(email: Email, index: string): string {
  const from = email.from?.address ?? email.from?.name;
  const about = [from && `from ${from}`, email.date && `sent ${email.date}`, email.subject && `“${email.subject}”`];
  return [`Message ${index}, attached`, ...about.filter(Boolean)].join(', ').replace(/\s+/g, ' ').slice(0, 500);
}

/**
 * Takes a raw message apart with postal-mime: its words, and every file in it, down through messages within, winmail.dat
 * and one level of zip. A zip that is a Word file or another document is one file. A container that was understood whole
 * gives way to its files; any other is kept, and what a limit left out is a problem, never silence: the raw message stays.
 *
 * Never throws. Memory: up to some four times the raw bytes, plus what zips hold (see `openingLimits`).
 *
 * @param given.openArchive the archive reader of `documents`, handed in so that the rooms stay apart
 */
export async function openEmail(
  raw: Uint8Array,
  given: { openArchive: OpenArchive; limits?: Partial<OpeningLimits> },
): Promise<OpenedEmail> {
  const opening = new Opening(given.openArchive, { ...openingLimits, ...given.limits });
  const reason = await opening.open(raw, '', { messages: 0, zips: 0 });
  if (reason !== null) return { is: 'unreadable', reason };
  const { parts, problems, text, textTruncated } = opening;
  const byHeader = portalOf(readHeaderBlock(headerOf(raw).block).fields);
  const portal = byHeader === 'none' ? portalWithin(parts, text) : byHeader;
  return { is: 'opened', text, textTruncated, parts, problems, portal };
}
