import { Unreadable } from '../unreadable.ts';
import { AttributeReader, type Attributes } from './xml-attributes.ts';
import {
  BANG,
  BYTE_KINDS,
  FORBIDDEN,
  GREATER,
  LESS,
  NAME,
  NAME_START,
  QUESTION,
  SLASH,
  SPECIAL,
  WHITE,
  whiteEnd,
} from './xml-bytes.ts';
import { ElementTable, type Families, XmlNames } from './xml-names.ts';
import { decodedCdata, decodedText, type XmlSource, xmlSource } from './xml-source.ts';

export type { Attributes } from './xml-attributes.ts';
export type { Families } from './xml-names.ts';

/** Given by `open`: nothing is told of what is in the element, nor of its end. */
export const SKIP = true;

/** What one pass over a part's XML tells its reader. `Element` is whatever the reader makes of a name. */
export interface XmlEvents<Element> {
  /**
   * Returns what the reader makes of a name, in its own spelling (`w:p`, whichever prefix the part chose): asked once for each
   * name. `undefined`: nothing is told of such elements themselves, but what is in them is.
   */
  element(name: string): Element | undefined;
  /** Gives `SKIP` when nothing more is to be told of the element. */
  open(element: Element, attributes: Attributes): unknown;
  close(element: Element): void;
  /** Text between tags, references resolved; one text may come in pieces. */
  text(text: string): void;
}

/** Deeper than any real document: tables in text boxes in tables are some 60 deep. */
const DEEPEST = 1_000;

/**
 * Goes through a part once and makes nothing that nobody asks for. Throws `Unreadable` for what is not well-formed, has
 * a document type or is nested too deep. It refuses what `saxes` refuses (a test compares the two over real parts and
 * mutated ones), except: any character beyond ASCII may stand in a name; U+FFFE, U+FFFF and control characters may stand
 * in comments and instructions, and the first two in text; an XML declaration is read for its encoding alone.
 */
export function passOver<Element>(part: Uint8Array, families: Families, events: XmlEvents<Element>): void {
  new XmlPass(xmlSource(part), families, events).run();
}

class XmlPass<Element> {
  readonly #source: XmlSource;
  readonly #events: XmlEvents<Element>;
  readonly #names: XmlNames;
  readonly #attributes: AttributeReader;
  readonly #elements: ElementTable<Element>;
  /** For each open element, by depth: the place of its name, and its length. */
  readonly #tags = new Int32Array((DEEPEST + 1) * 2);
  readonly #open: (Element | undefined)[] = [];
  #depth = 0;
  /** The depth of the element that is skipped, 0 when none is. */
  #skipped = 0;
  #rooted = false;

  constructor(source: XmlSource, families: Families, events: XmlEvents<Element>) {
    this.#source = source;
    this.#events = events;
    this.#names = new XmlNames(families);
    this.#attributes = new AttributeReader(source, this.#names);
    this.#elements = new ElementTable(source, this.#names, (name) => events.element(name));
  }

  run(): void {
    const { bytes } = this.#source;
    let at = 0;
    while (at < bytes.length) {
      at = this.#text(at);
      if (at >= bytes.length) break;
      const next = bytes[at + 1];
      if (next === SLASH) at = this.#closeTag(at + 2);
      else if (next === BANG) at = this.#declaration(at);
      else if (next === QUESTION) at = this.#instruction(at);
      else at = this.#openTag(at + 1);
    }
    if (this.#depth > 0 || !this.#rooted) throw new Unreadable('not_xml');
  }

  /** Tells of the text from here to the next tag; gives the position of that. */
  #text(from: number): number {
    const { bytes, latin1 } = this.#source;
    let at = from;
    let kinds = 0;
    let all = WHITE;
    for (; at < bytes.length && bytes[at] !== LESS; at += 1) {
      const kind = BYTE_KINDS[bytes[at] ?? 0] ?? 0;
      kinds |= kind;
      all &= kind;
    }
    if (at === from) return at;
    if ((kinds & FORBIDDEN) !== 0) throw new Unreadable('not_xml');
    if (this.#depth === 0) {
      if (all !== WHITE) throw new Unreadable('not_xml');
    } else if ((kinds & SPECIAL) !== 0) {
      const text = decodedText(this.#source, from, at, kinds);
      if (this.#skipped === 0) this.#events.text(text);
    } else if (this.#skipped === 0) {
      this.#events.text(latin1.slice(from, at));
    }
    return at;
  }

  /** Reads the start tag whose name begins here; gives the position behind it. */
  #openTag(start: number): number {
    const { bytes } = this.#source;
    const attributes = this.#attributes;
    let at = start;
    if (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & NAME_START) === 0) throw new Unreadable('not_xml');
    let hash = 0;
    for (let byte = bytes[at] ?? 0; ((BYTE_KINDS[byte] ?? 0) & NAME) !== 0; byte = bytes[at] ?? 0) {
      hash = (Math.imul(hash, 31) + byte) | 0;
      at += 1;
    }
    const length = at - start;
    attributes.clear();
    let ended = false;
    for (let byte = bytes[at] ?? 0; byte !== GREATER; byte = bytes[at] ?? 0) {
      if (byte === SLASH) {
        if (bytes[at + 1] !== GREATER) throw new Unreadable('not_xml');
        ended = true;
        at += 1;
        continue;
      }
      if (((BYTE_KINDS[byte] ?? 0) & WHITE) === 0) throw new Unreadable('not_xml');
      at = whiteEnd(bytes, at);
      const first = bytes[at];
      if (first !== GREATER && first !== SLASH) at = attributes.read(at);
    }
    this.#begin(start, length, hash);
    if (ended) this.#end();
    return at + 1;
  }

