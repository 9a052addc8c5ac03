import type { XmlNames } from './xml-names.ts';
import type { XmlSource } from './xml-source.ts';

/** A power of two; a part has some 100 names, and one with more than half of these is looked up the slow way. */
const SLOTS = 1_024;
const MOST = SLOTS / 2;

/**
 * What the reader does at each name of a part, found by the name's bytes: no string is made for a name that was met
 * before. Cleared whenever a prefix changes its meaning.
 */
export class ElementTable<Element> {
  readonly #source: XmlSource;
  readonly #names: XmlNames;
  readonly #find: (name: string) => Element | undefined;
  /** For each slot one more than the index of its entry, 0 when it is free. */
  readonly #slots = new Int16Array(SLOTS);
  readonly #starts = new Int32Array(MOST);
  readonly #lengths = new Int32Array(MOST);
  readonly #elements: (Element | undefined)[] = [];

  constructor(source: XmlSource, names: XmlNames, find: (name: string) => Element | undefined) {
    this.#source = source;
    this.#names = names;
    this.#find = find;
  }

  clear(): void {
    this.#slots.fill(0);
    this.#elements.length = 0;
  }

  /** What the reader does at the element whose name stands here; `hash` is any number made from its bytes. */
  at(start: number, length: number, hash: number): Element | undefined {
    let slot = hash & (SLOTS - 1);
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#isName(entry - 1, start, length)) return this.#elements[entry - 1];
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#learn(slot, start, length);
  }

  #isName(index: number, start: number, length: number): boolean {
    if (this.#lengths[index] !== length) return false;
    const { bytes } = this.#source;
    const known = this.#starts[index] ?? 0;
    for (let at = length - 1; at >= 0; at -= 1) if (bytes[known + at] !== bytes[start + at]) return false;
    return true;
  }

  #learn(slot: number, start: number, length: number): Element | undefined {
    const spelt = this.#names.spelt(this.#source.bytes.toString('utf8', start, start + length));
    const element = spelt === undefined ? undefined : this.#find(spelt);
    const index = this.#elements.length;
    if (index < MOST) {
      this.#starts[index] = start;
      this.#lengths[index] = length;
      this.#elements.push(element);
      this.#slots[slot] = index + 1;
    }
    return element;
  }
}
