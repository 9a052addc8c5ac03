import { wordsBeside } from '#schemas/forms/answer-text.ts';
import { fieldBody } from '#schemas/forms/body.ts';
import type { FieldDefinition, FormDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { Answer, AnswerSource } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy.ts';
import { type Item, type Items, type Place, type Reading, stretchesOf } from './items.ts';
import type { Question } from './ledger.ts';
import type { Stretch } from './pieces.ts';
import type { TaggedReading } from './tagged-fields.ts';
import { postcodeIn } from './understand-numbers.ts';
import { hasBox } from './written-lines.ts';

/** A leftover in its place, before they are put in order. */
export interface LeftHere {
  readonly place: Place;
  readonly label: string;
  readonly text: string;
  /** In whose answer's place it stood. */
  readonly question?: Question | undefined;
}

/** Where each answer was read, by its path: also where it was said again, or otherwise. */
export type AnswerPlaces = ReadonlyMap<string, readonly Stretch[]>;

/** The path of a question, once items are numbered. */
export type PathOf = (question: Question) => string;

/** The most other readings kept beside an answer (`Answer.also`). */
const MOST_OTHERS = 5;

/** Where two places are as sure, the one before in this list wins. */
const ORDER: readonly AnswerSource[] = ['control', 'legacy_field', 'table', 'paragraph'];

function bySureness(one: Reading, other: Reading): number {
  return (
    other.confidence - one.confidence ||
    ORDER.indexOf(one.source) - ORDER.indexOf(other.source) ||
    one.place.placed.at - other.place.placed.at
  );
}

function said({ value, missing }: Reading): string {
  return JSON.stringify(value ?? { missing });
}

function textOf({ value, missing }: Pick<Reading, 'value' | 'missing'>): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? missing);
}

function answered({ field, value, missing, words, source, confidence }: Reading) {
  const given = missing === undefined ? { value } : { missing };
  // A list of options with ticks or struck words is not a sender's own text.
  const beside = words === undefined || hasBox(words) ? {} : wordsBeside(field, value, words);
  return { ...given, ...beside, source, confidence };
}

/**
 * Returns one answer for each field of each item, in the form's order: the surest reading, with others that differ beside it. What
 * the form has no room for is left over.
 */
export function mergeReadings(
  definition: FormDefinition,
  items: Items,
  tagged: Pick<TaggedReading, 'reasons' | 'leftovers'>,
): { answers: Answer[]; leftovers: LeftHere[]; pathOf: PathOf; places: AnswerPlaces } {
  const answers: Answer[] = [];
  const places = new Map<string, Stretch[]>();
  const stand = (path: string, readings: readonly { readonly place: Place }[]) =>
    places.set(path, [...(places.get(path) ?? []), ...readings.flatMap(({ place }) => stretchesOf(place))]);
  const leftovers: LeftHere[] = [];
  const numbers = new Map<object, number>();
  for (const section of definition.sections) {
    const present = items.answered(section);
    const reason = tagged.reasons.get(section);
    if (reason) {
      const { confidence, place } = reason;
      const { missing } = reason.reason;
      if (present.length > 0) leftovers.push({ place, label: section.title, text: missing, question: { section } });
      else {
        answers.push({ path: `/${section.id}`, missing, source: 'control', confidence });
        stand(`/${section.id}`, [reason]);
      }
    }
    for (const [number, item] of present.entries()) {
      numbers.set(item, number);
      const base = section.repeat ? `/${section.id}/${number}` : `/${section.id}`;
      const full = section.repeat !== undefined && number >= section.repeat.max;
      for (const field of section.fields) {
        const [first, ...others] = readingsOf(item, field);
        if (!first) continue;
        if (full) {
          const label = labelOf(item, number, field.label);
          leftovers.push({ place: first.place, label, text: textOf(first), question: { section } });
          continue;
        }
        const also = others.slice(0, MOST_OTHERS).map(answered);
        answers.push({ path: `${base}/${field.id}`, ...answered(first), ...(also.length > 0 ? { also } : {}) });
        stand(
          `${base}/${field.id}`,
          item.readings.filter((reading) => reading.field === field),
        );
        for (const more of others.slice(MOST_OTHERS))
          leftovers.push({
            place: more.place,
            label: labelOf(item, number, field.label),
            text: textOf(more),
            question: { section, field, item },
          });
      }
    }
  }
  for (const { label, question, ...rest } of tagged.leftovers) {
    const { item } = question;
    const number = item && numbers.get(item);
    leftovers.push({ ...rest, question, label: number === undefined ? label : labelOf(question, number, label) });
  }
  return { answers, leftovers, pathOf: pathsBy(definition, items, numbers), places };
}

/**
 * Numbers an item that has no answer behind those that have: of a child of whom nothing but an unreadable date was written, the
 * question is another than that of the first child. Past the room for items it is the section's.
 */
function pathsBy(definition: FormDefinition, items: Items, numbers: Map<object, number>): PathOf {
  const next = new Map(definition.sections.map((section) => [section, items.answered(section).length]));
  return ({ section, field, item }) => {
    if (field === undefined) return `/${section.id}`;
    if (section.repeat === undefined) return `/${section.id}/${field.id}`;
    const number = (item && numbers.get(item)) ?? next.get(section) ?? 0;
    if (item && !numbers.has(item)) {
      numbers.set(item, number);
      next.set(section, number + 1);
    }
    return number < section.repeat.max ? `/${section.id}/${number}/${field.id}` : `/${section.id}`;
  };
}

function labelOf({ section }: Pick<Item, 'section'>, number: number, label: string): string {
  return section.repeat ? `${section.repeat.itemLabel} ${number + 1}: ${label}` : label;
}

/** Returns what was read for a field, the surest first, each value once. */
function readingsOf(item: Item, field: FieldDefinition): Reading[] {
  const found = item.readings.filter((reading) => reading.field === field);
  if (found.length < 2) return found;
  const values = new Set<string>();
  return found.sort(bySureness).filter((reading) => {
    const value = said(reading);
    if (values.has(value)) return false;
    values.add(value);
    return true;
  });
}

/** An address with its postcode in it tells the postcode nearly as surely as it is itself known. */
const AS_SURE = 0.9;

/** Fills the postcode from an item’s address, when no other answer gives it; the address stays whole. */
export function fillPostcodes(items: Items, section: SectionDefinition): void {
  const [postcode, ...more] = section.fields.filter(({ type }) => type === 'postcode');
  const address = section.fields.find(({ id, type }) => type === 'text' && /address$/i.test(id));
  if (!postcode || !address || more.length > 0) return;
  for (const item of items.answered(section)) {
    if (item.readings.some(({ field }) => field === postcode)) continue;
    const said = item.readings.find(({ field, value }) => field === address && typeof value === 'string');
    const found = typeof said?.value === 'string' ? postcodeIn(said.value) : undefined;
    const read = found && fieldBody(postcode).safeParse(tidyField(postcode, found.value));
    if (!said || !read?.success || typeof read.data !== 'string') continue;
    const confidence = Math.round(said.confidence * AS_SURE * 100) / 100;
    item.readings.push({
      field: postcode,
      value: read.data,
      source: said.source,
      confidence,
      place: said.place,
      implied: true,
    });
  }
}
