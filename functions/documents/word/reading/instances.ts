import type { Missing } from '#schemas/forms/body.ts';
import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { AnswerValue } from '#schemas/forms/referral.ts';
import type { ScannedControl } from '../scanned.ts';

/** What was read of one child, person or agency; or of a section that does not repeat. */
export interface Instance {
  readonly section: SectionDefinition;
  readonly values: Map<string, AnswerValue | Missing>;
  /** Codes whose boxes are ticked, by field. */
  readonly ticked: Map<string, string[]>;
}

interface Copies {
  copy: number;
  readonly seen: Set<string>;
}

/**
 * Tells the items of a repeated section apart. In a repeating section of Word's, every added item has the tags of the
 * one it was copied from, so its place counts; elsewhere the index in the tag counts, and a tag that comes again begins
 * another item, because people copy and paste a whole table to add a child.
 */
export class Instances {
  readonly #instances = new Map<string, Instance>();
  readonly #copies = new Map<string, Copies>();

  /** The item that a control belongs to. Every control of the form must be shown, blank ones too. */
  of(section: SectionDefinition, index: number | undefined, control: ScannedControl): Instance {
    const key = section.repeat ? this.#key(section, index, control) : section.id;
    const known = this.#instances.get(key);
    if (known) return known;
    const made: Instance = { section, values: new Map(), ticked: new Map() };
    this.#instances.set(key, made);
    return made;
  }

  #key(section: SectionDefinition, index: number | undefined, control: ScannedControl): string {
    const base = `${section.id} ${control.item ?? `tag ${index ?? 0}`}`;
    const copies = this.#copies.get(base) ?? { copy: 0, seen: new Set() };
    this.#copies.set(base, copies);
    if (copies.seen.has(control.tag)) {
      copies.copy += 1;
      copies.seen.clear();
    }
    copies.seen.add(control.tag);
    return `${base} ${copies.copy}`;
  }

  /** The items that have an answer, in the order of the document: they are numbered from 0, so a gap leaves no hole. */
  answered(section: SectionDefinition): Instance[] {
    return [...this.#instances.values()].filter(
      (instance) => instance.section === section && (instance.values.size > 0 || instance.ticked.size > 0),
    );
  }
}
