import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Paragraph } from '../document.ts';
import { isGuidance } from '../guidance.ts';
import { WORDING } from '../wording.ts';
import { isAnothers } from './another-party.ts';
import type { Boilerplate } from './boilerplate.ts';
import { isFormLabel } from './form-labels.ts';
import type { Context } from './headings.ts';
import type { Item, Items, Reading } from './items.ts';
import { type Asked, Labels, partOfLine } from './labels.ts';
import { type Ledger, type Line, shownIn } from './ledger.ts';
import type { Understood, Wordbook } from './meaning.ts';
import { memo } from './memo.ts';
import type { TaggedReading } from './tagged-fields.ts';
import { Typography } from './typography.ts';
import { understand } from './understand-answer.ts';
import { isChoiceAsStory, saysMore } from './understand-options.ts';
import { type WrittenAnswer, writtenAnswer } from './written-answer.ts';

/** How sure a place is before its label and its value are looked at. */
const SURE = { table: 0.9, paragraph: 0.8, following: 0.75 } as const;
/** How much less sure an answer is when its labels alone say whose it is. */
const INFERRED = 0.8;
/** Below it a reading is as likely wrong as right: it is left for a person. */
const LEAST = 0.4;

export type Manner = keyof typeof SURE;

/** A label, the text in the place for its answer, and what the text means. */
export interface Pair {
  readonly asked: Asked;
  readonly written: WrittenAnswer;
  /** The lines that the answer takes. */
  readonly lines: readonly Line[];
  /** Lines under the answer that begin with a label of their own. */
  readonly more: readonly Line[];
  readonly context: Context;
  readonly outcome: Understood | 'blank' | 'unsure';
}

/** Takes what the places of a document say as answers: it finds the item, keeps the reading and accounts for the words. */
export class Gathering {
  readonly sections: readonly SectionDefinition[];
  readonly ledger: Ledger;
  readonly labels: Labels;
  /** Of our own form alone: what it says itself. */
  readonly boilerplate: Boilerplate | undefined;
  /** The form's wording, which is no answer anywhere. */
  readonly furniture: Boilerplate;
  readonly tagged: TaggedReading;
  readonly #items: Items;
  #tables = 0;
  /** Labels that were understood, by section and field: what a form is told by. */
  readonly understood = new Set<string>();

  constructor(
    sections: readonly SectionDefinition[],
    wordbook: Wordbook,
    ledger: Ledger,
    items: Items,
    tagged: TaggedReading,
    boilerplate: Boilerplate | undefined,
    furniture: Boilerplate,
  ) {
    this.sections = sections;
    this.labels = new Labels(wordbook, new Typography(ledger.placed));
    this.ledger = ledger;
    this.#items = items;
    this.tagged = tagged;
    this.boilerplate = boilerplate;
    this.furniture = furniture;
  }

  /** Returns a name for a table, for the rows and columns that are items. */
  nameTable(): string {
    this.#tables += 1;
    return `table ${this.#tables}`;
  }

  /** The lines of a paragraph that may be a label or an answer: without the form's own words beside them. */
  readonly linesOf = memo((paragraph: Paragraph) => this.#ownLinesOf(paragraph));

  #ownLinesOf(paragraph: Paragraph): readonly Line[] {
    const lines = this.ledger.linesOf(paragraph);
    const { boilerplate } = this;
    if (!boilerplate) return lines;
    return lines.flatMap((line) => {
      const text = shownIn(line);
      if (text === '') return [line];
      const reason = line.masked.indexOf(WORDING.whyNoneTicked);
      if (reason >= 0) {
        const rest = partOfLine(line, reason + WORDING.whyNoneTicked.length);
        const blank = shownIn(rest) === '' || isGuidance(shownIn(rest));
        this.ledger.take(blank ? line : { ...line, end: rest.start });
        return blank ? [] : [rest];
      }
      const own = boilerplate.of(text);
      if (!own || own.label !== undefined) return [line];
      // The name of an option is the form's own only beside its box: alone it may be the answer.
      return own.option && !this.ledger.isTouched(line.placed) ? [line] : [];
    });
  }

  /** Reads what the lines say in answer to a label. */
  pair(asked: Asked, all: readonly Line[], context: Context, given?: WrittenAnswer): Pair {
    const cut =
      given || asked.meaning.field.type === 'long_text'
        ? -1
        : this.#labelIn(all, context, asked.meaning.field.type === 'text');
    const lines = cut < 0 ? all : all.slice(0, cut);
    const more = cut < 0 ? [] : all.slice(cut);
    const isTaken = (field: Parameters<TaggedReading['isTaken']>[0]) => this.tagged.isTaken(field);
    const written = given ?? writtenAnswer(lines, isTaken);
    // Text beside a control that has an answer is something else.
    const beside = lines.some(({ placed }) => this.tagged.speaksIn(placed));
    // In a list by columns a label is above its answers, and the label beside it is another column's.
    const anothers =
      context.place === undefined &&
      isAnothers(asked, lines[0]?.placed, this.ledger.placed, this.labels, context.topic);
    const label = asked.meaning.field.type === 'text' && isFormLabel(written.text);
    const unsure = (beside || anothers || label || isChoiceAsStory(asked.meaning, written)) && written.text !== '';
    const outcome = unsure ? 'unsure' : understand(asked.meaning.field, written);
    const pair = { asked, written, lines, more, context, outcome };
    const other = outcome === 'unsure' && !unsure ? this.labels.orElse(asked, context.topic) : undefined;
    const second = other ? understand(other.field, written) : 'unsure';
    return other && second !== 'unsure' ? { ...pair, asked: { ...asked, meaning: other }, outcome: second } : pair;
  }

