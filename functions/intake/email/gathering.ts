import { createHash } from 'node:crypto';
import { type Block, headingOf, linesOf, whatIsNew } from '#functions/documents/index.ts';
import { blocksOf, type Words } from './message-words.ts';
import type { EmailPart, OpeningProblem, OpeningProblemCode, PartOrigin, PartRole } from './opened-email.ts';
import type { OpeningLimits } from './opening-limits.ts';
import { partName } from './part-name.ts';
import { signatureIn } from './signature-part.ts';

/** A file as it was found, before anybody looks inside. */
export type Found = { name: string | null; type: string; bytes: Uint8Array; origin: PartOrigin; index: string };

/** Further problems add nothing: by then a person reads the raw message anyway. */
const PROBLEMS_AT_MOST = 50;
/** Words that may be repeated are compared with the others, which takes time. A message has one winmail.dat or two. */
const COMPARED_AT_MOST = 20;

function roleOf(type: string, name: string): PartRole {
  if (/^application\/((x-)?pkcs7-mime|pgp-encrypted|x-microsoft-rpmsg-message)$/.test(type)) return 'encrypted';
  return /\.(p7m|pgp|gpg|rpmsg)$/i.test(name) ? 'encrypted' : 'file';
}

/** Markup takes some eight bytes for each visible character; other text takes up to four. */
const BYTES_A_CHARACTER = 8;

/** `if_new`: leaves out words that the message has elsewhere, since Outlook repeats them in winmail.dat. */
type TextEntry = { heading: string | null; words: Spoken; show: 'always' | 'if_new' };

/** Words, and how they are laid out where that is known. */
type Spoken = Pick<Words, 'text' | 'blocks'>;

/** Everything found in a message so far, within its limits. */
export class Gathering {
  readonly parts: EmailPart[] = [];
  readonly problems: OpeningProblem[] = [];
  readonly limits: OpeningLimits;
  readonly #texts: TextEntry[] = [];
  #textLength = 0;
  #bytes = 0;
  /** Bytes of text parts that may still be read in the whole message. */
  textBytesLeft: number;
  textTruncated = false;

  constructor(limits: OpeningLimits) {
    this.limits = limits;
    this.textBytesLeft = limits.textCharacters * BYTES_A_CHARACTER;
  }

  /**
   * All words in the order of their messages, as text and as they are laid out. A message within is named even when it has no words:
   * its subject may say it all.
   */
  spoken(): { text: string; blocks: readonly Block[] } {
    const out: string[] = [];
    const blocks: Block[][] = [];
    let compared = 0;
    for (const { heading, words: all, show } of this.#texts) {
      const compares = show === 'if_new' && compared < COMPARED_AT_MOST;
      if (compares) compared += 1;
      const words = compares ? whatIsNew(out.join('\n\n'), all.text) : all.text;
      if ((heading === null || show === 'if_new') && words === '') continue;
      out.push(heading === null ? words : `--- ${heading} ---\n\n${words}`.trim());
      blocks.push([
        ...(heading === null ? [] : [headingOf(heading)]),
        ...(words === all.text ? blocksOf(all) : linesOf(words)),
      ]);
    }
    return { text: out.join('\n\n'), blocks: blocks.flat() };
  }

  get full(): boolean {
    return this.parts.length >= this.limits.parts;
  }

  addProblem(code: OpeningProblemCode, where: string): void {
    const known = this.problems.some((each) => each.code === code && each.where === where);
    if (!known && this.problems.length < PROBLEMS_AT_MOST) this.problems.push({ code, where });
  }

  /** Reserves a place in the text for words that come later. */
  reserveText(heading: string | null, show: TextEntry['show'] = 'always'): number {
    return this.#texts.push({ heading, words: { text: '' }, show }) - 1;
  }

  fillText(slot: number, words: Spoken): void {
    const place = this.#texts[slot];
    if (place === undefined) return;
    const { text } = words;
    const room = this.limits.textCharacters - this.#textLength;
    if (text.length > room) this.cutText();
    // A cut may split the two halves of a character beyond U+FFFF.
    const fitting = text.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, '');
    place.words = text.length > room ? { text: fitting } : words;
    this.#textLength += fitting.length;
  }

  /** Notes that words were left out: only the raw message has them. */
  cutText(): void {
    this.textTruncated = true;
    this.addProblem('words_cut', '');
  }

  addText(words: Spoken, heading: string, show: TextEntry['show'] = 'always'): void {
    if (words.text.trim() !== '') this.fillText(this.reserveText(heading, show), words);
  }

  addPart(found: Found, role?: PartRole): void {
    const signed = signatureIn({ ...found, name: found.name ?? '' });
    if (signed !== null) {
      this.addProblem(signed === 'smime' ? 'signed_smime' : 'signed_pgp', found.index);
    } else if (this.full) {
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
