import type { Missing } from '#schemas/forms/body.ts';
import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { AnswerValue } from '#schemas/forms/referral.ts';
import type { Field } from '../document.ts';
import type { Item, Items, Reading } from './items.ts';
import type { Placed } from './ledger.ts';

type From = Pick<Reading, 'source' | 'confidence' | 'place' | 'words'>;

/** What controls say of one item. */
export interface TaggedItem {
  readonly item: Item;
  readonly values: Map<FieldDefinition, From & { readonly value: AnswerValue | Missing }>;
  /** Codes whose boxes are ticked. */
  readonly ticked: Map<FieldDefinition, From & { readonly codes: readonly string[] }>;
  /** What else a control says: it shows one answer and its document's store holds another. */
  readonly others: (From & { readonly field: FieldDefinition; readonly value: AnswerValue | Missing })[];
}

interface Copies {
  copy: number;
  readonly seen: Set<string>;
}

/**
 * Tells the items of a repeated section apart by their controls. In a repeating section of Word's, every added item has
 * the tags of the one it was copied from, so its place counts; elsewhere the index in the tag counts, and a tag that
 * comes again begins another item, because people copy and paste a whole table to add a child.
 */
export class TaggedItems {
  readonly #items: Items;
  readonly #known = new Map<string, TaggedItem>();
  readonly #copies = new Map<string, Copies>();

  constructor(items: Items) {
    this.#items = items;
  }

  get all(): Iterable<TaggedItem> {
    return this.#known.values();
  }

  /** Returns the item that a field belongs to. Every field of the form must be shown, blank ones too. */
  of(section: SectionDefinition, index: number | undefined, tag: string, field: Field, placed: Placed): TaggedItem {
    const key = section.repeat ? this.#key(section, index, tag, field) : section.id;
    const known = this.#known.get(key);
    if (known) return known;
    const item = section.repeat ? this.#items.add(section, placed, true) : this.#items.only(section, placed);
    const made: TaggedItem = { item, values: new Map(), ticked: new Map(), others: [] };
    this.#known.set(key, made);
    return made;
  }

  #key(section: SectionDefinition, index: number | undefined, tag: string, field: Field): string {
    const base = `${section.id} ${field.item ?? `tag ${index ?? 0}`}`;
    const copies = this.#copies.get(base) ?? { copy: 0, seen: new Set() };
    this.#copies.set(base, copies);
    if (copies.seen.has(tag)) {
      copies.copy += 1;
      copies.seen.clear();
    }
    copies.seen.add(tag);
    return `${base} ${copies.copy}`;
  }
}
