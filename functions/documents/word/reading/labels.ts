import { hasBox } from './boxes.ts';
import { type Line, shownIn } from './ledger.ts';
import type { Meaning, Topic, Wordbook } from './meaning.ts';

/** A label as the document has it, and what it may ask for. */
export interface Asked {
  readonly lines: readonly Line[];
  readonly label: string;
  /** The likeliest of what it may ask for. */
  readonly meaning: Meaning;
}

/** A label is at most this long: the longest questions of council forms have some 150 letters. */
export const LONGEST_LABEL = 200;
/** More pairs than this on one line are no line of a form. */
const MOST_PAIRS = 12;

const ENDING = /[\s:.…_*–-]+$/u;
const STRONG = /[:\t]/g;
const WEAK = /\?|\s[–—-]\s|\.{3,}|…|_{3,}|\s{3,}/g;

/** A label as a person would say it: without the colon. */
export function labelText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(ENDING, '').trim().slice(0, LONGEST_LABEL);
}

/** A part of a line. */
export function partOfLine({ placed, start, masked }: Line, from: number, to = masked.length): Line {
  return { placed, start: start + from, end: start + to, masked: masked.slice(from, to) };
}

/** Looks labels and titles up in a form's wordbook, each text once for each topic. */
export class Labels {
  readonly #wordbook: Wordbook;
  readonly #meanings = new Map<Topic | undefined, Map<string, Meaning | undefined>>();
  readonly #topics = new Map<string, Topic | undefined>();

  constructor(wordbook: Wordbook) {
    this.#wordbook = wordbook;
  }

  topicOf(text: string): Topic | undefined {
    if (text.length > LONGEST_LABEL || text === '') return undefined;
    if (!this.#topics.has(text)) this.#topics.set(text, this.#wordbook.topicOf(text));
    return this.#topics.get(text);
  }

  /** What a text asks for as a label, or `undefined` when it is none. */
  meaningOf(text: string, within: Topic | undefined): Meaning | undefined {
    if (text.length > LONGEST_LABEL || text === '') return undefined;
    let known = this.#meanings.get(within);
    if (!known) {
      known = new Map();
      this.#meanings.set(within, known);
    }
    if (!known.has(text)) known.set(text, this.#understood(text, within));
    return known.get(text);
  }

  #understood(text: string, within: Topic | undefined): Meaning | undefined {
    const [first, second] = this.#wordbook.meaningsOf(text, within);
    // When two are about as likely, neither is meant surely enough.
    return first && second && first.confidence - second.confidence < 0.05 ? undefined : first;
  }

  /** The lines as one label. */
  asked(lines: readonly Line[], within: Topic | undefined): Asked | undefined {
    const text = lines.map(shownIn).join(' ').trim();
    const meaning = this.meaningOf(text, within);
    return meaning && { lines, label: labelText(text), meaning };
  }

  /**
   * The label with which a line begins, and the rest of the line: "Name: Pippin", "Agreed? Yes", "Name … Pippin",
   * "Disability ☐ Yes ☒ No".
   */
  begins(line: Line, within: Topic | undefined): { readonly asked: Asked; readonly rest: Line } | undefined {
    const { masked } = line;
    for (const separator of [STRONG, WEAK]) {
      separator.lastIndex = 0;
      for (let tries = 0; tries < 4; tries += 1) {
        const found = separator.exec(masked);
        if (!found || found.index > LONGEST_LABEL) break;
        // A question mark belongs to its question.
        const end = found[0] === '?' ? found.index + 1 : found.index;
        const asked = this.#askedTo(line, 0, end, within);
        const rest = found.index + found[0].length;
        // The sign after the label is the label’s.
        if (asked) return { asked: { ...asked, lines: [partOfLine(line, 0, rest)] }, rest: partOfLine(line, rest) };
      }
    }
    const box = hasBox(masked) ? masked.search(/[☐☒☑✓✔]|\[/u) : 0;
    if (box <= 0 || box > LONGEST_LABEL) return undefined;
    const asked = this.#askedTo(line, 0, box, within);
    return asked && { asked, rest: partOfLine(line, box) };
  }

  #askedTo(line: Line, from: number, to: number, within: Topic | undefined): Asked | undefined {
    return this.asked([partOfLine(line, from, to)], within);
  }

  /** Is a line a label, or does it begin with one? */
  isBegun(line: Line, within: Topic | undefined): boolean {
    return this.asked([line], within) !== undefined || this.begins(line, within) !== undefined;
  }

  /** All pairs of a label and what follows it on a line that begins with a label: "Name:⇥Pippin⇥DOB:⇥3/4/2019". */
  pairs(line: Line, within: Topic | undefined): { readonly asked: Asked; readonly rest: Line }[] {
    const first = this.begins(line, within);
    if (!first) return [];
    const pairs = [first];
    const alternating = line.masked[first.rest.start - line.start - 1] === '\t' && !/[:?]/.test(line.masked);
    let { rest } = first;
    while (pairs.length < MOST_PAIRS) {
      const next = alternating ? this.#afterTwo(rest, within) : this.#afterGap(rest, within);
      if (!next) break;
      const last = pairs.pop();
      if (last) pairs.push({ asked: last.asked, rest: partOfLine(rest, 0, next.from) });
      pairs.push(next);
      rest = next.rest;
    }
    return pairs;
  }

  /** The next label of a line in which labels and values alternate between tabs. */
  #afterTwo(rest: Line, within: Topic | undefined) {
    const tab = rest.masked.indexOf('\t');
    if (tab < 0) return undefined;
    const found = this.begins(partOfLine(rest, tab + 1), within);
    const [label] = found?.asked.lines ?? [];
    if (!found || !label) return undefined;
    const lines = [{ ...label, start: label.start - 1, masked: `\t${label.masked}` }];
    return { asked: { ...found.asked, lines }, rest: found.rest, from: tab };
  }

  /** The next label with a colon or question mark of its own, after a tab or a wide space. */
  #afterGap(rest: Line, within: Topic | undefined) {
    let tries = 0;
    for (const gap of rest.masked.matchAll(/\t+|\s{2,}|[;|,]\s+/g)) {
      tries += 1;
      if (tries > 20) return undefined;
      const from = gap.index + gap[0].length;
      const end = rest.masked.slice(from, from + LONGEST_LABEL).search(/[:?\t]/);
      if (end < 0) return undefined;
      if (rest.masked[from + end] === '\t') continue;
      const question = rest.masked[from + end] === '?' ? 1 : 0;
      const asked = this.#askedTo(rest, from, from + end + question, within);
      const answer = from + end + 1;
      if (asked)
        return {
          asked: { ...asked, lines: [partOfLine(rest, gap.index, answer)] },
          rest: partOfLine(rest, answer),
          from: gap.index,
        };
    }
    return undefined;
  }
}
