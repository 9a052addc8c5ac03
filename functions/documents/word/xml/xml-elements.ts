import type { XmlNames } from './xml-names.ts';
import type { XmlSource } from './xml-source.ts';

/** A power of two. A part has some 100 names; those beyond half of these are looked up the slow way. */
const SLOTS = 512;
const MOST = SLOTS / 2;

/**
 * What the reader does at each name of a part, found by the name's bytes: no string is made for a name that was met
 * before. Cleared whenever a prefix changes its meaning.
 */
export class ElementTable<Element> {
  readonly #source: XmlSource;
  readonly #names: XmlNames;
  readonly #find: (name: string) => Element | undefined;
  /** First the slots, each one more than the number of its name or 0 when it is free; then where each name stands, and its length. */
  readonly #table = new Int32Array(SLOTS + MOST * 2);
  readonly #elements: (Element | undefined)[] = [];

  constructor(source: XmlSource, names: XmlNames, find: (name: string) => Element | undefined) {
    this.#source = source;
    this.#names = names;
    this.#find = find;
  }

  clear(): void {
    this.#table.fill(0, 0, SLOTS);
    this.#elements.length = 0;
  }

  /** What the reader does at the element whose name stands here; `hash` is any number made from its bytes. */
  at(start: number, length: number, hash: number): Element | undefined {
    let slot = hash & (SLOTS - 1);
    for (let entry = this.#table[slot] ?? 0; entry !== 0; entry = this.#table[slot] ?? 0) {
      if (this.#isName(entry - 1, start, length)) return this.#elements[entry - 1];
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#learn(slot, start, length);
  }

  #isName(index: number, start: number, length: number): boolean {
    const place = SLOTS + index * 2;
    if (this.#table[place + 1] !== length) return false;
    const { bytes } = this.#source;
    const known = this.#table[place] ?? 0;
    for (let at = length - 1; at >= 0; at -= 1) if (bytes[known + at] !== bytes[start + at]) return false;
    return true;
  }

  #learn(slot: number, start: number, length: number): Element | undefined {
    const spelt = this.#names.spelt(nameText(this.#source, start, length));
    const element = spelt === undefined ? undefined : this.#find(spelt);
    const index = this.#elements.length;
    if (index < MOST) {
      this.#table[slot] = index + 1;
      this.#table[SLOTS + index * 2] = start;
      this.#table[SLOTS + index * 2 + 1] = length;
      this.#elements.push(element);
    }
    return element;
  }
}

function nameText({ bytes, latin1 }: XmlSource, start: number, length: number): string {
  const text = latin1.slice(start, start + length);
  return /[\u0080-\u00ff]/.test(text) ? bytes.toString('utf8', start, start + length) : text;
}