  #begin(start: number, length: number, hash: number): void {
    this.#depth += 1;
    const depth = this.#depth;
    if (depth === 1) {
      if (this.#rooted) throw new Unreadable('not_xml');
      this.#rooted = true;
    }
    if (depth > DEEPEST) throw new Unreadable('too_deep');
    this.#tags[depth * 2] = start;
    this.#tags[depth * 2 + 1] = length;
    if (this.#skipped !== 0) return;
    if (this.#attributes.declares && this.#attributes.bind(depth)) this.#elements.clear();
    const element = this.#elements.at(start, length, hash);
    if (element !== undefined && this.#events.open(element, this.#attributes) === SKIP) this.#skipped = depth;
    else this.#open[depth] = element;
  }

  /** Reads the end tag whose name begins here; gives the position behind it. */
  #closeTag(start: number): number {
    const { bytes } = this.#source;
    const depth = this.#depth;
    if (depth === 0) throw new Unreadable('not_xml');
    const opened = this.#tags[depth * 2] ?? 0;
    const length = this.#tags[depth * 2 + 1] ?? 0;
    for (let at = 0; at < length; at += 1)
      if (bytes[opened + at] !== bytes[start + at]) throw new Unreadable('not_xml');
    let at = start + length;
    if (bytes[at] !== GREATER) at = whiteEnd(bytes, at);
    if (bytes[at] !== GREATER) throw new Unreadable('not_xml');
    this.#end();
    return at + 1;
  }

  #end(): void {
    const depth = this.#depth;
    this.#depth = depth - 1;
    if (this.#skipped !== 0) {
      if (this.#skipped < depth) return;
      this.#skipped = 0;
    } else {
      const element = this.#open[depth];
      if (element !== undefined) this.#events.close(element);
    }
    if (this.#names.boundAt >= depth && this.#names.unbind(depth)) this.#elements.clear();
  }

  /** Reads a comment or a CDATA section; a document type ends the pass. Gives the position behind it. */
  #declaration(from: number): number {
    const { latin1 } = this.#source;
    if (latin1.startsWith('<!--', from)) {
      const end = latin1.indexOf('--', from + 4);
      if (end < 0 || !latin1.startsWith('>', end + 2)) throw new Unreadable('not_xml');
      return end + 3;
    }
    if (latin1.startsWith('<!DOCTYPE', from)) throw new Unreadable('document_type');
    if (!latin1.startsWith('<![CDATA[', from) || this.#depth === 0) throw new Unreadable('not_xml');
    const end = latin1.indexOf(']]>', from);
    if (end < 0) throw new Unreadable('not_xml');
    const text = decodedCdata(this.#source, from + '<![CDATA['.length, end);
    if (this.#skipped === 0 && text !== '') this.#events.text(text);
    return end + 3;
  }

  /** Reads a processing instruction, or the XML declaration at the very beginning; gives the position behind it. */
  #instruction(from: number): number {
    const { bytes, latin1 } = this.#source;
    const end = latin1.indexOf('?>', from + 2);
    let at = from + 2;
    if (end < 0 || ((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & NAME_START) === 0) throw new Unreadable('not_xml');
    while (((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & NAME) !== 0) at += 1;
    const isWhite = ((BYTE_KINDS[bytes[at] ?? 0] ?? 0) & WHITE) !== 0;
    if (at !== end && !isWhite) throw new Unreadable('not_xml');
    if (from > 0 && latin1.slice(from + 2, at).toLowerCase() === 'xml') throw new Unreadable('not_xml');
    return end + 2;
  }
}
