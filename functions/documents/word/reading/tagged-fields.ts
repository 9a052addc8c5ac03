import { fieldBody, type Missing } from '#schemas/forms/body.ts';
import { fieldOf } from '#schemas/forms/compiled-form.ts';
import type { FieldDefinition, FormDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { AnswerValue } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy.ts';
import type { Field, Table } from '../document.ts';
import { isGuidance } from '../guidance.ts';
import { isOwnTag, parseTag, tagOfBookmark } from '../tags.ts';
import { controlReason, controlValue } from './control-value.ts';
import type { Item, Items, Place, Reading } from './items.ts';
import type { Ledger, Placed, Question } from './ledger.ts';
import type { Stretch } from './pieces.ts';
import { type TaggedItem, TaggedItems } from './tagged-items.ts';
import { fieldsOf } from './written-answer.ts';

/** What tags alone tell of a form: the tables that are about an item, and why sections have none. */
export interface TaggedReading {
  /** Is the field one that tells an answer by its tag? Its words are no others’. */
  isTaken(field: Field): boolean;
  /** Tells whether a tagged field in this paragraph holds an answer. Then the text beside it is not one. */
  speaksIn(placed: Placed): boolean;
  readonly itemOf: ReadonlyMap<Table, Item>;
  readonly reasons: ReadonlyMap<
    SectionDefinition,
    { readonly reason: Missing; readonly confidence: number; readonly place: Place }
  >;
  /** What was in controls and is no answer, before items are numbered. */
  readonly leftovers: readonly TaggedLeftover[];
}

export interface TaggedLeftover {
  readonly place: Place;
  readonly question: Question;
  readonly label: string;
  readonly text: string;
}

/** Our own bookmarks and legacy fields are as sure as their text: a word processor may have moved them. */
const BOOKMARKED = 0.95;

/** Returns the tag that names a field's answer: its own, or the one that our bookmark replaces. */
export function tagOf(field: Field): string | undefined {
  return field.kind === 'legacy' ? tagOfBookmark(field.tag) : field.tag;
}

/** Tells whether there is anything in a field that a person put there. */
function isBlank(field: Field): boolean {
  if (field.ticked !== undefined) return !field.ticked;
  // Guidance counts only while it is guidance: some programs keep the mark when people write over it.
  return field.text.trim() === '' || isGuidance(field.text);
}

/** What a control shows while its store holds something else is at most half as sure. */
const LESS_SURE = 0.5;

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf(value: AnswerValue | Missing): string {
  if (typeof value === 'object') return Array.isArray(value) ? value.join('; ') : value.missing;
  return String(value);
}

/** Turns what a form's tagged fields show into answers, and keeps what it does not understand. */
class TaggedFields implements TaggedReading {
  readonly #sections: ReadonlyMap<string, SectionDefinition>;
  readonly #items: TaggedItems;
  readonly #sure: number;
  readonly #taken = new Set<Field>();
  readonly #speaking = new Set<Placed>();
  readonly itemOf = new Map<Table, Item>();
  readonly reasons = new Map<SectionDefinition, { reason: Missing; confidence: number; place: Place }>();
  readonly leftovers: TaggedLeftover[] = [];

  constructor(definition: FormDefinition, items: Items, sure: number) {
    this.#sections = new Map(definition.sections.map((section) => [section.id, section]));
    this.#items = new TaggedItems(items);
    this.#sure = sure;
  }

  speaksIn(placed: Placed): boolean {
    return this.#speaking.has(placed);
  }

  isTaken(field: Field): boolean {
    return this.#taken.has(field);
  }

  read(field: Field, place: Place): void {
    const { placed } = place;
    const written = tagOf(field);
    if (written === undefined) return;
    if (isOwnTag(written)) {
      this.#taken.add(field);
      return;
    }
    const tag = parseTag(written);
    const section = tag && this.#sections.get(tag.section);
    if (!section || !tag) return;
    this.#taken.add(field);
    const tagged = tag.field === undefined ? undefined : this.#items.of(section, tag.index, written, field, placed);
    if (tagged && placed.table && !this.itemOf.has(placed.table)) this.itemOf.set(placed.table, tagged.item);
    if (isBlank(field)) return;
    this.#speaking.add(placed);
    const definition = tag.field === undefined ? undefined : fieldOf(section, tag.field);
    const question = { section, field: definition, item: tagged?.item };
    if (field.guidance) this.#keep(field, question, place);
    else if (!tagged) this.#reason(section, field, place);
    else if (!definition) this.#keep(field, question, place);
    else if (tag.code !== undefined) this.#tick(tagged, definition, tag.code, field, place);
    else this.#value(tagged, definition, field, place);
  }

  #confidence(field: Field): number {
    return field.kind === 'control' ? this.#sure : Math.min(this.#sure, BOOKMARKED);
  }

  #value(tagged: TaggedItem, definition: FieldDefinition, field: Field, place: Place): void {
    const value = this.#stored(tagged, definition, field, place) ?? controlValue(definition, field);
    const before = tagged.values.get(definition);
    if (value === undefined || (before !== undefined && !sameValue(before.value, value)))
      this.#keep(field, questionOf(tagged, definition), place);
    else if (before === undefined) {
      const from = { confidence: this.#confidence(field), source: sourceOf(field), place, words: field.text };
      tagged.values.set(definition, { value, ...from });
    }
  }

  /** Returns the answer of the document's store, where the control shows another: Word shows this one, and a person decides. */
  #stored(
    tagged: TaggedItem,
    definition: FieldDefinition,
    field: Field,
    place: Place,
  ): AnswerValue | Missing | undefined {
    if (field.stored === undefined) return undefined;
    const stored = controlValue(definition, { ...field, text: field.stored, fullDate: undefined });
    const shown = controlValue(definition, field);
    if (stored === undefined) this.#keep({ ...field, text: field.stored }, questionOf(tagged, definition), place);
    else if (shown === undefined) this.#keep(field, questionOf(tagged, definition), place);
    else if (!sameValue(stored, shown)) {
      const confidence = this.#confidence(field) * LESS_SURE;
      tagged.others.push({ field: definition, value: shown, confidence, source: sourceOf(field), place });
    }
    return stored;
  }

  #tick(tagged: TaggedItem, definition: FieldDefinition, code: string, field: Field, place: Place): void {
    const before = tagged.ticked.get(definition);
    if (field.stored !== undefined) this.#keep(field, questionOf(tagged, definition), place);
    const codes = [...(before?.codes ?? []), code];
    // A code that the form no longer has, or no longer as a box, is for a person.
    if (field.ticked === undefined || !fieldBody(definition).safeParse(tidyField(definition, codes)).success)
      this.#keep(field, questionOf(tagged, definition), place);
    else {
      const confidence = Math.min(before?.confidence ?? 1, this.#confidence(field));
      const fills = [...(before?.place.fills ?? []), ...(place.fills ?? [])];
      tagged.ticked.set(definition, {
        codes,
        confidence,
        source: sourceOf(field),
        place: { ...(before?.place ?? place), fills },
      });
    }
  }

  #reason(section: SectionDefinition, field: Field, place: Place): void {
    const reason = controlReason(field);
    const wanted = section.repeat !== undefined && section.repeat.min === 0;
    if (reason && wanted && !this.reasons.has(section))
      this.reasons.set(section, { reason, confidence: this.#confidence(field), place });
    else this.#keep(field, { section }, place, section.title);
  }

  #keep(field: Field, question: Question, place: Place, title?: string): void {
    const label = title ?? question.field?.label ?? (field.title === '' ? field.tag : field.title);
    const text = field.ticked === undefined ? field.text.trim() : field.title === '' ? 'ticked' : field.title;
    this.leftovers.push({ label, text, place, question });
  }

  /** Gives each field its one answer when all are read: ticked boxes before the reason for having ticked none. */
  finish(): void {
    for (const { item, values, ticked, others } of this.#items.all) {
      const readings: Reading[] = [];
      for (const [field, { codes, ...rest }] of ticked) {
        const read = fieldBody(field).safeParse(tidyField(field, codes));
        if (read.success) readings.push(readingOf(field, read.data, rest));
      }
      for (const [field, { value, ...rest }] of values) {
        if (!ticked.has(field)) readings.push(readingOf(field, value, rest));
        else {
          const question = { section: item.section, field, item };
          this.leftovers.push({ label: field.label, text: textOf(value), place: rest.place, question });
        }
      }
      for (const { field, value, ...rest } of others) readings.push(readingOf(field, value, rest));
      item.readings.push(...readings);
    }
  }
}

