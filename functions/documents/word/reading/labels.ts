import { type Line, shownIn } from './ledger.ts';
import type { Meaning, Topic, Wordbook } from './meaning.ts';
import type { Typography } from './typography.ts';
import { hasBox } from './written-lines.ts';

/** A label as the document has it, and what it may ask for. */
export interface Asked {
  readonly lines: readonly Line[];
  readonly label: string;
  /** The likeliest of what it may ask for. */
  readonly meaning: Meaning;
}

/** A label is at most this long: the longest questions of council forms have some 150 letters. */
export const LONGEST_LABEL = 200;
/** Texts that are looked up: a form of thirty pages has some 5,000, each a twentieth of a millisecond. */
const MOST_LOOKED_UP = 20_000;
/** More pairs than this on one line are no line of a form. */
const MOST_PAIRS = 12;

const ENDING = /[\s:.…_*–-]+$/u;
const STRONG = /[:\t]/g;
const WEAK = /\?|\s[–—-]\s|\.{3,}|…|_{3,}|\s{3,}/g;

/** Returns a label as a person would say it: without the colon. */
export function labelText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(ENDING, '').trim().slice(0, LONGEST_LABEL);
}

/** Returns a part of a line. */
export function partOfLine({ placed, start, masked }: Line, from: number, to = masked.length): Line {
  return { placed, start: start + from, end: start + to, masked: masked.slice(from, to) };
}

/** Looks labels and titles up in a form's wordbook, each text once for each topic. */
export class Labels {
  readonly #wordbook: Wordbook;
  readonly #meanings = new Map<Topic | undefined, Map<string, Meaning | undefined>>();
  #lookedUp = 0;
  readonly #topics = new Map<string, Topic | undefined>();

  readonly typography: Typography;

  constructor(wordbook: Wordbook, typography: Typography) {
    this.#wordbook = wordbook;
    this.typography = typography;
  }

  topicOf(text: string): Topic | undefined {
    if (text.length > LONGEST_LABEL || text === '') return undefined;
    if (!this.#topics.has(text)) {
      if (!this.#mayLookUp()) return undefined;
      this.#topics.set(text, this.#wordbook.topicOf(text));
    }
    return this.#topics.get(text);
  }

  /** Returns what a text asks for as a label, or `undefined` when it is not a label. */
  meaningOf(text: string, within: Topic | undefined): Meaning | undefined {
    if (text.length > LONGEST_LABEL || text === '') return undefined;
    let known = this.#meanings.get(within);
    if (!known) {
      known = new Map();
      this.#meanings.set(within, known);
    }
    if (!known.has(text)) {
      if (!this.#mayLookUp()) return undefined;
      known.set(text, this.#understood(text, within));
    }
    return known.get(text);
  }

  #mayLookUp(): boolean {
    this.#lookedUp += 1;
    return this.#lookedUp <= MOST_LOOKED_UP;
  }

  #understood(text: string, within: Topic | undefined): Meaning | undefined {
    const [first, second] = this.#wordbook.meaningsOf(text, within);
    // When two are about as likely, neither is meant surely enough.
    return first && second && first.confidence - second.confidence < 0.05 ? undefined : first;
  }

  /** Returns what a label asks for else, where only one of two can be answered: "DOB / EDD". */
  orElse({ label, meaning }: Asked, within: Topic | undefined): Meaning | undefined {
    const [, other] = this.#wordbook.meaningsOf(label, within);
    const { field, section } = meaning;
    if (other?.section !== section) return undefined;
    return field.excludes === other.field.id || other.field.excludes === field.id ? other : undefined;
  }

  /** Reads the lines as one label. A line with a label and more is not one: "Address if different: 7 Mill Lane". */
  asked(lines: readonly Line[], within: Topic | undefined): Asked | undefined {
    const text = lines.map(shownIn).join(' ').trim();
    // "☐ Male ☒ Female" is an answer, whatever its words ask elsewhere.
    if (hasBox(text)) return undefined;
    const colon = text.search(/[:\t]/);
    if (colon > 0 && colon < text.length - 1 && this.meaningOf(text.slice(0, colon).trim(), within)) return undefined;
    const meaning = this.meaningOf(text, within);
    return meaning && { lines, label: labelText(text), meaning };
  }

  /**
   * Returns the label with which a line begins, and the rest of the line: "Name: Pippin", "Agreed? Yes", "Name … Pippin",
   * "Disability ☐ Yes ☒ No", and a bold label with its answer behind it.
   */
  begins(line: Line, within: Topic | undefined): { readonly asked: Asked; readonly rest: Line } | undefined {
    const { masked } = line;
    for (const separator of [STRONG, WEAK]) {
      separator.lastIndex = 0;
      for (let tries = 0; tries < 4; tries += 1) {
        const found = separator.exec(masked);
        if (!found || found.index > LONGEST_LABEL) break;
        if (masked.slice(0, found.index).trim() === '') continue;
        // A question mark belongs to its question.
        const end = found[0] === '?' ? found.index + 1 : found.index;
        const asked = this.#askedTo(line, 0, end, within);
        // The sign after the label is the label’s, and so is a colon after its question mark.
        const rest =
          found.index +
          found[0].length +
          (/^\s*:/.exec(masked.slice(found.index + found[0].length, found.index + 9))?.[0].length ?? 0);
        if (asked) return { asked: { ...asked, lines: [partOfLine(line, 0, rest)] }, rest: partOfLine(line, rest) };
      }
    }
    const lead = this.typography.leadOf(line);
    const set =
      lead > 0 && lead < masked.length && lead <= LONGEST_LABEL ? this.#askedTo(line, 0, lead, within) : undefined;
    if (set) return { asked: set, rest: partOfLine(line, lead) };
    const box = hasBox(masked) ? masked.search(/[☐☒☑✓✔]|\[/u) : 0;
    if (box <= 0 || box > LONGEST_LABEL) return undefined;
    const asked = this.#askedTo(line, 0, box, within);
    return asked && { asked, rest: partOfLine(line, box) };
  }

  #askedTo(line: Line, from: number, to: number, within: Topic | undefined): Asked | undefined {
    return this.asked([partOfLine(line, from, to)], within);
  }

  /** Tells whether a line is a label, or begins with one. */
  isBegun(line: Line, within: Topic | undefined): boolean {
    return this.asked([line], within) !== undefined || this.begins(line, within) !== undefined;
  }

  /**
   * Returns all pairs of a label and its text on a line: "Name:⇥Pippin⇥DOB:⇥3/4/2019". The text of an unknown label is not
   * part of the pair before it.
   */
  pairs(line: Line, within: Topic | undefined): { readonly asked: Asked; readonly rest: Line }[] {
    const parts = /[:?]/.test(line.masked) ? this.#parts(line, within) : tabbedParts(line);
    const pairs: { readonly asked: Asked; readonly rest: Line }[] = [];
    for (const part of parts) {
      const found = this.begins(part, within);
      if (found) pairs.push(found);
    }
    return pairs;
  }

  /** Returns the parts of a line that begin with a label of their own, after a tab or a wide space, known or not. */
  #parts(line: Line, within: Topic | undefined): Line[] {
    const parts: Line[] = [];
    let start = 0;
    let tries = 0;
    for (const gap of line.masked.matchAll(GAP)) {
      tries += 1;
      if (tries > MOST_GAPS || parts.length >= MOST_PAIRS) break;
      const from = gap.index + gap[0].length;
      const after = line.masked.slice(from, from + LONGEST_LABEL);
      const end = after.search(/[:?\t]/);
      if (end <= 0 || after[end] === '\t') continue;
      const known = this.meaningOf(after.slice(0, after[end] === '?' ? end + 1 : end).trim(), within) !== undefined;
      const wide = /\t|\s{2}|\|/.test(gap[0]);
      if (!known && !(wide && hasOwnLabel(after))) continue;
      parts.push(partOfLine(line, start, gap.index));
      start = gap.index;
    }
    parts.push(partOfLine(line, start));
    return parts;
  }
}