  /** Returns the line of a short answer at which another label begins: "Jane Quillfeather⏎Tel: 0116 496 0000". */
  #labelIn(lines: readonly Line[], context: Context, short: boolean): number {
    if (lines.length < 2) return -1;
    return lines.findIndex(
      (line, at) =>
        at > 0 && (this.labels.begins(line, context.topic) !== undefined || (short && isFormLabel(shownIn(line)))),
    );
  }

  /** Returns the section of the only person so far; `undefined` where there is nobody yet, or several. */
  onlyPerson(): SectionDefinition | undefined {
    return this.#items.onlyPerson();
  }

  /** Notes a label that was understood, whether or not it is answered. */
  label(asked: Asked): void {
    const { section, field } = asked.meaning;
    this.understood.add(`${section.id}.${field.id}`);
    for (const line of asked.lines) this.ledger.name(line, asked.label);
  }

  /** Notes a line that gives the topic of what follows. Other text after its colon is left for a person. */
  nameTopic(line: Line, text: string): void {
    const colon = line.masked.search(/[:\t]/);
    const [before, after] = [line.masked.slice(0, Math.max(colon, 0)).trim(), line.masked.slice(colon + 1).trim()];
    const behind = colon > 0 && after !== '' && this.labels.topicOf(after) === undefined;
    this.ledger.name(behind && this.labels.topicOf(before) ? partOfLine(line, 0, colon + 1) : line, text);
  }

  /** Notes that cells are a label of what follows them. */
  nameCells(text: string, ...cells: readonly { readonly lines: readonly Line[] }[]): void {
    for (const { lines } of cells) for (const line of lines) if (shownIn(line) !== '') this.ledger.name(line, text);
  }

  /** Keeps the answers of pairs in a table. */
  keepAll(pairs: readonly Pair[]): void {
    for (const pair of pairs) this.keep(pair, 'table');
  }

  /** Keeps a pair’s answer. Gives false when its words are left for a person. */
  keep(pair: Pair, manner: Manner): boolean {
    const { asked, lines, more, context, outcome, written } = pair;
    this.label(asked);
    for (const line of more) {
      for (const { asked: other, rest } of this.labels.pairs(line, context.topic))
        this.keep(this.pair(other, [rest], context), manner);
    }
    const line = lines[0] ?? asked.lines[0];
    const item = line && this.#itemOf(asked, line, context);
    if (outcome === 'blank') {
      for (const blank of lines) this.ledger.take(blank);
      return true;
    }
    const fits = outcome !== 'unsure' && line !== undefined && item !== undefined;
    const confidence = fits ? this.#confidence(pair, outcome, manner) : 0;
    if (!fits || confidence < LEAST) {
      const question = { section: asked.meaning.section, field: asked.meaning.field, item };
      for (const left of lines) this.ledger.under(left, asked.label, question);
      return false;
    }
    const legacy = written.fields.some(({ kind }) => kind === 'legacy');
    const source = legacy ? 'legacy_field' : manner === 'table' ? 'table' : 'paragraph';
    const answer = outcome.missing === undefined ? { value: outcome.value } : { missing: outcome.missing };
    const from = { words: written.text, asked: asked.label, exact: asked.meaning.confidence >= 1 };
    const fills = (lines.length > 0 ? lines : asked.lines).map(({ placed: { at }, start, end }) => ({
      at,
      start,
      end,
    }));
    const place = { placed: line.placed, start: line.start, fills };
    this.#add(item, { field: asked.meaning.field, ...answer, source, confidence, place, ...from });
    this.#sayKind(item, pair, { source, confidence: Math.min(confidence, 0.85), place });
    for (const taken of lines) this.ledger.take(taken);
    if (outcome.rest !== undefined) this.ledger.leave(line, asked.label, outcome.rest);
    else if (saysMore(asked.meaning.field, outcome, written.text)) this.ledger.leave(line, asked.label, written.text);
    return true;
  }

  #itemOf({ meaning, label }: Asked, line: Line, context: Context): Item | undefined {
    const { section } = meaning;
    const topic = context.topic?.section === section ? context.topic : undefined;
    return this.#items.of(section, {
      item: context.item,
      place: context.place,
      kind: meaning.kind ?? topic?.kind,
      number: meaning.number ?? topic?.number,
      block: context.block,
      apart: context.inferred === true || context.apart === true,
      called: topic !== undefined && !context.crossed,
      headed: topic !== undefined,
      label: label.toLowerCase(),
      placed: line.placed,
    });
  }

  /** "Mother’s name": she is the mother. */
  #sayKind(item: Item, { asked, context }: Pair, from: Pick<Reading, 'source' | 'confidence' | 'place'>): void {
    const { section, kind } = asked.meaning;
    const written = kind ?? (context.topic?.section === section ? context.topic.kind : undefined);
    if (written === undefined || item.tagged) return;
    for (const [id, value] of Object.entries(written.sets)) {
      const field = section.fields.find((one) => one.id === id);
      if (!field || item.readings.some((reading) => reading.implied && reading.field === field)) continue;
      this.#add(item, { field, value, ...from, implied: true });
    }
  }

  #add(item: Item, reading: Reading): void {
    if (item.readings.every(({ implied }) => implied === true)) item.at = Math.min(item.at, reading.place.placed.at);
    item.readings.push(reading);
  }

  #confidence({ asked, context }: Pair, understood: Understood, manner: Manner): number {
    const sure = SURE[manner] * (context.inferred ? INFERRED : 1);
    return Math.round(sure * asked.meaning.confidence * understood.confidence * 100) / 100;
  }
}
