import { signed } from '../assembly/asides.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { Attributes } from '../xml/xml-pass.ts';
import { INDEX_MARKS, LINKS } from './elements.ts';

/** What elements of a text alone are called where they are shown to a person. */
const GATHERED: ReadonlyMap<string, string> = new Map([
  ['svg:title', 'Alternative text'],
  ['svg:desc', 'Alternative text'],
  ['table:title', 'Alternative text'],
  ['table:desc', 'Alternative text'],
  ['math:math', 'Equation'],
  ['text:hidden-text', 'Hidden text'],
]);

/** Elements whose text is an aside, with its label. */
const APART: ReadonlyMap<string, string> = new Map([
  ['office:annotation', 'Comment'],
  ['office:change-info', 'Comment on a change'],
  ['table:covered-table-cell', 'Hidden text'],
]);

const INDEX_WORDS = ['text:string-value', 'text:key1', 'text:key2'];

/** The longest text of an element such as a description: a person reads more in the file. */
const LONGEST = 40_000;

/** Text of an element that is no paragraph: it is gathered until the element ends. */
export class Gathering {
  text = '';
  /** There was more of it than is kept. */
  cut = false;
  /** The depth of the element. */
  readonly depth: number;
  /** Elements in it stand apart: an equation's signs. */
  readonly #apart: boolean;
  readonly #done: (text: string) => void;

  constructor(depth: number, done: (text: string) => void, apart = false) {
    this.depth = depth;
    this.#apart = apart;
    this.#done = done;
  }

  add(text: string): void {
    const room = LONGEST - this.text.length;
    if (text.length > room) this.cut = true;
    this.text += text.slice(0, Math.max(0, room));
  }

  /** Ends an element inside. */
  within(): void {
    if (this.#apart) this.add(' ');
  }

  end(): void {
    this.#done(this.text.replace(/\s+/g, ' ').trim());
  }
}

/** A note or comment that is open. */
interface Apart {
  readonly name: string;
  readonly label: string;
  author: string;
}

/** The words of a text that stand apart from what it says in order: notes, comments, descriptions, addresses (law 10). */
export class WordsApart {
  readonly #assembly: DocumentAssembly;
  readonly #open: Apart[] = [];
  /** Whether each section that is open is hidden. */
  readonly #sections: boolean[] = [];
  #note = 'Footnote';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  /** Returns the gathering that an element begins, if it is one of a text alone; `depth` is the element's. */
  gathering(name: string, its: Attributes, depth: number): Gathering | undefined {
    if (name === 'dc:creator') {
      const apart = this.#open.at(-1);
      return new Gathering(depth, (text) => {
        if (apart) apart.author = text;
      });
    }
    // The small text over or beside a base follows it.
    if (name === 'text:ruby-text')
      return new Gathering(depth, (text) => {
        if (text !== '') this.#assembly.add(` (${text})`);
      });
    const label = GATHERED.get(name);
    // What is not hidden now is a text like any other.
    if (label === undefined || (name === 'text:hidden-text' && its.get('text:is-hidden') !== 'true')) return undefined;
    const value = name === 'text:hidden-text' ? (its.get('text:string-value') ?? '').trim() : '';
    this.#assembly.aside(label, value);
    return new Gathering(
      depth,
      (text) => this.#assembly.aside(label, text === value ? '' : text),
      name === 'math:math',
    );
  }

  /** Takes an element; says whether text of its own follows, until `end`. */
  begin(name: string, its: Attributes): boolean {
    if (LINKS.has(name))
      this.#assembly.listeners.beginLink(its.get('xlink:href'), its.get('office:title') ?? its.get('xlink:title'));
    else if (INDEX_MARKS.has(name)) for (const word of INDEX_WORDS) this.#assembly.aside('Index entry', its.get(word));
    else if (name === 'text:note') this.#note = its.get('text:note-class') === 'endnote' ? 'Endnote' : 'Footnote';
    else if (name === 'text:conditional-text') this.#conditional(its);
    else if (name === 'text:section') return this.#beginSection(name, its);
    const label = name === 'text:note-body' ? this.#note : APART.get(name);
    return label !== undefined && this.#begin(name, label);
  }

  /** Ends an element; says whether it had text of its own. */
  end(name: string): boolean {
    if (LINKS.has(name)) this.#assembly.endLink();
    if (name === 'text:section' && this.#sections.pop() !== true) return false;
    const apart = this.#open.at(-1);
    if (apart?.name !== name) return false;
    this.#open.pop();
    this.#assembly.asideBlocks(signed(apart.label, apart.author), this.#assembly.endBlocks());
    return true;
  }

  /** Ends the part: nothing in it is open any more. */
  endPart(): void {
    this.#open.splice(0);
    this.#sections.splice(0);
  }

  #begin(name: string, label: string): true {
    this.#open.push({ name, label, author: '' });
    this.#assembly.beginBlocks();
    return true;
  }

  /** Begins a section. A hidden one is an aside; one within it, and one that is shown, is not. */
  #beginSection(name: string, its: Attributes): boolean {
    const hidden = its.get('text:display') === 'none' || its.get('text:is-hidden') === 'true';
    this.#sections.push(hidden);
    return hidden && this.#begin(name, 'Hidden text');
  }

  /** Shows the one of its two texts that is not shown now. */
  #conditional(its: Attributes): void {
    const now = its.get('text:current-value');
    if (now !== 'true') this.#assembly.aside('Hidden text', its.get('text:string-value-if-true'));
    if (now !== 'false') this.#assembly.aside('Hidden text', its.get('text:string-value-if-false'));
  }
}
