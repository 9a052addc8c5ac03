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
} from './xml-bytes.ts';
import type { XmlNames } from './xml-names.ts';
import type { XmlSource } from './xml-source.ts';
import { decodedValue } from './xml-text.ts';

/** The attributes of the element that just began. Ask before the next event: they are the pass's own. */
export interface Attributes {
  /** An attribute's value by the reader's spelling of its name: `w:val`, or `Target` for one without a namespace. */
  get(name: string): string | undefined;
}

/** Attributes of one element. The root of a Word document has some 40, all namespaces; comparing them grows by the square. */
const MOST = 256;

/** Reads the attributes of one tag after another: where each stands, and no text until somebody asks for it. */
export class AttributeReader implements Attributes {
  readonly #source: XmlSource;
  readonly #names: XmlNames;
  /** For each attribute the positions of its name and its value. */
  readonly #nameStarts = new Int32Array(MOST);
  readonly #nameEnds = new Int32Array(MOST);
  readonly #starts = new Int32Array(MOST);
  readonly #ends = new Int32Array(MOST);
  readonly #kinds = new Uint8Array(MOST);
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
    const bytes = this.#source.bytes;
    let at = from;
    if (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & NAME_START) === 0) throw new Unreadable('not_xml');
    while (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & NAME) !== 0) at += 1;
    const nameEnd = at;
    at = this.#skipWhite(at);
    if (bytes[at] !== EQUALS) throw new Unreadable('not_xml');
    at = this.#skipWhite(at + 1);
    const quote = bytes[at];
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) throw new Unreadable('not_xml');
    at += 1;
    const start = at;
    let kinds = 0;
    for (let byte = bytes[at] ?? 0; byte !== quote; byte = bytes[at] ?? 0) {
      kinds |= BYTE_KINDS[byte] ?? 0;
      if (byte === LESS || byte === 0) throw new Unreadable('not_xml');
      at += 1;
    }
    this.#add(from, nameEnd, start, at, kinds);
    return at + 1;
  }

  #skipWhite(from: number): number {
    let at = from;
    while (((BYTE_KINDS[this.#source.bytes[at] ?? 0] ?? 0) & WHITE) !== 0) at += 1;
    return at;
  }

  #add(nameStart: number, nameEnd: number, start: number, end: number, kinds: number): void {
    const index = this.#count;
    if (index >= MOST) throw new Unreadable('too_large');
    if ((kinds & FORBIDDEN) !== 0) throw new Unreadable('not_xml');
    this.#nameStarts[index] = nameStart;
    this.#nameEnds[index] = nameEnd;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#kinds[index] = kinds;
    for (let other = 0; other < index; other += 1)
      if (this.#isSameName(other, nameStart, nameEnd)) throw new Unreadable('not_xml');
    this.#count = index + 1;
    if (nameEnd - nameStart >= 5 && this.#source.latin1.startsWith('xmlns', nameStart)) this.declares = true;
    // Nobody may ask for it, but it must be right.
    if ((kinds & SPECIAL) !== 0) this.#value(index);
  }

  /** Compares from the end: names of one element differ in their last letters. */
  #isSameName(index: number, start: number, end: number): boolean {
    const { bytes } = this.#source;
    let other = this.#nameEnds[index] ?? 0;
    if (other - (this.#nameStarts[index] ?? 0) !== end - start) return false;
    for (let at = end - 1; at >= start; at -= 1) {
      other -= 1;
      if (bytes[at] !== bytes[other]) return false;
    }
    return true;
  }

  get(name: string): string | undefined {
    if (this.#count === 0) return undefined;
    for (const way of this.#names.waysToWrite(name)) {
      for (let index = 0; index < this.#count; index += 1) {
        const start = this.#nameStarts[index] ?? 0;
        if ((this.#nameEnds[index] ?? 0) - start === way.length && this.#source.latin1.startsWith(way, start))
          return this.#value(index);
      }
    }
    return undefined;
  }

  #value(index: number): string {
    const [start, end] = [this.#starts[index] ?? 0, this.#ends[index] ?? 0];
    const plain = ((this.#kinds[index] ?? 0) & (SPECIAL | TO_SPACE)) === 0;
    return plain ? this.#source.latin1.slice(start, end) : decodedValue(this.#source, start, end);
  }

  /** Binds the prefixes that the tag declares; says whether that changes anything. Throws `Unreadable`. */
  bind(depth: number): boolean {
    let changed = false;
    for (let index = 0; index < this.#count; index += 1) {
      const name = this.#source.latin1.slice(this.#nameStarts[index] ?? 0, this.#nameEnds[index] ?? 0);
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      changed = this.#names.bind(name.slice('xmlns:'.length), this.#value(index), depth) || changed;
    }
    return changed;
  }
}
