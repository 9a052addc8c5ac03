import { Unreadable } from '../unreadable.ts';
import {
  BYTE_KINDS,
  DOUBLE_QUOTE,
  EQUALS,
  FORBIDDEN,
  LESS,
  NAME,
  NAME_START,
  SINGLE_QUOTE,
  SPECIAL,
  TO_SPACE,
  WHITE,
  whiteEnd,
} from './xml-bytes.ts';
import type { XmlNames } from './xml-names.ts';
import { decodedValue, type XmlSource } from './xml-source.ts';

/** The attributes of the element that just began. Ask before the next event: they are the pass's own. */
export interface Attributes {
  /** Returns an attribute's value by the reader's spelling of its name: `w:val`, or `Target` for one without a namespace. */
  get(name: string): string | undefined;
}

/** Attributes of one element. The root of a document has some 45, nearly all namespaces. */
const MOST = 256;
/** All but the root have fewer. */
const FEW = 16;

/** Numbers that are kept of each. */
const EACH = 5;

const LETTER_X = 0x78;

/** Reads the attributes of one tag after another: the place of each, and its text only when it is asked for. */
export class AttributeReader implements Attributes {
  readonly #source: XmlSource;
  readonly #names: XmlNames;
  /** Of each attribute, in `EACH` places: where its name begins and ends, where its value does, and the kinds of its bytes. */
  readonly #found = new Int32Array(MOST * EACH);
  /** The names of a tag of many. */
  readonly #many = new Set<string>();
  #count = 0;
  /** One of the names begins with `xmlns`. */
  declares = false;

  constructor(source: XmlSource, names: XmlNames) {
    this.#source = source;
    this.#names = names;
  }

  clear(): void {
    this.#count = 0;
    this.declares = false;
  }

  /** Reads the attribute whose name begins here; gives the position behind its value. Throws `Unreadable`. */
  read(from: number): number {
    const { bytes } = this.#source;
    let at = from;
    let byte = bytes[at] ?? 0;
    if (((BYTE_KINDS[byte] ?? 0) & NAME_START) === 0) throw new Unreadable('not_xml');
    while (((BYTE_KINDS[byte] ?? 0) & NAME) !== 0) {
      at += 1;
      byte = bytes[at] ?? 0;
    }
    const nameEnd = at;
    if (byte !== EQUALS) at = whiteEnd(bytes, at);
    if (bytes[at] !== EQUALS) throw new Unreadable('not_xml');
    at += 1;
    let quote = bytes[at] ?? 0;
    if (((BYTE_KINDS[quote] ?? 0) & WHITE) !== 0) {
      at = whiteEnd(bytes, at);
      quote = bytes[at] ?? 0;
    }
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) throw new Unreadable('not_xml');
    at += 1;
    const start = at;
    let kinds = 0;
    byte = bytes[at] ?? 0;
    while (byte !== quote) {
      // Behind the end there is byte 0, which is forbidden.
      kinds |= BYTE_KINDS[byte] ?? 0;
      if (byte === LESS || byte === 0) throw new Unreadable('not_xml');
      at += 1;
      byte = bytes[at] ?? 0;
    }
    this.#add(from, nameEnd, start, at, kinds);
    return at + 1;
  }

  #add(nameStart: number, nameEnd: number, start: number, end: number, kinds: number): void {
    const found = this.#found;
    const at = this.#count * EACH;
    if (at >= found.length) throw new Unreadable('too_large');
    if ((kinds & FORBIDDEN) !== 0) throw new Unreadable('not_xml');
    this.#refuseTwins(at, nameStart, nameEnd);
    found[at] = nameStart;
    found[at + 1] = nameEnd;
    found[at + 2] = start;
    found[at + 3] = end;
    found[at + 4] = kinds;
    this.#count += 1;
    const { bytes, latin1 } = this.#source;
    if (bytes[nameStart] === LETTER_X && latin1.startsWith('xmlns', nameStart)) this.declares = true;
    // Nobody may ask for it, but it must be right.
    if ((kinds & SPECIAL) !== 0) this.#value(at);
  }

  /** Refuses an attribute that comes twice (3.1). A tag of many is searched by a set: comparing all grows by the square. */
  #refuseTwins(end: number, nameStart: number, nameEnd: number): void {
    const found = this.#found;
    if (end < FEW * EACH) {
      for (let other = 0; other < end; other += EACH) {
        const otherEnd = found[other + 1] ?? 0;
        if (otherEnd - (found[other] ?? 0) === nameEnd - nameStart && this.#isSameName(otherEnd, nameStart, nameEnd))
          throw new Unreadable('not_xml');
      }
      return;
    }
    const { latin1 } = this.#source;
    if (end === FEW * EACH) {
      this.#many.clear();
      for (let other = 0; other < end; other += EACH)
        this.#many.add(latin1.slice(found[other] ?? 0, found[other + 1] ?? 0));
    }
    const name = latin1.slice(nameStart, nameEnd);
    if (this.#many.has(name)) throw new Unreadable('not_xml');
    this.#many.add(name);
  }

  /** Compares two names of one length, from the end: names of one element differ in their last letters. */
  #isSameName(otherEnd: number, start: number, end: number): boolean {
    const { bytes } = this.#source;
    let other = otherEnd;
    for (let at = end - 1; at >= start; at -= 1) {
      other -= 1;
      if (bytes[at] !== bytes[other]) return false;
    }
    return true;
  }

  get(name: string): string | undefined {
    const found = this.#found;
    const end = this.#count * EACH;
    if (end === 0) return undefined;
    for (const way of this.#names.waysToWrite(name)) {
      for (let at = 0; at < end; at += EACH) {
        const start = found[at] ?? 0;
        if ((found[at + 1] ?? 0) - start === way.length && this.#source.latin1.startsWith(way, start))
          return this.#value(at);
      }
    }
    return undefined;
  }

  #value(at: number): string {
    const start = this.#found[at + 2] ?? 0;
    const end = this.#found[at + 3] ?? 0;
    const kinds = this.#found[at + 4] ?? 0;
    const plain = (kinds & (SPECIAL | TO_SPACE)) === 0;
    return plain ? this.#source.latin1.slice(start, end) : decodedValue(this.#source, start, end, kinds);
  }

  /** Binds the prefixes that the tag declares; says whether that changes anything. Throws `Unreadable`. */
  bind(depth: number): boolean {
    let changed = false;
    for (let at = 0; at < this.#count * EACH; at += EACH) {
      const name = this.#source.latin1.slice(this.#found[at] ?? 0, this.#found[at + 1] ?? 0);
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      changed = this.#names.bind(name.slice('xmlns:'.length), this.#value(at).trim(), depth) || changed;
    }
    return changed;
  }
}
