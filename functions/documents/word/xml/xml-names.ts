import { Unreadable } from '../unreadable.ts';
import type { XmlSource } from './xml-source.ts';

/**
 * The namespaces that a reader knows and the prefixes by which it calls them: `w` for that of WordprocessingML. A name
 * without a namespace is asked for with an empty text.
 */
export interface Families {
  get(namespace: string): string | undefined;
}

interface Binding {
  readonly prefix: string;
  readonly depth: number;
  readonly namespace: string;
  /** The reader's prefix for it. */
  readonly family: string | undefined;
  readonly before: Binding | undefined;
}

/**
 * Prefixes that mean something at one time. Word declares some 40 and LibreOffice 45; a look-up goes through all of them
 * after each change.
 */
const MOST_PREFIXES = 200;

/** Prefixes for one namespace at one time: no producer has two. */
const MOST_WAYS = 8;
/** A document of 5,000 drawings that each declare one of our prefixes, at their start and until their end. */
const MOST_CHANGES = 20_000;

const OWN_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The namespace of each prefix at the place of the pass (Namespaces in XML 1.0), and so how we spell a name. */
export class XmlNames {
  readonly #families: Families;
  readonly #bound = new Map<string, Binding>();
  readonly #bindings: Binding[] = [];
  readonly #ways = new Map<string, readonly string[]>();
  #changes = 0;

  constructor(families: Families) {
    this.#families = families;
    this.#set('xml', OWN_NAMESPACE, 0);
    this.#set('', '', 0);
  }

  /** Returns the depth of the innermost element that bound a prefix, or 0. */
  get boundAt(): number {
    return this.#bindings.at(-1)?.depth ?? 0;
  }

  /**
   * Binds a prefix (empty: names without one) for the element at this depth; says whether any name changes its meaning
   * for the reader. Throws `Unreadable`.
   */
  bind(prefix: string, namespace: string, depth: number): boolean {
    const before = this.#bound.get(prefix);
    if (before?.namespace === namespace) return false;
    const binding = this.#set(prefix, namespace, depth);
    this.#bindings.push(binding);
    if (this.#bound.size > MOST_PREFIXES) throw new Unreadable('too_large');
    return this.#changed(before, binding);
  }

  #set(prefix: string, namespace: string, depth: number): Binding {
    const family = this.#families.get(namespace);
    const binding = { prefix, depth, namespace, family, before: this.#bound.get(prefix) };
    this.#bound.set(prefix, binding);
    return binding;
  }

  /** Ends the element at this depth; says whether any name changes its meaning for the reader. Throws `Unreadable`. */
  unbind(depth: number): boolean {
    let changed = false;
    for (let last = this.#bindings.at(-1); last && last.depth >= depth; last = this.#bindings.at(-1)) {
      this.#bindings.pop();
      if (last.before) this.#bound.set(last.prefix, last.before);
      else this.#bound.delete(last.prefix);
      changed = this.#changed(last, last.before) || changed;
    }
    return changed;
  }

  /** Drawings declare the prefixes of their own namespaces again and again: that changes nothing for us. */
  #changed(before: Binding | undefined, after: Binding | undefined): boolean {
    if (before?.family === after?.family) return false;
    if (this.#ways.size > 0) this.#ways.clear();
    this.#changes += 1;
    if (this.#changes > MOST_CHANGES) throw new Unreadable('too_large');
    return true;
  }

  /** Returns an element's name in the reader's spelling: `w:p`, whatever its prefix; `undefined` when its namespace is not known. */
  spelt(written: string): string | undefined {
    const colon = written.indexOf(':');
    const family = this.#bound.get(colon < 0 ? '' : written.slice(0, colon))?.family;
    if (family === undefined) return undefined;
    const local = written.slice(colon + 1);
    return family === '' ? local : `${family}:${local}`;
  }

  /**
   * Returns the ways in which an attribute of the reader's spelling may be written here, as the Latin-1 of their UTF-8.
   * Throws `Unreadable`.
   */
  waysToWrite(spelt: string): readonly string[] {
    const known = this.#ways.get(spelt);
    if (known) return known;
    const colon = spelt.lastIndexOf(':');
    const local = spelt.slice(colon + 1);
    const wanted = colon < 0 ? '' : spelt.slice(0, colon);
    // An attribute without a prefix has no namespace, whatever the default one is.
    const ways = colon < 0 ? [spelt] : [];
    for (const { prefix, family } of this.#bound.values())
      if (prefix !== '' && family === wanted) ways.push(`${prefix}:${local}`);
    if (ways.length > MOST_WAYS) throw new Unreadable('too_large');
    const written = ways.map((way) => Buffer.from(way).toString('latin1'));
    this.#ways.set(spelt, written);
    return written;
  }
}

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
  /** First the slots, each one more than the number of its name or 0 when it is free; then the place of each name, and its length. */
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

  /** Returns what the reader does at the element with this name; `hash` is any number made from its bytes. */
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
