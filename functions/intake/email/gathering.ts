import { createHash } from 'node:crypto';
import type { EmailPart, OpeningProblem, OpeningProblemCode, PartOrigin, PartRole } from './opened-email.ts';
import type { OpeningLimits } from './opening-limits.ts';
import { partName } from './part-name.ts';

/** A file as it was found, before it is looked into. */
export type Found = { name: string | null; type: string; bytes: Uint8Array; origin: PartOrigin; index: string };

/** Problems look alike after this many; the raw message is read by a person then anyway. */
const PROBLEMS_AT_MOST = 50;
/** A file in the old manner of `uuencode`, which no type declares. */
const WRITTEN_OUT = /^begin [0-7]{3,4} \S/m;

function roleOf(type: string, name: string): PartRole {
  if (/^application\/((x-)?pkcs7-signature|pgp-signature)$/.test(type) || /\.(p7s|asc|sig)$/i.test(name))
    return 'signature';
  if (/^application\/((x-)?pkcs7-mime|pgp-encrypted|x-microsoft-rpmsg-message)$/.test(type)) return 'encrypted';
  return /\.(p7m|pgp|gpg|rpmsg)$/i.test(name) ? 'encrypted' : 'file';
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Markup takes some eight bytes for a character that is read; other text up to four. */
const BYTES_A_CHARACTER = 8;

/** `if_new`: left out when the words stand elsewhere already, since Outlook sends them in winmail.dat as well. */
type TextEntry = { heading: string | null; text: string; show: 'always' | 'if_new' };

/** What has been found in a message so far, within its limits. */
export class Gathering {
  readonly parts: EmailPart[] = [];
  readonly problems: OpeningProblem[] = [];
  readonly limits: OpeningLimits;
  readonly #texts: TextEntry[] = [];
  #textLength = 0;
  #bytes = 0;
  /** Bytes of text parts that may still be read, in the whole message. */
  textBytesLeft: number;
  textTruncated = false;

  constructor(limits: OpeningLimits) {
    this.limits = limits;
    this.textBytesLeft = limits.textCharacters * BYTES_A_CHARACTER;
  }

  /** All words in the order of their messages. A message within is named even when it has none: its subject may say it all. */
  get text(): string {
    const repeated = (entry: TextEntry, at: number) =>
      this.#texts.slice(0, at).some((before) => squeeze(before.text).includes(squeeze(entry.text)));
    return this.#texts
      .filter((entry) => entry.heading !== null || entry.text !== '')
      .filter((entry) => entry.show === 'always' || !repeated(entry, this.#texts.indexOf(entry)))
      .map(({ heading, text }) => (heading === null ? text : `--- ${heading} ---\n\n${text}`.trim()))
      .join('\n\n');
  }

  get full(): boolean {
    return this.parts.length >= this.limits.parts;
  }

  addProblem(code: OpeningProblemCode, where: string): void {
    const known = this.problems.some((each) => each.code === code && each.where === where);
    if (!known && this.problems.length < PROBLEMS_AT_MOST) this.problems.push({ code, where });
  }

  /** A place in the text for words that come later. */
  reserveText(heading: string | null, show: TextEntry['show'] = 'always'): number {
    return this.#texts.push({ heading, text: '', show }) - 1;
  }

  fillText(slot: number, text: string): void {
    const place = this.#texts[slot];
    if (place === undefined) return;
    const room = this.limits.textCharacters - this.#textLength;
    if (text.length > room) this.textTruncated = true;
    // A cut may fall between the two halves of a character beyond U+FFFF.
    place.text = text.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
    this.#textLength += place.text.length;
    if (WRITTEN_OUT.test(place.text)) this.addProblem('file_written_out_in_the_text', '');
  }

  addText(text: string, heading: string, show: TextEntry['show'] = 'always'): void {
    if (text.trim() !== '') this.fillText(this.reserveText(heading, show), text);
  }

  addPart(found: Found, role?: PartRole): void {
    if (this.full) {
      this.addProblem('too_many_files', '');
    } else if (this.#bytes + found.bytes.length > this.limits.partBytes) {
      this.addProblem('too_many_bytes', found.index);
    } else {
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
  }
}
