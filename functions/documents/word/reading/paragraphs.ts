import type { Paragraph } from '../document.ts';
import type { Gathering, Manner } from './gathering.ts';
import { headingTopic } from './heading-topics.ts';
import { type Context, type Headings, looksLikeHeading, NO_LEVEL } from './headings.ts';
import { type Asked, followUp, hasOwnLabel, LONGEST_LABEL, labelText } from './labels.ts';
import { type Line, shownIn } from './ledger.ts';
import { isInstruction } from './written-blank.ts';

/** A line that says how to fill in what follows, and not what it is about. */
const NOTE = /^[\s([*]*(?:please|note|nb|if |this |these |the following|complete|tick|for each|use |continue|all )/i;

/** An answer of more lines is a document within the document; a person looks at what is after them. */
const MOST_ANSWER_LINES = 400;

interface Pending {
  readonly asked: Asked;
  readonly context: Context;
  /** It is alone on its line, and the answer is what follows. */
  readonly alone: boolean;
  readonly lines: Line[];
}

/**
 * Reads paragraphs in their order: "Label: value", several pairs on a line, and a label with its answer in the lines under
 * it. In a cell (`inCell`) the answer is the whole cell; outside cells only long answers have several lines.
 */
export class Paragraphs {
  readonly #gathering: Gathering;
  readonly #headings: Headings;
  readonly #inCell: boolean;
  #pending: Pending | undefined;
  /** The line before, when nobody knows what it says. */
  #loose = '';
  #looseIsSet = false;
  /** What the line before asked. */
  #before: Asked | undefined;
  /** Before the first label a heading is the document’s own title and ends nothing. */
  #begun = false;

  constructor(gathering: Gathering, headings: Headings, inCell: boolean) {
    this.#gathering = gathering;
    this.#headings = headings;
    this.#inCell = inCell;
  }

  /**
   * Takes the label that waits for its answer, with nothing said yet but how to answer: the table that follows may be its box to
   * write in. Where other words stand between the label and a box (`box`), either may be the answer: neither is taken.
   */
  takePending(box: boolean): { readonly asked: Asked; readonly context: Context } | undefined {
    const pending = this.#pending;
    if (!pending || !(pending.lines.length === 0 || pending.alone)) return undefined;
    if (pending.lines.every((line) => isInstruction(shownIn(line)))) {
      this.#pending = undefined;
      return pending;
    }
    if (!box) return undefined;
    this.#pending = undefined;
    this.#gathering.label(pending.asked);
    for (const line of pending.lines) this.#gathering.ledger.under(line, pending.asked.label, pending.asked.meaning);
    return undefined;
  }

  read(paragraph: Paragraph): void {
    const lines = this.#gathering.linesOf(paragraph);
    if (lines.every((line) => shownIn(line) === '')) {
      this.#blank();
      return;
    }
    this.#loose = '';
    if (paragraph.heading !== undefined) {
      this.#heading(lines, paragraph.heading);
      return;
    }
    for (const line of lines) this.#line(line);
  }

  /**
   * Takes a short unknown line over a table as its heading: the table is about something else. Returns true for a longer
   * line that is set as a label.
   */
  beforeTable(): boolean {
    this.end();
    this.#before = undefined;
    if (this.#loose !== '' && looksLikeHeading(this.#loose) && !NOTE.test(this.#loose))
      this.#headings.enter(NO_LEVEL, this.#loose, undefined);
    const crossed = this.#looseIsSet && this.#loose !== '';
    this.#loose = '';
    this.#begun = true;
    return crossed;
  }

  /** Takes an empty line: it ends a short answer, and leaves a label waiting. */
  #blank(): void {
    if (this.#pending && this.#pending.lines.length > 0 && !this.#takesMany(this.#pending)) this.end();
  }

  #heading(lines: readonly Line[], level: number): void {
    this.end();
    this.#before = undefined;
    const text = lines.map(shownIn).join(' ').trim();
    const topic = headingTopic(this.#gathering, text);
    if (topic || this.#begun) this.#headings.enter(level, text, topic);
    const { context } = this.#headings;
    const asked = this.#gathering.labels.asked(lines, context.topic);
    const [line] = lines;
    if (asked) this.#wait(asked, true);
    else if (line && topic) for (const each of lines) this.#gathering.ledger.name(each, text);
    else if (line) this.#nameOnly(lines, text);
  }

  /** Makes an unknown heading the label of what follows. It is also left over, because it may say something. */
  #nameOnly(lines: readonly Line[], text: string): void {
    const own = this.#gathering.boilerplate?.of(text);
    for (const each of lines) {
      if (own) this.#gathering.ledger.name(each, own.label ?? text);
      else this.#gathering.ledger.head(each, text);
    }
  }

  #wait(asked: Asked, alone: boolean): void {
    this.#begun = true;
    this.#before = asked;
    this.#pending = { asked, context: this.#headings.context, alone, lines: [] };
  }

  #line(line: Line): void {
    const text = shownIn(line);
    if (text === '') return;
    const { labels } = this.#gathering;
    const { context } = this.#headings;
    const topic = labels.topicOf(text);
    const asked = labels.asked([line], within(context, topic));
    if (asked) {
      this.end();
      if (topic) this.#headings.enter(NO_LEVEL, text, topic);
      this.#wait(asked, true);
      return;
    }
    const pairs = labels.pairs(line, context.topic);
    if (pairs.length > 0) {
      this.#pairs(pairs);
      return;
    }
    const follow = followUp(line, this.#before);
    if (follow) {
      this.#pairs([follow]);
      return;
    }
    if (topic) {
      this.end();
      this.#headings.enter(NO_LEVEL, text, topic);
      this.#gathering.nameTopic(line, text);
      return;
    }
    this.#before = undefined;
    const { typography } = labels;
    const set = typography.isLabel(line) && text.length <= LONGEST_LABEL;
    if (
      this.#pending &&
      (this.#isAnother(this.#pending, text) || (set && typography.areLabels(this.#pending.asked.lines)))
    )
      this.end();
    const pending = this.#pending;
    if (pending) {
      if (pending.lines.length < MOST_ANSWER_LINES) pending.lines.push(line);
      return;
    }
    this.#loose = text;
    this.#looseIsSet = set;
    // An unknown label is the label of the text under it.
    if (set && this.#begun) this.#gathering.ledger.head(line, labelText(text));
    if (this.#begun && !this.#inCell && /:\s*$/.test(text) && looksLikeHeading(text)) {
      // "Social worker:" over lines about nobody whom the form asks about.
      this.#headings.enter(NO_LEVEL, text, undefined);
    }
  }

  /** Tells a line with a label that nobody knows: where labels have a colon it is no answer to the label before. */
  #isAnother({ alone, lines, asked }: Pending, text: string): boolean {
    if (!hasOwnLabel(text)) return false;
    return !alone || (lines.length === 0 && asked.lines.some(({ masked }) => /[:?]\s*$/.test(masked)));
  }

  #pairs(pairs: readonly { readonly asked: Asked; readonly rest: Line }[]): void {
    this.end();
    const last = pairs.at(-1);
    for (const { asked, rest } of pairs) {
      this.#wait(asked, shownIn(rest) === '');
      if (shownIn(rest) !== '') this.#pending?.lines.push(rest);
      // A short answer ends with its line.
      const pending = this.#pending;
      if (rest !== last?.rest || (pending && !pending.alone && !this.#takesMany(pending))) this.end();
    }
  }

  /** Tells whether the answer may have several lines. */
  #takesMany({ asked }: Pending): boolean {
    return this.#inCell || asked.meaning.field.type === 'long_text';
  }

  /** Ends the label that waits: it has its answer now, or none. */
  end(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (!pending) return;
    const { asked, context, lines, alone } = pending;
    const gathering = this.#gathering;
    const [first] = lines;
    if (!first) {
      gathering.label(asked);
      return;
    }
    const manner: Manner = this.#inCell ? 'table' : alone ? 'following' : 'paragraph';
    if (this.#takesMany(pending)) {
      gathering.keep(gathering.pair(asked, lines, context), manner);
      return;
    }
    // Outside cells, a line under a short question is its answer only when it is alone; more lines are a text.
    if (alone && (lines.length > 1 || !this.#mayFollow(asked))) {
      gathering.label(asked);
      return;
    }
    gathering.keep(gathering.pair(asked, [first], context), manner);
  }

  /** Tells whether the answer may be on the next line. Our own form never asks a short question outside cells. */
  #mayFollow({ meaning }: Asked): boolean {
    return this.#gathering.boilerplate === undefined || meaning.field.type === 'long_text';
  }
}

function within(context: Context, topic: Context['topic']): Context['topic'] {
  return topic ?? context.topic;
}
