import { type MissingReason, plainText } from '#schemas/codes/code-set.ts';
import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { AnswerSource, AnswerValue } from '#schemas/forms/referral.ts';
import type { Line, Placed } from './ledger.ts';
import type { ItemKind } from './meaning.ts';
import type { Stretch } from './pieces.ts';

/** A place in the document. */
export interface Place extends Pick<Line, 'placed' | 'start'> {
  /** All that it fills, where that is known: a story has several lines, and a field several paragraphs. */
  readonly fills?: readonly Stretch[];
}

/** Returns the stretches that a place fills. */
export const stretchesOf = ({ placed: { at }, start, fills = [{ at, start }] }: Place): readonly Stretch[] => fills;

/** One answer that a place of the document gives. */
export interface Reading {
  readonly field: FieldDefinition;
  readonly value?: AnswerValue | undefined;
  readonly missing?: MissingReason | undefined;
  readonly source: AnswerSource;
  readonly confidence: number;
  readonly place: Place;
  /** Told by a heading ("Father") or taken out of another answer: it makes no item by itself. */
  readonly implied?: boolean;
  /** The label is the form's own, to the letter. */
  readonly exact?: boolean;
  /** The text of the place as written, and the label that asked for it. */
  readonly words?: string;
  readonly asked?: string;
}

/** What was read of one child, person or agency; or of a section that does not repeat. */
export interface Item {
  readonly section: SectionDefinition;
  /** Where it is first spoken of: items are numbered in this order. */
  at: number;
  /** The form itself holds it together, by its controls: it is never taken for another. */
  tagged: boolean;
  readonly readings: Reading[];
  /** Labels that asked something of it, the first first. */
  readonly labels: Set<string>;
  block: unknown;
  /** A heading over it alone says what it is: it is no row or column of a list. */
  called: boolean;
}

/** What is known of the item that a label asks about. */
export interface Whose {
  /** The item of the controls in the same table. */
  readonly item?: Item | undefined;
  /** A row or column that is one item. */
  readonly place?: string | undefined;
  readonly kind?: ItemKind | undefined;
  /** From 1. */
  readonly number?: number | undefined;
  /** The table or the heading around it: one block is about one item. */
  readonly block: unknown;
  /** Only the same block is about the same item. */
  readonly apart: boolean;
  /** Does a heading of this very section stand over it? */
  readonly headed: boolean;
  /** Does such a heading stand over it alone? */
  readonly called: boolean;
  readonly label: string;
  readonly placed: Placed;
}

/**
 * Tells the items of repeated sections apart: by the controls around, by row or column, by number, by kind ("Mother"),
 * and else by block: a block that begins again with the label that one began with is another item.
 */
export class Items {
  readonly #items: Item[] = [];
  readonly #byKey = new Map<string, Item>();
  readonly #counts = new Map<SectionDefinition, number>();

  /** Makes a new item, spoken of at this place. */
  add(section: SectionDefinition, placed: Placed, tagged: boolean): Item {
    const made: Item = {
      section,
      at: placed.at,
      tagged,
      readings: [],
      labels: new Set(),
      block: undefined,
      called: false,
    };
    this.#items.push(made);
    const count = (this.#counts.get(section) ?? 0) + 1;
    this.#counts.set(section, count);
    // The form prints "Child 2" over its second.
    if (tagged && section.repeat) this.#byKey.set(`${section.id} #${count}`, made);
    return made;
  }

  /** Returns the one item of a section that does not repeat. */
  only(section: SectionDefinition, placed: Placed): Item {
    return this.#known(section.id) ?? this.#keep(section.id, this.add(section, placed, false));
  }

  /** Returns the item that a label asks about, or `undefined` when it may be any of several. */
  of(section: SectionDefinition, whose: Whose): Item | undefined {
    if (!section.repeat) return this.only(section, whose.placed);
    if (whose.item?.section === section) return whose.item;
    if (whose.place !== undefined) {
      const key = `${section.id} ${whose.place}`;
      return this.#known(key) ?? this.#keep(key, this.add(section, whose.placed, false));
    }
    const key = `${section.id} ${keyOf(whose)}`;
    const known = this.#known(key) ?? this.#standIn(section, key, whose);
    if (known === 'any') return undefined;
    const elsewhere = whose.apart && known?.block !== whose.block;
    const item =
      known && !elsewhere && !this.#beginsAnother(known, whose) ? known : this.add(section, whose.placed, false);
    this.#keep(key, item);
    if (item.labels.size === 0) {
      item.block = whose.block;
      item.called = whose.called;
    }
    item.labels.add(whose.label);
    return item;
  }

  /** Tells whether a label begins another item: one block is about one item, so the label that began it begins the next. */
  #beginsAnother(item: Item, { label, block }: Whose): boolean {
    if (item.tagged || !item.labels.has(label)) return false;
    const [first] = item.labels;
    return first === label || item.block !== block;
  }

