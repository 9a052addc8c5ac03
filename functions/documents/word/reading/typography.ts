import type { Paragraph, TextLook } from '../document.ts';
import { type Line, type Placed, shownIn } from './ledger.ts';

/** The size of text where a document says none, in half points: Word's and LibreOffice's own. */
const USUAL_SIZE = 24;
/** One point larger than the rest is meant to be seen. */
const LARGER = 2;
/** A document with less plain text than this share of it is bold throughout, which tells nothing apart. */
const LEAST_PLAIN = 0.1;

function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** Tells labels from answers by how they are set: bold, or larger than the rest of the document. */
export class Typography {
  readonly #boldTells: boolean;
  readonly #usual: number;

  constructor(placed: readonly Placed[]) {
    const sizes = new Map<number, number>();
    let all = 0;
    let bold = 0;
    for (const { paragraph } of placed) {
      let sized = 0;
      for (const { start, end, bold: isBold, size } of paragraph.looks ?? []) {
        const letters = lettersIn(paragraph.text.slice(start, end));
        if (isBold) bold += letters;
        if (size !== undefined) sizes.set(size, (sizes.get(size) ?? 0) + letters);
        if (size !== undefined) sized += letters;
      }
      const letters = lettersIn(paragraph.text);
      all += letters;
      sizes.set(USUAL_SIZE, (sizes.get(USUAL_SIZE) ?? 0) + letters - sized);
    }
    this.#boldTells = all - bold >= all * LEAST_PLAIN;
    // Answers are set smaller than their labels, and a form hardly filled in has more labels than answers.
    const usual = [...sizes].filter(([, letters]) => letters >= all * LEAST_PLAIN).map(([size]) => size);
    this.#usual = usual.length === 0 ? USUAL_SIZE : Math.min(...usual);
  }

  #isStrong({ bold, size }: TextLook): boolean {
    return (bold === true && this.#boldTells) || (size !== undefined && size >= this.#usual + LARGER);
  }

  /** Returns how far a part of a paragraph is set as a label is, from its beginning: 0 where it is not at all. */
  leadIn(paragraph: Paragraph, start = 0, end = paragraph.text.length): number {
    let to = start;
    for (const look of paragraph.looks ?? []) {
      if (look.end <= to || !this.#isStrong(look)) continue;
      if (look.start > to && paragraph.text.slice(to, look.start).trim() !== '') break;
      if (look.start >= end) break;
      to = Math.min(end, look.end);
    }
    return paragraph.text.slice(start, to).trim() === '' ? 0 : to - start;
  }

  /** Returns how much of a line, from its beginning, is set as a label is. */
  leadOf({ placed, start, end }: Line): number {
    return this.leadIn(placed.paragraph, start, end);
  }

  /** Tells whether all of a line is set as a label. */
  isLabel(line: Line): boolean {
    const lead = this.leadOf(line);
    return lead > 0 && shownIn({ masked: line.masked.slice(lead) }) === '' && shownIn(line) !== '';
  }

  areLabels(lines: readonly Line[]): boolean {
    return lines.length > 0 && lines.every((line) => shownIn(line) === '' || this.isLabel(line));
  }
}
