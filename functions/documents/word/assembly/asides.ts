import type { Words } from '#schemas/case-document.ts';
import type { Block, Paragraph, ReadDocument } from '../document.ts';
import { textOf } from '../document-text.ts';

/** The label of a form field's help text. In a form it is guidance; in another document it is text. */
export const FIELD_HELP = 'Help of a form field';
/** Notes, comments and alternative texts; a thesis has some thousand. Their text counts with all other text. */
const MOST = 5_000;

/** The words that stand apart from the running text, in the order of the file (law 10). */
export class Asides {
  /** Words, or the blocks that hold them: what fields in those say is settled at the end. */
  readonly #kept: {
    readonly label: string;
    readonly said: string | readonly Block[];
    readonly at: Paragraph | undefined;
  }[] = [];
  /** The paragraphs from which notes and comments in other parts are pointed at. */
  readonly #pointers = new Map<string, Paragraph>();

  /** There were more than are kept. */
  cut = false;

  /** `at` is the paragraph that they stand beside, or what points at them from there. */
  add(label: string, said: string | readonly Block[], at: Paragraph | string | undefined): void {
    if (said.length === 0) return;
    const beside = typeof at === 'string' ? this.#pointers.get(at) : at;
    if (this.#kept.length < MOST) this.#kept.push({ label, said, at: beside });
    else this.cut = true;
  }

  pointFrom(at: Paragraph | undefined, pointer: string): void {
    if (at !== undefined && this.#pointers.size < MOST) this.#pointers.set(pointer, at);
  }

  /** Returns the words, and what they stand beside. */
  done(): Pick<ReadDocument, 'asides' | 'beside'> {
    const asides: Words[] = [];
    const beside = new Map<Words, Paragraph>();
    for (const { label, said, at } of this.#kept) {
      const words = { label, text: typeof said === 'string' ? said : textOf(said) };
      if (words.text === '') continue;
      asides.push(words);
      if (at) beside.set(words, at);
    }
    return { asides, ...(beside.size > 0 ? { beside } : {}) };
  }
}

/** Returns what a comment or note by somebody is called. */
export function signed(label: string, author: string | undefined): string {
  return author ? `${label} by ${author}` : label;
}

/** Tells whether a person gave a shape this name. Programs call theirs by kind and number: "Text Box 2". */
export function isGivenName(name: string): boolean {
  return !/^[\p{L} ]{0,60}\d{0,6}(?: Copy \d{1,6})?$/u.test(name);
}