const GAP = /\t+|[^\S\t]{2,}|[;|,]\s+/g;
/** A line with more wide spaces is drawn with them. */
const MOST_GAPS = 40;

/** Tells whether a text begins with something that looks like a label, known or not: "Views of the panel: ...". */
export function hasOwnLabel(text: string): boolean {
  const found = /^\s*(\p{Lu}[^:?\n\t]{1,60})[:?](?!\d)/u.exec(text);
  return found?.[1] !== undefined && found[1].split(/\s+/).length <= 8;
}

/** Returns the parts of a line in which labels and values alternate between tabs. */
function tabbedParts(line: Line): Line[] {
  const cuts: number[] = [0];
  let tabs = 0;
  for (const tab of line.masked.matchAll(/\t+/g)) {
    tabs += 1;
    if (tabs % 2 === 0 && cuts.length < MOST_PAIRS) cuts.push(tab.index);
  }
  return cuts.map((from, at) => partOfLine(line, from, cuts[at + 1]));
}

/** "If not, why not?", "If no, please give reasons:", and nothing that says itself what it is about. */
const WHY_NOT =
  /^\s*if (?:no|not|[‘’'"“”]no[‘’'"“”])[,;:\s–-]+(?:please )?(?:why(?: not)?|(?:(?:give|state|explain|provide|specify) )?(?:the |a |your )?reasons?(?: why)?(?: not)?|(?:explain|state|say)(?: why)?(?: not)?)\s*(?:[?:]|$)/i;

/**
 * Understands a question that only makes sense after the one before it: "If not, why not?". It asks for what the form asks when that
 * question is answered with no; after any other question it is not understood.
 */
export function followUp(
  line: Line,
  before: Asked | undefined,
): { readonly asked: Asked; readonly rest: Line } | undefined {
  const found = before && WHY_NOT.exec(line.masked.slice(0, LONGEST_LABEL));
  if (!before || !found) return undefined;
  const { section, field } = before.meaning;
  const why = section.fields.filter(
    ({ type, onlyIf }) => type === 'long_text' && onlyIf?.field === field.id && onlyIf.isOneOf.includes('no'),
  );
  const [only] = why;
  if (!only || why.length > 1) return undefined;
  const label = partOfLine(line, 0, found[0].length);
  const asked = {
    lines: [label],
    label: labelText(shownIn(label)),
    meaning: { section, field: only, confidence: 0.9 },
  };
  return { asked, rest: partOfLine(line, found[0].length) };
}