  #standIn(section: SectionDefinition, key: string, whose: Whose): Item | 'any' | undefined {
    const open = `${section.id} ${OPEN}`;
    if (whose.kind !== undefined) return undefined;
    // "Child 1" after "Child’s name": the first is the one already spoken of.
    if (whose.number !== undefined) return whose.number === 1 ? this.#known(open) : undefined;
    const others = this.#items.filter((item) => item.section === section && item.readings.length > 0);
    if (key !== open || others.length === 0) return undefined;
    if (others.length === 1 && !whose.headed) return others[0];
    return whose.headed ? undefined : 'any';
  }

  #known(key: string): Item | undefined {
    return this.#byKey.get(key);
  }

  #keep(key: string, item: Item): Item {
    this.#byKey.set(key, item);
    return item;
  }

  /** Returns the section of the one item of which anything was said, where no other item of any list was spoken of. */
  onlyPerson(): SectionDefinition | undefined {
    const spoken = this.#items.filter(({ section, readings }) => section.repeat && readings.length > 0);
    return spoken.length === 1 ? spoken[0]?.section : undefined;
  }

  /** Returns the items that have an answer of their own, in the order of the document. */
  answered(section: SectionDefinition): Item[] {
    return this.#items
      .filter((item) => item.section === section && item.readings.some(({ implied }) => implied !== true))
      .sort((one, other) => one.at - other.at);
  }
}

const OPEN = 'open';

function keyOf({ kind, number }: Whose): string {
  if (kind === undefined) return number === undefined ? OPEN : `#${number}`;
  return `${JSON.stringify(kind.sets)} ${number ?? ''}`;
}

/** Fields by which an item is known again. A surname or a date alone is no one: twins and families share them. */
const NAMES: readonly string[] = ['fullName', 'firstName', 'agency', 'worker'];
/** Fields in which one person has one value: where they differ they are two, whatever they are called. */
const OWN: readonly string[] = ['lastName', 'dateOfBirth', 'nhsNumber', 'upn', 'relationship'];

function saidFor(item: Item, id: string): string | undefined {
  const { value } = best(item.readings.filter(({ field }) => field.id === id)) ?? {};
  return typeof value === 'string' ? plainText(value) : undefined;
}

function best(readings: readonly Reading[]): Reading | undefined {
  return readings.reduce<Reading | undefined>(
    (surest, one) => (surest && surest.confidence >= one.confidence ? surest : one),
    undefined,
  );
}

function isSame(one: Item, other: Item): boolean {
  let shared = 0;
  for (const id of [...NAMES, ...OWN]) {
    const [a, b] = [saidFor(one, id), saidFor(other, id)];
    if (a === undefined || b === undefined) continue;
    if (a !== b) return false;
    if (NAMES.includes(id)) shared += 1;
  }
  return shared > 0;
}

/**
 * Puts together what a document says of one person in two places: the same name, and nothing that differs. Items of our
 * own form stay as its controls hold them.
 */
export function joinSame(items: Items, section: SectionDefinition): void {
  if (!section.repeat) return;
  const kept: Item[] = [];
  for (const item of items.answered(section)) {
    const before = item.tagged ? undefined : kept.find((one) => isSame(one, item));
    if (before) before.readings.push(...item.readings.splice(0));
    else kept.push(item);
  }
}
