import type { DocumentAssembly, Listener } from '../assembly/document-assembly.ts';
import type { Attributes } from '../xml/xml-pass.ts';
import { Gathering } from './gathering.ts';

/** What elements of a text alone are called where they are shown to a person. */
const GATHERED: ReadonlyMap<string, string> = new Map([
  ['svg:title', 'Alternative text'],
  ['svg:desc', 'Alternative text'],
  ['table:title', 'Alternative text'],
  ['table:desc', 'Alternative text'],
  ['math:math', 'Equation'],
  ['text:hidden-text', 'Hidden text'],
]);

/** Elements that lead somewhere else (ODF 1.3 part 3, 6.1.8, 10.4.12, 10.4.13). */
const LINKS: ReadonlySet<string> = new Set([
  'text:a',
  'draw:a',
  'draw:area-rectangle',
  'draw:area-circle',
  'draw:area-polygon',
]);

/** Marks of indexes hold words of their own (ODF 1.3 part 3, 8.1). */
const INDEX_MARKS: ReadonlySet<string> = new Set([
  'text:toc-mark',
  'text:toc-mark-start',
  'text:user-index-mark',
  'text:user-index-mark-start',
  'text:alphabetical-index-mark',
  'text:alphabetical-index-mark-start',
]);
const INDEX_WORDS = ['text:string-value', 'text:key1', 'text:key2'];

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
  readonly #links: { readonly words: Listener | undefined; readonly address: string; readonly tip: string }[] = [];
  /** Whether each section that is open is hidden. */
  readonly #sections: boolean[] = [];
  #note = 'Footnote';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  /** The gathering that an element begins, if it is one of a text alone; `depth` is the element's. */
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
    if (LINKS.has(name)) this.#beginLink(its);
    else if (INDEX_MARKS.has(name))
      for (const word of INDEX_WORDS) this.#assembly.aside('Index entry', its.get(word) ?? '');
    else if (name === 'text:note') this.#note = its.get('text:note-class') === 'endnote' ? 'Endnote' : 'Footnote';
    else if (name === 'text:conditional-text') this.#conditional(its);
    else if (name === 'text:note-body') return this.#begin(name, this.#note);
    else if (name === 'office:annotation') return this.#begin(name, 'Comment');
    else if (name === 'office:change-info') return this.#begin(name, 'Comment on a change');
    else if (name === 'table:covered-table-cell') return this.#begin(name, 'Hidden text');
    else if (name === 'text:section') return this.#beginSection(name, its);
    return false;
  }

  /** An element ends; says whether it had text of its own. */
  end(name: string): boolean {
    if (LINKS.has(name)) {
      const link = this.#links.pop();
      this.#assembly.link(this.#assembly.heard(link?.words), link?.address ?? '', link?.tip);
    }
    if (name === 'text:section' && this.#sections.pop() !== true) return false;
    const apart = this.#open.at(-1);
    if (apart?.name !== name) return false;
    this.#open.pop();
    this.#assembly.asideBlocks(
      apart.author === '' ? apart.label : `${apart.label} by ${apart.author}`,
      this.#assembly.endBlocks(),
    );
    return true;
  }

  /** The part ends: nothing in it is open any more. */
  endPart(): void {
    this.#open.splice(0);
    this.#sections.splice(0);
    this.#links.splice(0);
  }

  #begin(name: string, label: string): true {
    this.#open.push({ name, label, author: '' });
    this.#assembly.beginBlocks();
    return true;
  }

  /** A section that is hidden stands apart; one within it, and one that is shown, does not. */
  #beginSection(name: string, its: Attributes): boolean {
    const hidden = its.get('text:display') === 'none' || its.get('text:is-hidden') === 'true';
    this.#sections.push(hidden);
    return hidden && this.#begin(name, 'Hidden text');
  }

  #beginLink(its: Attributes): void {
    this.#links.push({
      words: this.#assembly.listen(),
      address: its.get('xlink:href') ?? '',
      tip: its.get('office:title') ?? its.get('xlink:title') ?? '',
    });
  }

  /** Shows the one of its two texts that is not shown now. */
  #conditional(its: Attributes): void {
    const now = its.get('text:current-value');
    if (now !== 'true') this.#assembly.aside('Hidden text', its.get('text:string-value-if-true') ?? '');
    if (now !== 'false') this.#assembly.aside('Hidden text', its.get('text:string-value-if-false') ?? '');
  }
}