const questionOf = ({ item }: TaggedItem, field: FieldDefinition): Question => ({ section: item.section, field, item });

function readingOf(
  field: FieldDefinition,
  value: AnswerValue | Missing | undefined,
  rest: Pick<Reading, 'source' | 'confidence' | 'place' | 'words'>,
): Reading {
  if (typeof value === 'object' && 'missing' in value) return { field, missing: value.missing, ...rest };
  return { field, value, ...rest };
}

function sourceOf(field: Field): 'control' | 'legacy_field' {
  return field.kind === 'legacy' ? 'legacy_field' : 'control';
}

/**
 * Reads the fields whose tag, or whose bookmark, names the answer that they hold, and takes their words in the
 * ledger. `sure` is how sure the form is known (1: it says so itself).
 */
export function readTagged(definition: FormDefinition, ledger: Ledger, items: Items, sure: number): TaggedReading {
  const tagged = new TaggedFields(definition, items, sure);
  const fills = new Map<Field, Stretch[]>();
  for (const { at, paragraph } of ledger.placed)
    for (const { field, start, end } of paragraph.marks)
      if (field) {
        const its = fills.get(field) ?? [];
        its.push({ at, start, end });
        fills.set(field, its);
      }
  for (const { field, placed, start } of fieldsOf(ledger.placed))
    tagged.read(field, { placed, start, fills: fills.get(field) ?? [] });
  for (const placed of ledger.placed)
    for (const { field, start, end } of placed.paragraph.marks)
      if (field && tagged.isTaken(field)) ledger.takeSpan(placed, start, end);
  tagged.finish();
  return tagged;
}
